package dev.zerorpc.internal.broker;

import static dev.zerorpc.internal.broker.BrokerFixture.envelope;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.BrokerTap.Direction;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class BrokerTapTest {
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Seen(Direction direction, String connection, byte[] message) {}

  private final BrokerFixture fixture = new BrokerFixture();
  private final List<Seen> seen = new ArrayList<>();

  @Test
  void whatClientsSayAndAreToldIsShownAsItIs() {
    fixture.tap =
        (direction, connection, message) -> seen.add(new Seen(direction, connection, message));
    fixture.start().join("w1");

    byte[] request = fixture.call("c1", "1");
    byte[] answer = fixture.fromWorker("w1", "c1", "1", "OK");
    byte[] garbage = {1, 2, 3};
    fixture.frontend().receives(envelope("c1", "p"), garbage);

    assertThat(seen).hasSize(3);
    assertThat(seen.get(0).direction()).isEqualTo(Direction.TO_SERVER);
    assertThat(seen.get(0).message()).isSameAs(request);
    assertThat(seen.get(0).connection()).isEqualTo("6331");
    assertThat(seen.get(1).direction()).isEqualTo(Direction.TO_CLIENT);
    assertThat(seen.get(1).message()).isSameAs(answer);
    assertThat(seen.get(1).connection()).isEqualTo("6331");
    assertThat(seen.get(2).connection()).isEqualTo("6331.70");
    assertThat(HexFormat.of().formatHex(seen.get(2).message())).isEqualTo("010203");
  }

  @Test
  void whatTheBrokerSaysItselfIsShownToo() {
    fixture.tap =
        (direction, connection, message) -> seen.add(new Seen(direction, connection, message));
    fixture.maxCalls = 1;
    fixture.start().join("w1");

    fixture.call("c1", "1");
    fixture.call("c1", "2");

    assertThat(seen)
        .extracting(Seen::direction)
        .containsExactly(Direction.TO_SERVER, Direction.TO_SERVER, Direction.TO_CLIENT);
    assertThat(new String(seen.get(2).message(), java.nio.charset.StandardCharsets.ISO_8859_1))
        .contains("ServerBusy");
  }

  @Test
  void aTapThatFailsIsLeftOutAndCallsGoOn() {
    List<Direction> calls = new ArrayList<>();
    fixture.tap =
        (direction, connection, message) -> {
          calls.add(direction);
          throw new IllegalStateException("full");
        };
    fixture.start().join("w1");

    fixture.call("c1", "1");
    fixture.fromWorker("w1", "c1", "1", "OK");

    assertThat(calls).containsExactly(Direction.TO_SERVER);
    assertThat(fixture.namesToClient("c1")).containsExactly("OK");
  }
}
