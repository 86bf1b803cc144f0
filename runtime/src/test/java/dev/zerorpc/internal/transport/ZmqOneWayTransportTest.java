package dev.zerorpc.internal.transport;

import java.util.concurrent.TimeUnit;

/** The contract, over TCP on loopback. */
class ZmqOneWayTransportTest extends OneWayTransportContract {
  @Override
  protected Transport create(int highWaterMark) {
    return new ZmqTransport(ZmqOptions.DEFAULT.withHighWaterMarks(highWaterMark, highWaterMark));
  }

  @Override
  protected String freeEndpoint() {
    return "tcp://127.0.0.1:*";
  }

  @Override
  protected boolean restsAfterAWhile(Transport transport) {
    ZmqLoop loop = (ZmqLoop) transport.loop();
    long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(Peer.PATIENCE_SECONDS);
    while (System.nanoTime() < giveUp) {
      long before = Peer.onLoop(loop, loop::turns);
      awaitTimer(transport);
      // Commands take a turn each, the timer a few more; a loop that spins makes thousands.
      if (Peer.onLoop(loop, loop::turns) - before < 20) {
        return true;
      }
    }
    return false;
  }

  private static void awaitTimer(Transport transport) {
    java.util.concurrent.CountDownLatch fired = new java.util.concurrent.CountDownLatch(1);
    TimerWheel.Timer timer =
        new TimerWheel.Timer() {
          @Override
          protected void expired(long nowNanos) {
            fired.countDown();
          }
        };
    Peer.onLoop(
        transport.loop(),
        () -> {
          transport.loop().timers().schedule(timer, System.nanoTime() + 100_000_000);
          return true;
        });
    TransportContract.awaitUninterrupted(fired);
  }
}
