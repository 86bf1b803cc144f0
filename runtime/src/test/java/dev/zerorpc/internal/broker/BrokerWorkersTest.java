package dev.zerorpc.internal.broker;

import static dev.zerorpc.internal.broker.BrokerFixture.envelope;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.BrokerStatistics;
import dev.zerorpc.internal.event.EventNames;
import dev.zerorpc.internal.event.WorkerEvent.Kind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BrokerWorkersTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private final BrokerFixture fixture = new BrokerFixture();

  @Test
  void aWorkerIsAskedAtOnceAndThenEverySecond() {
    fixture.start().join("w1");
    assertThat(fixture.toldTo("w1")).containsExactly(Kind.PING);
    fixture.pass(SECOND.multipliedBy(3));
    assertThat(fixture.toldTo("w1")).containsExactly(Kind.PING, Kind.PING, Kind.PING, Kind.PING);
  }

  @Test
  void aWorkerWhoseConnectionIsGoneFailsItsCallsAtTheNextPing() {
    fixture.start().join("w1");
    fixture.call("c1", "1");
    fixture.call("c2", "1");
    fixture.join("w2");
    fixture.backend().gone(envelope("w1"));

    fixture.pass(SECOND);

    assertThat(fixture.errorTo("c1").get(0)).isEqualTo("LostRemote");
    assertThat(fixture.errorTo("c1").get(1)).contains("Test #", "lost", "connection is gone");
    assertThat(fixture.errorTo("c2").get(0)).isEqualTo("LostRemote");
    BrokerStatistics statistics = fixture.broker.statistics();
    assertThat(statistics.failedCalls()).isEqualTo(2);
    assertThat(statistics.openCalls()).isZero();
    assertThat(statistics.workers()).hasSize(1);
    fixture.call("c1", "2");
    assertThat(fixture.namesToWorker("w2")).containsExactly("hello");
  }

  @Test
  void aWorkerThatStopsIsLostAfterFiveQuestions() {
    fixture.start().join("w1");
    fixture.call("c1", "1");
    fixture.pass(SECOND.multipliedBy(5));
    assertThat(fixture.toClient("c1")).isEmpty();
    fixture.pass(SECOND);
    assertThat(fixture.errorTo("c1").get(1)).contains("does not answer");

    fixture.join("w1");
    fixture.call("c1", "2");
    assertThat(fixture.namesToWorker("w1")).containsExactly("hello", "hello");
  }

  @Test
  void theErrorOfAStreamWaitsUntilItsReaderHasRoom() {
    fixture.start().join("w1");
    fixture.call("c1", "1");
    fixture.fromWorker("w1", "c1", "1", "STREAM");
    fixture.backend().gone(envelope("w1"));
    fixture.pass(SECOND);
    assertThat(fixture.namesToClient("c1")).containsExactly("STREAM");
    assertThat(fixture.broker.statistics().openCalls()).isEqualTo(1);

    fixture.fromClient("c1", "1", EventNames.MORE, 100);

    assertThat(fixture.namesToClient("c1")).containsExactly("STREAM", "ERR");
    assertThat(fixture.broker.statistics().openCalls()).isZero();
  }

  @Test
  void anErrorThatNobodyMakesRoomForIsForgotten() {
    fixture.start().join("w1");
    fixture.call("c1", "1");
    fixture.fromWorker("w1", "c1", "1", "STREAM");
    fixture.backend().gone(envelope("w1"));
    fixture.pass(Duration.ofSeconds(18));
    assertThat(fixture.broker.statistics().openCalls()).isZero();
    assertThat(fixture.namesToClient("c1")).containsExactly("STREAM");
  }

  @Test
  void aClientOfVersionOneGetsItsErrorAsOneText() {
    fixture.start().join("w1");
    fixture.frontend().receives(envelope("old"), BrokerRoutingTest.requestOfVersionOne());
    fixture.backend().gone(envelope("w1"));
    fixture.pass(SECOND);
    assertThat(fixture.errorTo("old")).hasSize(1).first().asString().startsWith("LostRemote: ");
  }

  @Test
  void aWorkerThatLeavesEndsItsCallsAndGetsNoNewOnes() {
    fixture.start().join("w1");
    fixture.call("c1", "1");
    fixture.join("w2");

    fixture.say("w1", Kind.LEAVE);
    assertThat(fixture.toldTo("w1")).endsWith(Kind.LEFT);
    for (int i = 0; i < 5; i++) {
      fixture.call("c2", "call " + i);
    }
    assertThat(fixture.toWorker("w1")).hasSize(1);
    assertThat(fixture.toWorker("w2")).hasSize(5);
    assertThat(fixture.broker.statistics().workers())
        .extracting(BrokerStatistics.Worker::leaving)
        .containsExactly(true, false);

    fixture.fromWorker("w1", "c1", "1", "OK");
    assertThat(fixture.namesToClient("c1")).containsExactly("OK");
    assertThat(fixture.broker.statistics().workers()).hasSize(1);
  }

  @Test
  void whoLeavesAndIsNotKnownIsToldThatItMayGo() {
    fixture.start().say("w1", Kind.LEAVE);
    assertThat(fixture.toldTo("w1")).containsExactly(Kind.LEFT);
    assertThat(fixture.broker.statistics().workers()).isEmpty();
  }

  @Test
  void aRequestThatNeverLeftGoesToAnotherWorker() {
    fixture.start().join("w1");
    fixture.backend().busy(envelope("w1"), true);
    byte[] request = fixture.call("c1", "1");
    assertThat(fixture.toWorker("w1")).isEmpty();
    fixture.join("w2");
    fixture.backend().gone(envelope("w1"));
    fixture.backend().busy(envelope("w1"), false);

    assertThat(fixture.toWorker("w2")).hasSize(1);
    assertThat(fixture.toWorker("w2").get(0).payload()).isSameAs(request);
    assertThat(fixture.broker.statistics().failedCalls()).isZero();
  }

  @Test
  void aRequestThatFindsItsWorkerGoneGoesToAnotherOne() {
    fixture.start().join("w1");
    fixture.join("w2");
    fixture.backend().gone(envelope("w1"));
    fixture.call("c1", "1");
    fixture.call("c1", "2");
    assertThat(fixture.toWorker("w2")).hasSize(2);
    assertThat(fixture.toClient("c1")).isEmpty();
  }

  @Test
  void aRequestThatIsCancelledBeforeItLeftIsNeverSent() {
    fixture.start().join("w1");
    fixture.backend().busy(envelope("w1"), true);
    fixture.call("c1", "1");
    fixture.call("c1", "2");
    fixture.fromClient("c1", "1", EventNames.CANCEL, 0);
    fixture.backend().busy(envelope("w1"), false);

    assertThat(fixture.namesToWorker("w1")).containsExactly("hello");
    assertThat(fixture.toWorker("w1").get(0).event().messageId()).isEqualTo(BrokerFixture.id("2"));
  }

  @Test
  void aSlowWorkerComesLast() {
    fixture.start().join("w1");
    fixture.join("w2");
    fixture.backend().busy(envelope("w1"), true);
    for (int i = 0; i < 4; i++) {
      fixture.call("c1", "call " + i);
    }
    assertThat(fixture.toWorker("w2")).hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void aServerThatIsConnectedToGetsTheClientsEnvelopeAndNoEventOfTheBrokers() {
    fixture.connectedWorkers = List.of("tcp://10.0.0.7:4242");
    fixture.start();
    assertThat(fixture.direct(0).endpoints()).containsExactly("tcp://10.0.0.7:4242");
    fixture.direct(0).connects();
    byte[] request = fixture.call("c1", "1");
    assertThat(fixture.direct(0).sentTo()).containsExactly(envelope("c1"));
    assertThat(fixture.direct(0).sent().get(0)).isSameAs(request);

    fixture.pass(Duration.ofSeconds(30));

    assertThat(fixture.direct(0).sent()).hasSize(1);
    assertThat(fixture.broker.statistics().openCalls()).isZero();
  }

  @Test
  void aServerThatIsConnectedToFailsItsCallsWithItsConnectionAndMayComeBack() {
    fixture.connectedWorkers = List.of("tcp://10.0.0.7:4242");
    fixture.start();
    fixture.direct(0).connects();
    fixture.call("c1", "1");

    fixture.direct(0).disconnects();
    assertThat(fixture.errorTo("c1").get(1)).contains("tcp://10.0.0.7:4242");
    assertThat(fixture.broker.statistics().workers()).isEmpty();

    fixture.direct(0).connects();
    fixture.call("c1", "2");
    assertThat(fixture.direct(0).sent()).hasSize(2);
    fixture.direct(0).receives(envelope("c1"), fixture.event("2", "OK", 0));
    assertThat(fixture.namesToClient("c1")).endsWith("OK");
  }
}
