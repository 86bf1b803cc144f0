package dev.zerorpc.internal.broker;

import static dev.zerorpc.internal.broker.BrokerFixture.envelope;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.internal.event.EventNames;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class BrokerLimitsTest {
  private final BrokerFixture fixture = new BrokerFixture();

  @Test
  void withoutAWorkerCallsWaitInOrderAndAreKeptAlive() {
    fixture.start();
    for (int i = 1; i <= 3; i++) {
      fixture.call("c1", "call " + i);
    }
    fixture.pass(Duration.ofSeconds(11));
    assertThat(fixture.namesToClient("c1")).containsOnly("_zpc_hb").hasSize(6);
    assertThat(fixture.broker.statistics().waitingCalls()).isEqualTo(3);

    fixture.join("w1");

    assertThat(fixture.toWorker("w1"))
        .extracting(sent -> sent.event().messageId())
        .containsExactly(
            BrokerFixture.id("call 1"), BrokerFixture.id("call 2"), BrokerFixture.id("call 3"));
    assertThat(fixture.namesToClient("c1")).containsOnly("_zpc_hb").hasSize(9);
    assertThat(fixture.broker.statistics().waitingCalls()).isZero();
    fixture.fromWorker("w1", "c1", "call 2", "OK");
    assertThat(fixture.namesToClient("c1")).endsWith("OK");
  }

  @Test
  void aCallWaitsNoLongerThanItsCallerDoes() {
    fixture.start();
    fixture.call("c1", "1", 2.0);
    fixture.pass(Duration.ofMillis(1900));
    assertThat(fixture.toClient("c1")).isEmpty();
    fixture.pass(Duration.ofMillis(200));
    assertThat(fixture.errorTo("c1"))
        .contains("ServerBusy", "no worker came in time; nothing was executed, try again later");
    fixture.join("w1");
    assertThat(fixture.toWorker("w1")).isEmpty();
  }

  @Test
  void aCallWithoutATimeoutWaitsForTheBrokersBound() {
    fixture.queueTimeout = Duration.ofSeconds(12);
    fixture.start();
    fixture.call("c1", "1");
    fixture.call("c2", "1", 1e300);
    fixture.pass(Duration.ofMillis(11_900));
    assertThat(fixture.broker.statistics().waitingCalls()).isEqualTo(2);
    fixture.pass(Duration.ofMillis(200));
    assertThat(fixture.errorTo("c1").get(0)).isEqualTo("ServerBusy");
    assertThat(fixture.errorTo("c2").get(0)).isEqualTo("ServerBusy");
    assertThat(fixture.broker.statistics().openCalls()).isZero();
  }

  @Test
  void aFullQueueIsBusy() {
    fixture.start();
    for (int i = 0; i < 11; i++) {
      fixture.call("c" + i, "1");
    }
    assertThat(fixture.errorTo("c10").get(0)).isEqualTo("ServerBusy");
    assertThat(fixture.errorTo("c10").get(1)).contains("no worker", "10 calls wait");
    assertThat(fixture.toClient("c9")).isEmpty();
    assertThat(fixture.broker.statistics().refusedCalls()).isEqualTo(1);
  }

  @Test
  void waitingRequestsTakeABoundedNumberOfBytes() {
    fixture.queueBytes = 3 * 70;
    fixture.start();
    int size = fixture.call("c1", "1").length;
    int fit = (3 * 70) / size;
    for (int i = 2; i <= fit + 1; i++) {
      fixture.call("c1", Integer.toString(i));
    }
    assertThat(fixture.broker.statistics().waitingCalls()).isEqualTo(fit);
    assertThat(fixture.errorTo("c1").get(0)).isEqualTo("ServerBusy");

    fixture.fromClient("c1", "1", EventNames.CANCEL, 0);
    fixture.call("c1", "9");
    assertThat(fixture.broker.statistics().waitingCalls()).isEqualTo(fit);
  }

  @Test
  void aWaitingCallThatIsCancelledOrWhoseClientFellSilentIsForgotten() {
    fixture.queueTimeout = Duration.ofMinutes(5);
    fixture.start();
    fixture.call("c1", "1");
    fixture.call("c2", "1");
    fixture.call("c3", "1");
    fixture.fromClient("c1", "1", EventNames.CANCEL, 0);
    fixture.pass(Duration.ofSeconds(10));
    fixture.fromClient("c3", "1", EventNames.HEARTBEAT, 0);
    fixture.pass(Duration.ofSeconds(8));
    assertThat(fixture.broker.statistics().waitingCalls()).isEqualTo(1);

    fixture.join("w1");
    assertThat(fixture.toWorker("w1")).hasSize(1);
    assertThat(fixture.toWorker("w1").get(0).to()).isEqualTo(envelope("w1", "c3"));
  }

  @Test
  void oneClientMayHaveSoManyCallsAndNoMore() {
    fixture.start().join("w1");
    for (int i = 0; i < 51; i++) {
      fixture.call("c1", "call " + i);
    }
    fixture.call("c2", "1");
    assertThat(fixture.namesToClient("c1")).containsExactly("ERR");
    assertThat(fixture.errorTo("c1").get(1)).contains("this client has 50 open calls");
    assertThat(fixture.toWorker("w1")).hasSize(51);

    fixture.fromWorker("w1", "c1", "call 7", "OK");
    fixture.call("c1", "again");
    assertThat(fixture.toWorker("w1")).hasSize(52);
  }

  @Test
  void framesBehindTheFirstDoNotMakeAnotherClient() {
    fixture.maxCallsPerClient = 2;
    fixture.start().join("w1");
    byte[] request = fixture.call("other", "1");
    for (String forged : new String[] {"a", "b", "c"}) {
      fixture.frontend().receives(envelope("c1", forged), request);
    }
    assertThat(fixture.toWorker("w1")).hasSize(3);
    assertThat(fixture.broker.statistics().refusedCalls()).isEqualTo(1);
  }

  @Test
  void allClientsTogetherHaveALimitToo() {
    fixture.maxCalls = 3;
    fixture.start().join("w1");
    for (int i = 0; i < 4; i++) {
      fixture.call("c" + i, "1");
    }
    assertThat(fixture.errorTo("c3").get(1)).contains("3 open calls");
    assertThat(fixture.toWorker("w1")).hasSize(3);
  }

  @Test
  void aSlowClientsAnswersWaitAndLoseNothing() {
    fixture.start().join("w1");
    fixture.call("c1", "1");
    fixture.call("c2", "1");
    fixture.frontend().busy(envelope("c1"), true);
    fixture.fromClient("c1", "1", EventNames.MORE, 100);
    for (int i = 0; i < 20; i++) {
      fixture.fromWorker("w1", "c1", "1", "STREAM");
    }
    fixture.fromWorker("w1", "c1", "1", "STREAM_DONE");
    fixture.fromWorker("w1", "c2", "1", "OK");
    assertThat(fixture.toClient("c1")).isEmpty();
    assertThat(fixture.namesToClient("c2")).containsExactly("OK");

    fixture.frontend().busy(envelope("c1"), false);

    assertThat(Collections.frequency(fixture.namesToClient("c1"), "STREAM")).isEqualTo(20);
    assertThat(fixture.namesToClient("c1")).endsWith("STREAM_DONE");
  }

  @Test
  void aClientThatGrantsMoreThanItReadsLosesItsStreamAndNobodyElseDoes() {
    fixture.queueBytes = 2000;
    fixture.start().join("w1");
    fixture.call("c1", "1");
    fixture.call("c2", "1");
    fixture.frontend().busy(envelope("c1"), true);
    fixture.fromClient("c1", "1", EventNames.MORE, 1_000_000);
    for (int i = 0; i < 100; i++) {
      fixture.fromWorker("w1", "c1", "1", "STREAM");
    }
    assertThat(fixture.broker.statistics().overflowedCalls()).isEqualTo(1);
    assertThat(fixture.broker.statistics().openCalls()).isEqualTo(1);
    assertThat(fixture.namesToWorker("w1")).endsWith("_zpc_cancel");
    fixture.fromWorker("w1", "c2", "1", "OK");
    assertThat(fixture.namesToClient("c2")).containsExactly("OK");

    fixture.frontend().gone(envelope("c1"));
    fixture.frontend().busy(envelope("c1"), false);
    fixture.call("c3", "1");
    fixture.frontend().busy(envelope("c3"), true);
    fixture.fromWorker("w1", "c3", "1", "OK");
    fixture.frontend().busy(envelope("c3"), false);
    assertThat(fixture.namesToClient("c3")).containsExactly("OK");
  }

  @Test
  void aBrokerThatIsClosedRefusesWhatWaits() {
    fixture.start();
    fixture.call("c1", "1");
    fixture.broker.close();
    assertThat(fixture.errorTo("c1").get(0)).isEqualTo("ServerBusy");
    assertThat(fixture.errorTo("c1").get(1)).contains("being closed");
    fixture.broker.close();
    assertThat(fixture.toClient("c1")).hasSize(1);
  }
}
