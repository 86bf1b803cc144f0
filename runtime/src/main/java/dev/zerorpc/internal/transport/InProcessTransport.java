package dev.zerorpc.internal.transport;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Messages handed over within this virtual machine, without sockets of the system's. */
public final class InProcessTransport implements Transport {
  private static final Logger LOGGER = System.getLogger(InProcessTransport.class.getName());
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final Duration CLOSE_BOUND = Duration.ofSeconds(1);

  private final InProcessNetwork network;
  private final int highWaterMark;
  private final InProcessLoop loop;
  private final Set<InProcessSocket> sockets = new LinkedHashSet<>();
  private final AtomicBoolean closing = new AtomicBoolean();

  /**
   * Starts a transport with its thread.
   *
   * @param highWaterMark how many messages may wait for one peer before sending to it is busy
   */
  public InProcessTransport(InProcessNetwork network, int highWaterMark) {
    this.network = network;
    this.highWaterMark = highWaterMark;
    this.loop =
        new InProcessLoop(network, "zerorpc-inproc-" + COUNT.incrementAndGet(), this::terminate);
    network.add(loop);
    loop.start();
  }

  @Override
  public IoLoop loop() {
    return loop;
  }

  @Override
  public MessageSocket open(SocketRole role, MessageSocket.Listener listener) {
    if (!loop.inLoop()) {
      throw new IllegalStateException("A socket may only be opened on the thread of its loop");
    }
    if (closing.get()) {
      throw new TransportException("No socket can be opened: the transport is closed");
    }
    InProcessSocket socket =
        new InProcessSocket(network, loop, role, highWaterMark, listener, sockets::remove);
    sockets.add(socket);
    network.add(socket);
    return socket;
  }

  @Override
  public void close() {
    if (closing.compareAndSet(false, true)) {
      loop.execute(loop::stop);
    }
    if (!loop.inLoop() && !loop.join(CLOSE_BOUND)) {
      LOGGER.log(Level.WARNING, "An in-process loop did not end in time; it is left to itself");
    }
  }

  /** The last thing the loop's thread does. */
  private void terminate() {
    network.remove(loop);
    List.copyOf(sockets).forEach(InProcessSocket::close);
  }
}
