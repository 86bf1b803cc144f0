package dev.zerorpc.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The peers without Java: what fails here is wrong with the tests' own scripts, not with Java. */
class PeersAmongThemselvesIT {
  @Test
  void pythonUnderstandsPython() {
    try (PeerProcess server = PeerProcess.python("server.py");
        PeerProcess client =
            PeerProcess.python("client.py", server.endpoint(), "hello", "echo", "streams")) {
      assertThat(client.await())
          .containsEntry("hello", "\"Hello, RPC\"")
          .containsEntry("echo", "78")
          .containsEntry("stream:10000", "{\"count\":10000,\"ordered\":true}");
    }
  }

  /**
   * Of longer streams a Node server loses items when its Node reader is slow, by no fault of ours.
   */
  @Test
  void nodeUnderstandsNode() {
    try (PeerProcess server = PeerProcess.node("server.js");
        PeerProcess client =
            PeerProcess.node("client.js", server.endpoint(), "5000", "hello", "echo", "streams")) {
      assertThat(client.await())
          .containsEntry("hello", "\"Hello, RPC\"")
          .containsEntry("echo", "71")
          .containsEntry("stream:250", "{\"count\":250,\"ordered\":true}");
    }
  }

  /** Beyond 32 bits Node sends floats for integers; whole floats it sends as integers. */
  @Test
  void pythonSeesNodesNumbers() {
    try (PeerProcess server = PeerProcess.node("server.js");
        PeerProcess client = PeerProcess.python("client.py", server.endpoint(), "hello", "echo")) {
      Map<String, String> results = client.await();
      assertThat(results)
          .containsEntry("add", "1099511627773.0")
          .containsEntry("echo:int:2147483648", "\"2147483648.0\"")
          .containsEntry("echo:float:1.0", "\"1\"")
          .containsEntry("echo", "65");
    }
  }

  @Test
  void nodeUnderstandsPython() {
    try (PeerProcess server = PeerProcess.python("server.py");
        PeerProcess client =
            PeerProcess.node("client.js", server.endpoint(), "5000", "hello", "echo", "inspect")) {
      assertThat(client.await())
          .containsEntry("hello", "\"Hello, RPC\"")
          .containsEntry("echo", "71")
          .containsEntry("ping", "[\"pong\",\"InteropService\"]");
    }
  }
}
