package dev.zerorpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PublicBindsTest {
  private final Logger logger = Logger.getLogger("dev.zerorpc.security");
  private final List<String> warnings = new ArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord entry) {
          if (entry.getLevel().equals(Level.WARNING)) {
            warnings.add(new SimpleFormatter().formatMessage(entry));
          }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    logger.addHandler(handler);
  }

  @AfterEach
  void leave() {
    logger.removeHandler(handler);
  }

  private static void warn(@Nullable Security security, String... endpoints) {
    PublicBinds.warn(List.of(endpoints), security);
  }

  @Test
  void oneWarningNamesWhatOtherMachinesCanReach() {
    warn(
        null, "tcp://127.0.0.1:1", "tcp://0.0.0.0:2", "tcp://*:3", "tcp://[::]:4", "tcp://[::1]:5");
    assertThat(warnings)
        .singleElement()
        .asString()
        .startsWith("tcp://0.0.0.0:2, tcp://*:3, tcp://[::]:4 can be reached from other machines")
        .contains("everybody is served")
        .contains("CurveServer");
  }

  @Test
  void loopbackAndEncryptionNeedNoWarning() {
    warn(null, "tcp://127.0.0.1:1", "tcp://localhost:2");
    warn(CurveServer.anyClient(CurveKeys.generate()), "tcp://*:3");
    assertThat(warnings).isEmpty();
  }

  @Test
  void passwordsInTheClearDo() {
    warn(PlainServer.of(Map.of("user", "password")), "tcp://*:3");
    assertThat(warnings).singleElement().asString().doesNotContain("everybody is served");
  }
}
