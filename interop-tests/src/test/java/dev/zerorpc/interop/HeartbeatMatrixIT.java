package dev.zerorpc.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.LostRemoteException;
import dev.zerorpc.RpcClient;
import dev.zerorpc.TimeoutExpiredException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A call of 8 s with heartbeats of 2 s and of 0.4 s against each other and off, with the real
 * peers. The table is that of docs/wire.md, whose 10 s and 1 s are those of the runtime's own test.
 */
@Timeout(120)
class HeartbeatMatrixIT {
  private static final double CALL = 8;
  private static final double TIMEOUT = 11;

  /** What a busy machine may add. */
  private static final double SLACK = 3;

  private enum Outcome {
    ANSWER,
    LOST,
    TIMEOUT
  }

  /**
   * A pair of intervals in seconds, 0 for none, and what the caller gets.
   *
   * @param from when it gets it at the earliest, in seconds
   * @param to and at the latest
   */
  record Row(double client, double server, Outcome outcome, double from, double to) {}

  static Stream<Row> rows() {
    return Stream.of(
        new Row(2, 2, Outcome.ANSWER, CALL, CALL),
        new Row(0.4, 0.4, Outcome.ANSWER, CALL, CALL),
        new Row(0, 0, Outcome.ANSWER, CALL, CALL),
        // The server gives the call up after 3 of its intervals, or 4 where it looks once in each;
        // the client hears no more and gives it up 2 to 3 of its own later.
        new Row(2, 0.4, Outcome.LOST, 3 * 0.4 + 2 * 2 - 0.4, 4 * 0.4 + 3 * 2),
        // The client has given up before the server beats for the first time.
        new Row(0.4, 2, Outcome.LOST, 2 * 0.4, 4 * 0.4),
        new Row(2, 0, Outcome.LOST, 2 * 2, 4 * 2),
        new Row(0.4, 0, Outcome.LOST, 2 * 0.4, 4 * 0.4),
        // The server gives up without a word.
        new Row(0, 2, Outcome.TIMEOUT, TIMEOUT, TIMEOUT),
        new Row(0, 0.4, Outcome.TIMEOUT, TIMEOUT, TIMEOUT));
  }

  /** A zerorpc-node client cannot do without heartbeats. */
  static Stream<Row> rowsOfBeatingClients() {
    return rows().filter(row -> row.client() > 0);
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis((long) (seconds * 1000));
  }

  private static void assertInTime(Row row, double seconds) {
    assertThat(seconds).as(row.toString()).isBetween(row.from() - 0.1, row.to() + SLACK);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void pythonClientJavaServer(Row row) {
    try (JavaServer server = new JavaServer(seconds(row.server()));
        PeerProcess client =
            PeerProcess.python(
                "client.py",
                server.endpoint(),
                "long-call",
                "--pause=" + CALL,
                "--heartbeat=" + row.client(),
                "--timeout=" + TIMEOUT)) {
      String outcome = client.await("long-call");
      switch (row.outcome()) {
        case ANSWER -> assertThat(outcome).isEqualTo("8.0");
        case LOST -> assertThat(outcome).contains("\"local_error\":\"LostRemote\"");
        case TIMEOUT -> assertThat(outcome).contains("\"local_error\":\"TimeoutExpired\"");
      }
      assertInTime(row, Double.parseDouble(client.await("long-call:seconds")));
    }
  }

  @ParameterizedTest
  @MethodSource("rowsOfBeatingClients")
  void nodeClientJavaServer(Row row) {
    String milliseconds = Long.toString(seconds(row.client()).toMillis());
    try (JavaServer server = new JavaServer(seconds(row.server()));
        PeerProcess client =
            PeerProcess.node("client.js", server.endpoint(), milliseconds, "long-call")) {
      String outcome = client.await("long-call");
      if (row.outcome() == Outcome.ANSWER) {
        assertThat(outcome).isEqualTo("8");
      } else {
        assertThat(outcome).contains("\"error\":\"HeartbeatError\"");
      }
      assertInTime(row, Double.parseDouble(client.await("long-call:seconds")));
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void javaClientPythonServer(Row row) {
    String heartbeat = String.format(Locale.ROOT, "--heartbeat=%s", row.server());
    RpcClient.Builder builder = RpcClient.builder().timeout(seconds(TIMEOUT));
    try (PeerProcess server = PeerProcess.python("server.py", heartbeat)) {
      builder.connect(server.endpoint());
      try (RpcClient client =
          (row.client() == 0
                  ? builder.withoutHeartbeat()
                  : builder.heartbeat(seconds(row.client())))
              .build()) {
        InteropService service = InteropServiceStub.create(client);
        long start = System.nanoTime();
        Outcome outcome = outcome(service);
        long nanos = System.nanoTime() - start;
        assertThat(outcome).as(row.toString()).isEqualTo(row.outcome());
        assertInTime(row, nanos / (double) TimeUnit.SECONDS.toNanos(1));
        assertServes(service);
      }
    }
  }

  /** On a busy machine even a short call may take longer than the shortest interval allows. */
  private static void assertServes(InteropService service) {
    for (int attempt = 1; ; attempt++) {
      try {
        assertThat(service.hello("again")).isEqualTo("Hello, again");
        return;
      } catch (LostRemoteException e) {
        assertThat(attempt).as("calls lost, the last one by " + e).isLessThan(10);
      }
    }
  }

  private static Outcome outcome(InteropService service) {
    try {
      assertThat(service.pause(CALL)).isEqualTo(CALL);
      return Outcome.ANSWER;
    } catch (LostRemoteException e) {
      return Outcome.LOST;
    } catch (TimeoutExpiredException e) {
      return Outcome.TIMEOUT;
    }
  }
}
