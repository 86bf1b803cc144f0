package dev.zerorpc.internal.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.InlineHandlers;
import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.MethodDescriptor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said of a handler that keeps the I/O thread for too long. */
class SlowInlineHandlerTest {
  private static final MethodDescriptor<String> WORK =
      MethodDescriptor.unary("Test", "work", Codecs.STRING).build();

  private final EngineFixture fixture = new EngineFixture();
  private final Logger logger = Logger.getLogger("dev.zerorpc.server");
  private final List<String> warnings = new ArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord entry) {
          warnings.add(entry.getMessage());
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

  private void work(Duration time) {
    fixture.service.add(
        WORK,
        call -> {
          fixture.network.loop().advance(time);
          call.reply(Codecs.STRING, "done");
        });
    fixture.offered = InlineHandlers.of(fixture.service);
    fixture.startServer();
    fixture.startClient();
    assertThat(fixture.call(WORK).executeAsync()).isCompletedWithValue("done");
  }

  @Test
  void oneThatTakesLongIsNamed() {
    work(Duration.ofMillis(60));

    assertThat(warnings)
        .singleElement()
        .asString()
        .contains("The handler of Test.work held up the I/O thread")
        .contains("for 60 ms");
  }

  @Test
  void oneThatDoesNotIsNot() {
    work(Duration.ofMillis(40));

    assertThat(warnings).isEmpty();
  }
}
