package dev.zerorpc.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The example of the README: its server, its client, and Python's client and command on the same
 * server.
 */
class HelloExampleIT {
  private static PeerProcess server() {
    return PeerProcess.java("com.example.hello.HelloServer", "tcp://127.0.0.1:*");
  }

  @Test
  void clientPrintsTheGreetingsAndTheStream() {
    try (PeerProcess server = server();
        PeerProcess client =
            PeerProcess.java(
                "com.example.hello.HelloClient", server.await("serving"), "Ada", "Grace")) {
      assertThat(client.awaitOutput())
          .isEqualTo(List.of("Hello, Ada", "Hello, Grace", "0", "2", "4", "6", "8"));
    }
  }

  @Test
  void pythonsClientPrintsTheGreeting() {
    try (PeerProcess server = server();
        PeerProcess client = PeerProcess.python("greet.py", server.await("serving"), "RPC")) {
      assertThat(client.awaitOutput()).isEqualTo(List.of("Hello, RPC", "[0, 2, 4]"));
    }
  }

  @Test
  void pythonsCommandListsTheMethodsWithTheirDocumentation() {
    try (PeerProcess server = server();
        PeerProcess command = PeerProcess.pythonCommand(server.await("serving"))) {
      assertThat(command.awaitOutput())
          .contains("[Greeter]")
          .anyMatch(line -> line.matches("hello +Greets somebody\\."))
          .anyMatch(
              line -> line.matches("range +Counts from `from` up to, not including, `to`\\."));
    }
  }
}
