package dev.zerorpc.internal.transport;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.SelectableChannel;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import zmq.SocketBase;
import zmq.ZMQ;

/**
 * ZeroMQ by JeroMQ, on threads that are shared with others; for sockets whose listeners run nobody
 * else's code, which ask nobody for proof and of which none has a {@link Backlog}: each of these
 * would hold up the others.
 */
final class SharedTransport implements Transport {
  private static final Logger LOGGER = System.getLogger(ZmqTransport.class.getName());

  private final SharedEngines engines;
  private final SharedEngines.Lease lease;
  private final ZmqOptions options;
  private final ZmqEngine engine;
  private final LoopShare loop;
  private final ZmqSockets sockets;
  private final CountDownLatch gone = new CountDownLatch(1);

  /** Whether the engine ends with this, which was its last user. */
  private volatile boolean last;

  // The loop's.

  /** JeroMQ's sockets that it has not done with, those that were replaced included. */
  private int open;

  private boolean closed;

  /**
   * Takes a share of one of these engines.
   *
   * @param expected how many sockets it will have
   */
  SharedTransport(
      SharedEngines engines,
      int expected,
      ZmqOptions options,
      ZmqSecurity security,
      HostLookup lookup) {
    if (security.gatekeeper() != null) {
      throw new IllegalArgumentException("There is one guard for all sockets of an engine");
    }
    this.engines = engines;
    this.options = options;
    this.lease = engines.acquire(expected);
    this.engine = lease.engine();
    this.loop = engine.loop().shares().add();
    this.sockets = new ZmqSockets(engine, options, security, lookup, this::made);
  }

  @Override
  public IoLoop loop() {
    return loop;
  }

  @Override
  public MessageSocket open(SocketRole role, MessageSocket.Listener listener) {
    return sockets.open(role, listener);
  }

  private void made(SocketBase socket) {
    open++;
    SelectableChannel channel = (SelectableChannel) socket.getSocketOptx(ZMQ.ZMQ_FD);
    engine.loop().connections().watch(channel, () -> hasGone(channel));
  }

  /** JeroMQ has done with a socket, but the loop, which is its thread, perhaps not with this. */
  private void hasGone(SelectableChannel channel) {
    engine
        .loop()
        .execute(
            () -> {
              engine.loop().connections().closeAllOf(channel);
              open--;
              endIfDone();
            });
  }

  /**
   * Closes all sockets, and waits until they and their connections are gone, and the threads too if
   * nobody else has them: for at most the linger and a second. Commands that were handed over
   * before still run; later ones are dropped.
   *
   * <p>Any thread. On the loop's own it cannot wait: it returns at once and the rest follows. A
   * second call waits too but does nothing else. An interrupt does not shorten it.
   */
  @Override
  public void close() {
    if (sockets.openNoMore()) {
      loop.execute(this::closeSockets);
    }
    if (loop.inLoop()) {
      return;
    }
    Duration bound = options.linger().plus(ZmqEngine.CLOSE_MARGIN);
    long start = System.nanoTime();
    boolean ended = awaitGone(bound);
    if (ended && last) {
      ended = engine.awaitEnd(bound.minusNanos(System.nanoTime() - start));
    }
    if (!ended) {
      LOGGER.log(
          Level.WARNING,
          "Sockets on the thread " + engine.name() + " did not end in time; they are left to it");
    }
  }

  /**
   * Here, and not in a class that would have to be loaded first: a client is closed, too, that
   * could not be opened because no descriptor was left.
   */
  private boolean awaitGone(Duration bound) {
    long deadline = System.nanoTime() + bound.toNanos();
    boolean interrupted = false;
    for (long left = bound.toNanos(); gone.getCount() > 0 && left > 0; ) {
      try {
        boolean unused = gone.await(left, TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
      left = deadline - System.nanoTime();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return gone.getCount() == 0;
  }

  private void closeSockets() {
    try {
      sockets.close();
    } finally {
      loop.end();
      closed = true;
      endIfDone();
    }
  }

  private void endIfDone() {
    if (closed && open == 0 && gone.getCount() > 0) {
      try {
        last = engines.release(lease);
      } finally {
        gone.countDown();
      }
    }
  }
}
