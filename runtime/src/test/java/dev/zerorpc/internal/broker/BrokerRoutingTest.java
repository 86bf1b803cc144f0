package dev.zerorpc.internal.broker;

import static dev.zerorpc.internal.broker.BrokerFixture.envelope;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.internal.broker.BrokerFixture.Sent;
import dev.zerorpc.internal.event.EventNames;
import dev.zerorpc.internal.event.MessageIds;
import dev.zerorpc.internal.event.WorkerEvent;
import dev.zerorpc.internal.event.WorkerEvent.Kind;
import dev.zerorpc.internal.transport.MessageSocket.DropReason;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class BrokerRoutingTest {
  private final BrokerFixture fixture = new BrokerFixture();

  @Test
  void aCallGoesToAWorkerAndItsAnswerComesBackByteForByte() {
    fixture.start().join("w1");

    byte[] request = fixture.call("c1", "1");
    assertThat(fixture.toWorker("w1")).hasSize(1);
    Sent forwarded = fixture.toWorker("w1").get(0);
    assertThat(forwarded.to()).isEqualTo(envelope("w1", "c1"));
    assertThat(forwarded.payload()).isSameAs(request);

    byte[] answer = fixture.fromWorker("w1", "c1", "1", "OK");
    assertThat(fixture.toClient("c1")).hasSize(1);
    assertThat(fixture.toClient("c1").get(0).payload()).isSameAs(answer);
    assertThat(fixture.broker.statistics().openCalls()).isZero();
    assertThat(fixture.broker.statistics().forwardedCalls()).isEqualTo(1);
  }

  @Test
  void allEventsOfAChannelGoToItsWorker() {
    fixture.start().join("w1");
    fixture.join("w2");
    fixture.call("c1", "1");
    String at = fixture.toWorker("w1").isEmpty() ? "w2" : "w1";
    String other = at.equals("w1") ? "w2" : "w1";

    fixture.fromWorker(at, "c1", "1", "STREAM");
    byte[] grant = fixture.fromClient("c1", "1", EventNames.MORE, 100);
    fixture.fromClient("c1", "1", EventNames.HEARTBEAT, 0);
    fixture.fromWorker(at, "c1", "1", EventNames.HEARTBEAT);
    fixture.fromWorker(at, "c1", "1", "STREAM");
    fixture.fromWorker(at, "c1", "1", "STREAM_DONE");

    assertThat(fixture.namesToWorker(at)).containsExactly("hello", "_zpc_more", "_zpc_hb");
    assertThat(fixture.toWorker(at).get(1).payload()).isSameAs(grant);
    assertThat(fixture.toWorker(other)).isEmpty();
    assertThat(fixture.namesToClient("c1"))
        .containsExactly("STREAM", "_zpc_hb", "STREAM", "STREAM_DONE");
    assertThat(fixture.broker.statistics().openCalls()).isZero();
  }

  @Test
  void theSameIdOfTwoClientsIsTwoChannels() {
    fixture.start().join("w1");
    fixture.call("c1", "1");
    fixture.call("c2", "1");

    fixture.fromWorker("w1", "c2", "1", "OK");

    assertThat(fixture.toClient("c1")).isEmpty();
    assertThat(fixture.namesToClient("c2")).containsExactly("OK");
  }

  @Test
  void theWorkerWithTheFewestCallsIsNextAndAmongEqualsTheOneThatWaitedLongest() {
    fixture.start().join("w1");
    fixture.join("w2");
    fixture.join("w3");
    for (int i = 0; i < 6; i++) {
      fixture.call("c1", "call " + i);
    }
    assertThat(fixture.toWorker("w1")).hasSize(2);
    assertThat(fixture.toWorker("w2")).hasSize(2);
    assertThat(fixture.toWorker("w3")).hasSize(2);

    for (Sent sent : fixture.toWorker("w2")) {
      String channel = sent.event().messageId().toString().replace("\"", "");
      fixture.fromWorker("w2", "c1", channel, "OK");
    }
    fixture.call("c1", "later 1");
    fixture.call("c1", "later 2");
    assertThat(fixture.toWorker("w2")).hasSize(4);
  }

  @Test
  void aWorkerCannotSpeakOnAnothersChannel() {
    fixture.start().join("w1");
    fixture.call("c1", "1");
    fixture.join("w2");

    fixture.fromWorker("w2", "c1", "1", "OK");
    fixture.fromWorker("w1", "c1", "unknown", "OK");
    fixture.fromWorker("stranger", "c1", "1", "OK");

    assertThat(fixture.toClient("c1")).isEmpty();
    assertThat(fixture.broker.statistics().droppedMessages()).isEqualTo(3);
    assertThat(fixture.broker.statistics().openCalls()).isEqualTo(1);
  }

  @Test
  void aCancelIsPassedOnAndEndsTheChannel() {
    fixture.start().join("w1");
    fixture.call("c1", "1");

    fixture.fromClient("c1", "1", EventNames.CANCEL, 0);
    fixture.fromWorker("w1", "c1", "1", "OK");

    assertThat(fixture.namesToWorker("w1")).containsExactly("hello", "_zpc_cancel");
    assertThat(fixture.toClient("c1")).isEmpty();
    assertThat(fixture.broker.statistics().openCalls()).isZero();
  }

  @Test
  void aClientThatIsGoneIsNoticedAndItsCallsAreCancelled() {
    fixture.start().join("w1");
    fixture.call("c1", "1");
    fixture.call("c1", "2");
    fixture.call("c2", "1");
    fixture.frontend().gone(envelope("c1"));

    fixture.fromWorker("w1", "c1", "1", EventNames.HEARTBEAT);

    assertThat(fixture.namesToWorker("w1"))
        .containsExactly("hello", "hello", "hello", "_zpc_cancel", "_zpc_cancel");
    assertThat(fixture.broker.statistics().openCalls()).isEqualTo(1);
  }

  @Test
  void aSilentClientIsGivenUpAfterThreeAndAHalfHeartbeats() {
    fixture.start().join("w1");
    fixture.call("c1", "1");
    for (int i = 0; i < 17; i++) {
      fixture.pass(Duration.ofSeconds(1));
      fixture.fromWorker("w1", "c1", "1", EventNames.HEARTBEAT);
    }
    assertThat(fixture.broker.statistics().openCalls()).isEqualTo(1);

    fixture.pass(Duration.ofSeconds(1));

    assertThat(fixture.broker.statistics().openCalls()).isZero();
    assertThat(fixture.namesToWorker("w1")).containsExactly("hello", "_zpc_cancel");
  }

  @Test
  void aWorkerThatIsSilentOnOneChannelFailsThatCallOnly() {
    fixture.start().join("w1");
    fixture.call("c1", "1");
    fixture.call("c2", "1");
    for (int i = 0; i < 18; i++) {
      fixture.pass(Duration.ofSeconds(1));
      fixture.say("w1", Kind.JOIN);
      fixture.fromClient("c1", "1", EventNames.HEARTBEAT, 0);
      fixture.fromClient("c2", "1", EventNames.HEARTBEAT, 0);
      fixture.fromWorker("w1", "c2", "1", EventNames.HEARTBEAT);
    }

    assertThat(fixture.errorTo("c1").get(0)).isEqualTo("LostRemote");
    assertThat(fixture.errorTo("c1").get(1)).contains("Test #", "no sign of life", "17 s");
    assertThat(fixture.namesToClient("c2")).containsOnly("_zpc_hb");
    assertThat(fixture.namesToWorker("w1")).contains("_zpc_cancel");
    assertThat(fixture.broker.statistics().openCalls()).isEqualTo(1);
  }

  @Test
  void withoutHeartbeatsACallMayBeSilentForTheIdleTimeout() {
    fixture.heartbeat = null;
    fixture.start().join("w1");
    fixture.call("c1", "1");
    for (int minute = 0; minute < 9; minute++) {
      for (int second = 0; second < 60; second++) {
        fixture.pass(Duration.ofSeconds(1));
        fixture.say("w1", Kind.JOIN);
      }
    }
    fixture.fromWorker("w1", "c1", "1", "STREAM");
    for (int second = 0; second < 599; second++) {
      fixture.pass(Duration.ofSeconds(1));
      fixture.say("w1", Kind.JOIN);
    }
    assertThat(fixture.broker.statistics().openCalls()).isEqualTo(1);
    fixture.pass(Duration.ofSeconds(2));
    assertThat(fixture.broker.statistics().openCalls()).isZero();
    assertThat(fixture.namesToClient("c1")).containsExactly("STREAM");
  }

  @Test
  void aClientOfVersionOneNeedNotBeat() {
    fixture.start().join("w1");
    fixture.frontend().receives(envelope("old"), requestOfVersionOne());
    for (int i = 0; i < 60; i++) {
      fixture.pass(Duration.ofSeconds(1));
      fixture.say("w1", Kind.JOIN);
    }
    assertThat(fixture.broker.statistics().openCalls()).isEqualTo(1);
    assertThat(fixture.toClient("old")).isEmpty();
  }

  /** {@code [{"message_id": "1"}, "hello", []]}, with no version. */
  static byte[] requestOfVersionOne() {
    return HexFormat.of().parseHex("9381aa6d6573736167655f6964a131a568656c6c6f90");
  }

  @Test
  void aSecondRequestWithTheIdOfAnOpenChannelIsDropped() {
    fixture.start().join("w1");
    fixture.call("c1", "1");
    fixture.call("c1", "1");
    assertThat(fixture.toWorker("w1")).hasSize(1);
    assertThat(fixture.broker.statistics().droppedMessages()).isEqualTo(1);
  }

  @Test
  void whatMakesNoSenseIsDroppedAndHarmsNobody() {
    fixture.start().join("w1");
    fixture.call("c1", "1");
    List<byte[]> junk =
        List.of(
            new byte[0],
            new byte[] {(byte) 0xc1},
            new byte[] {(byte) 0xdd, -1, -1, -1, -1},
            fixture.event("unknown", "OK", 1));
    for (byte[] bytes : junk) {
      fixture.frontend().receives(envelope("c1"), bytes);
      fixture.backend().receives(envelope("w1"), bytes);
      fixture.backend().receives(envelope("w1", "c1"), bytes);
    }
    fixture.frontend().drops(DropReason.TOO_LARGE);
    fixture.backend().drops(DropReason.BAD_FRAMES);
    fixture.say("w1", Kind.UNKNOWN);

    assertThat(fixture.broker.statistics().droppedMessages()).isEqualTo(15);
    fixture.fromWorker("w1", "c1", "1", "OK");
    assertThat(fixture.namesToClient("c1")).containsExactly("OK");
  }

  @Test
  void aClientCannotPassForAWorker() {
    fixture.start();
    fixture
        .frontend()
        .receives(envelope("c1"), WorkerEvent.encode(new MessageIds(), Kind.JOIN, "evil"));

    assertThat(fixture.broker.statistics().workers()).isEmpty();
    assertThat(fixture.broker.statistics().openCalls()).isZero();
    assertThat(fixture.broker.statistics().droppedMessages()).isEqualTo(1);
  }

  @Test
  void anEnvelopeThatWouldBeTooLongForAWorkerIsDropped() {
    fixture.start().join("w1");
    String[] frames = new String[15];
    Arrays.fill(frames, "f");
    byte[] request = fixture.call("c1", "1");
    fixture.frontend().receives(envelope(frames), request);
    fixture.frontend().receives(envelope(Arrays.copyOf(frames, 14)), request);
    assertThat(fixture.toWorker("w1")).hasSize(2);
    assertThat(fixture.broker.statistics().droppedMessages()).isEqualTo(1);
  }

  @Test
  void closingFailsWhatRunsAndTellsBothSides() {
    fixture.start().join("w1");
    fixture.call("c1", "1");

    fixture.broker.close();

    assertThat(fixture.errorTo("c1").get(0)).isEqualTo("LostRemote");
    assertThat(fixture.errorTo("c1").get(1)).contains("broker was closed");
    assertThat(fixture.namesToWorker("w1")).containsExactly("hello", "_zpc_cancel");
    assertThat(fixture.network.isClosed()).isTrue();
  }
}
