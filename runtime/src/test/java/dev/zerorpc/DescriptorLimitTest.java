package dev.zerorpc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What a process is told that opens more clients than it has file descriptors for. */
@Timeout(60)
class DescriptorLimitTest {
  private static final int LIMIT = 300;

  /** Opens clients until there is no room. */
  static final class ManyClients {
    private ManyClients() {}

    public static void main(String[] arguments) {
      List<RpcClient> clients = new ArrayList<>();
      try {
        while (clients.size() < LIMIT) {
          clients.add(RpcClient.connect("tcp://127.0.0.1:1"));
        }
      } catch (RpcException e) {
        System.out.println(clients.size() + " clients, then " + e.getMessage());
      }
      Runtime.getRuntime().halt(0);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void theErrorSaysWhatToDo() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                "sh",
                "-c",
                "ulimit -n " + LIMIT + " && exec \"$0\" -cp \"$1\" \"$2\"",
                java,
                System.getProperty("java.class.path"),
                ManyClients.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(said)
        .matches("(?s)[1-9]\\d* clients, then ZeroMQ cannot be started: .*Too many open files.*")
        .contains("ulimit -n");
  }
}
