package dev.zerorpc.internal.broker;

import dev.zerorpc.BrokerStatistics;
import dev.zerorpc.internal.rpc.LoopCalls;
import dev.zerorpc.internal.transport.MessageSocket;
import dev.zerorpc.internal.transport.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A broker: its sockets and its end. Any thread. */
public final class BrokerEngine implements AutoCloseable {
  private final Transport transport;
  private final BrokerSettings settings;
  private final BrokerCounters counters = new BrokerCounters();
  private final AtomicBoolean closing = new AtomicBoolean();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ChannelRouter router;
  private final List<String> frontends;
  private final List<String> backends;

  /**
   * Opens the sockets.
   *
   * @throws dev.zerorpc.internal.transport.TransportException if an endpoint cannot be used; the
   *     transport is closed then
   */
  public BrokerEngine(Transport transport, BrokerSettings settings) {
    this.transport = transport;
    this.settings = settings;
    try {
      this.router =
          LoopCalls.call(transport.loop(), () -> new ChannelRouter(transport, settings, counters));
      // Workers first, so that the first client does not find none.
      this.backends =
          LoopCalls.call(
              transport.loop(),
              () -> {
                settings.workers().forEach(router.workers()::connect);
                return bind(router.workers().socket(), settings.backends());
              });
      this.frontends =
          LoopCalls.call(transport.loop(), () -> bind(router.socket(), settings.frontends()));
    } catch (RuntimeException e) {
      transport.close();
      throw e;
    }
  }

  private static List<String> bind(MessageSocket socket, List<String> endpoints) {
    List<String> bound = new ArrayList<>();
    for (String endpoint : endpoints) {
      bound.add(socket.bind(endpoint));
    }
    return List.copyOf(bound);
  }

  /** What is bound for clients, with the ports that were really taken. */
  public List<String> frontends() {
    return frontends;
  }

  /** What is bound for workers, with the ports that were really taken. */
  public List<String> backends() {
    return backends;
  }

  /** What is and what was. */
  public BrokerStatistics statistics() {
    List<BrokerStatistics.Worker> workers = new ArrayList<>();
    for (Worker worker : router.workers().all()) {
      if (worker.isReady()) {
        workers.add(
            new BrokerStatistics.Worker(worker.name(), worker.activeCalls(), worker.isLeaving()));
      }
    }
    return new BrokerStatistics(
        workers,
        counters.openCalls(),
        counters.waitingCalls(),
        counters.forwardedCalls(),
        counters.refusedCalls(),
        counters.failedCalls(),
        counters.overflowedCalls(),
        counters.droppedMessages());
  }

  /** Waits until the broker is closed. */
  public void awaitTermination() throws InterruptedException {
    closed.await();
  }

  /**
   * Takes no new calls, lets those that run end within the grace period, fails the rest, and closes
   * the sockets. A second call waits for the first.
   */
  @Override
  public void close() {
    if (!closing.compareAndSet(false, true)) {
      await(closed, Long.MAX_VALUE);
      return;
    }
    try {
      CountDownLatch idle = new CountDownLatch(1);
      transport.loop().execute(() -> router.drain(idle::countDown));
      await(idle, settings.gracePeriod().toNanos());
      LoopCalls.call(
          transport.loop(),
          () -> {
            router.abort();
            return true;
          });
    } finally {
      transport.close();
      closed.countDown();
    }
  }

  /** An interrupt ends the wait, and with it the grace. */
  private static void await(CountDownLatch latch, long nanos) {
    try {
      boolean ignored = latch.await(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
