package dev.zerorpc.benchmarks.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each contestant does what it is measured for. */
@Timeout(60)
class ContestantsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "zerorpc-java",
        "zerorpc-java-inline",
        "grpc",
        "grpc-direct",
        "rsocket",
        "thrift",
        "jeromq",
        "tcp"
      })
  void answersRightAndLosesNothing(String name) throws Exception {
    Contestant contestant = Contestants.named(name);
    assertThat(contestant.name()).isEqualTo(name);
    Arrivals arrivals = new Arrivals();
    try (Contestant.Server server = contestant.serve(arrivals);
        Contestant.Client client = contestant.connect(server.endpoint())) {
      Check.calls(client);
      Check.oneWay(client, arrivals, 3000, 10_000_000_000L);
      if (name.equals("thrift")) {
        assertThatThrownBy(() -> Check.stream(client, 1))
            .isInstanceOf(UnsupportedOperationException.class)
            .hasMessage("Thrift has no streams");
      } else {
        Check.stream(client, 1);
        Check.stream(client, 1000);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"zerorpc-java", "grpc", "rsocket"})
  void callsGoOnWhileStreamsAreIdle(String name) throws Exception {
    Contestant contestant = Contestants.named(name);
    try (Contestant.Server server = contestant.serve(new Arrivals());
        Contestant.Client client = contestant.connect(server.endpoint())) {
      for (int i = 0; i < 100; i++) {
        client.openIdleStream();
      }
      Check.calls(client);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "check",
        "latency 16 0.01",
        "pipeline 8 16 0.01",
        "stream 10 0.01",
        "oneway 16 0.01",
        "idle 2",
        "clients 2 0.01"
      })
  void everyCellHasNumbers(String command) throws Exception {
    Contestant contestant = Contestants.named("rsocket");
    try (Contestant.Server server = contestant.serve(new Arrivals())) {
      Map<String, Number> numbers =
          new Cells(contestant, server.endpoint()).run(command.split(" ", -1));
      assertThat(numbers.isEmpty()).isEqualTo(command.equals("check"));
      assertThat(numbers.values())
          .allSatisfy(number -> assertThat(number.doubleValue()).isPositive());
      assertThat(Cells.json(numbers)).startsWith("{").endsWith("}").doesNotContain("\n");
    }
  }
}
