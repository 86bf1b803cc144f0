package dev.zerorpc.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The contract, over TCP on loopback, with both sides on one thread. */
class SharedTransportTest extends TransportContract {
  private SharedEngines engines = new SharedEngines(1, 1000);

  private Transport create(ZmqOptions options) {
    return new SharedTransport(engines, 1, options, new ZmqSecurity.None(), HostLookup.SYSTEM);
  }

  @Override
  protected Transport create() {
    return create(ZmqOptions.DEFAULT);
  }

  @Override
  protected Transport createWithHighWaterMark(int messages) {
    return create(ZmqOptions.DEFAULT.withHighWaterMarks(messages, messages));
  }

  @Override
  protected String freeEndpoint() {
    return "tcp://127.0.0.1:*";
  }

  /** The thread of one side is held up. */
  private void giveEachSideAThread() {
    engines = new SharedEngines(2, 1000);
  }

  @Override
  @Test
  void aSlowReaderMakesTheServerBusyAndGetsEverythingOnceItReads() throws InterruptedException {
    giveEachSideAThread();
    super.aSlowReaderMakesTheServerBusyAndGetsEverythingOnceItReads();
  }

  @Override
  @Test
  void aPeerThatReadsSlowlyDoesNotHoldUpAnother() throws InterruptedException {
    giveEachSideAThread();
    super.aPeerThatReadsSlowlyDoesNotHoldUpAnother();
  }

  @AfterEach
  void noEngineIsLeft() {
    closeAll();
    assertThat(engines.size()).isZero();
  }
}
