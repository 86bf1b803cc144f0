package dev.zerorpc.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Calls whose arguments a contract converts, against servers in Python, Node and Java, beside what
 * the Python command prints for the same arguments written as JSON.
 */
class ContractCommandIT {
  private static final String CONTRACT =
      """
      namespace interop;

      service InteropService {
        hello(name: string) -> string;
        add(a: i64, b: i64) -> i64;
        echo(value: any) -> any;
        reverse(value: bytes) -> bytes;
        range(start: i64, end: i64, step: i64 = 1) -> stream<i64>;
        pause(seconds: f64) -> f64;
      }
      """;

  /** Where the contract comes from. */
  private enum Place {
    FILE,
    SERVER
  }

  /** A call with its arguments, as they are typed, and the same as JSON for the Python command. */
  private record Same(Place place, List<String> words, List<String> json) {
    @Override
    public String toString() {
      return place + ": " + String.join(" ", words);
    }
  }

  /** A call with a mistake that is found before anything is sent. */
  private record Mistake(List<String> words, String message) {
    @Override
    public String toString() {
      return String.join(" ", words);
    }
  }

  @TempDir static Path folder;
  private static Path file;
  private static PeerProcess python;
  private static PeerProcess node;
  private static JavaServer java;

  @BeforeAll
  static void serve() throws Exception {
    file = Files.writeString(folder.resolve("interop.zrpc"), CONTRACT);
    python = PeerProcess.python("server.py");
    node = PeerProcess.node("server.js");
    java = JavaServer.start();
  }

  @AfterAll
  static void stop() {
    java.close();
    node.close();
    python.close();
  }

  static List<Same> calls() {
    return List.of(
        new Same(Place.FILE, List.of("hello", "42"), List.of("\"42\"")),
        new Same(Place.FILE, List.of("add", "1", "-2"), List.of("1", "-2")),
        new Same(
            Place.FILE,
            List.of("add", "b=1", "a=9007199254740993"),
            List.of("9007199254740993", "1")),
        new Same(Place.FILE, List.of("range", "1", "4"), List.of("1", "4")),
        new Same(
            Place.FILE, List.of("range", "end=9", "start=1", "step=4"), List.of("1", "9", "4")),
        new Same(Place.FILE, List.of("pause", "0"), List.of("0.0")),
        new Same(Place.FILE, List.of("echo", "{\"a\": [1, null]}"), List.of("{\"a\": [1, null]}")),
        new Same(Place.SERVER, List.of("hello", "name=RPC"), List.of("\"RPC\"")));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void theAnswerIsThatOfTheSameArgumentsInJson(Same call) throws Exception {
    for (String endpoint : List.of(python.endpoint(), node.endpoint(), java.endpoint())) {
      List<String> ours = new ArrayList<>();
      ours.addAll(List.of("--contract", call.place() == Place.FILE ? file.toString() : "server"));
      ours.add(endpoint);
      ours.addAll(call.words());
      List<String> theirs = new ArrayList<>(List.of("-j", endpoint, call.words().get(0)));
      theirs.addAll(call.json());
      assertThat(CommandRun.ofJava(ours)).isEqualTo(CommandRun.ofPython(theirs));
    }
  }

  /** Python's JSON has no bytes, so that its command cannot send them. */
  @Test
  void bytesArriveAsBytes() {
    for (String endpoint : List.of(python.endpoint(), node.endpoint(), java.endpoint())) {
      CommandRun run =
          CommandRun.ofJava(
              List.of("--contract", file.toString(), endpoint, "reverse", "hex:00ff10"));
      assertThat(run.err()).isEqualTo("connecting to \"" + endpoint + "\"\n");
      assertThat(run.out()).isEqualTo("b'\\x10\\xff\\x00'\n");
    }
  }

  static List<Mistake> mistakes() {
    return List.of(
        new Mistake(List.of("add", "1"), "b"),
        new Mistake(List.of("add", "1", "two"), "argument 'b'"),
        new Mistake(List.of("add", "1", "2", "3"), "3"),
        new Mistake(List.of("add", "1", "c=2"), "c"),
        new Mistake(List.of("reverse", "hex:0"), "argument 'value'"),
        new Mistake(List.of("fail", "KeyError"), "fail"));
  }

  /** Nobody listens there, and that is not what is complained about. */
  @ParameterizedTest
  @MethodSource("mistakes")
  void mistakesAreFoundBeforeAnythingIsSent(Mistake mistake) {
    List<String> line = new ArrayList<>();
    line.addAll(List.of("--contract", file.toString(), "tcp://127.0.0.1:1"));
    line.addAll(mistake.words());
    CommandRun run = CommandRun.ofJava(line);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("zerorpc: ", mistake.message()).doesNotContain("lost");
  }
}
