package dev.zerorpc.internal.transport;

import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.zeromq.ZMQException;
import zmq.Ctx;
import zmq.SocketBase;
import zmq.ZError;
import zmq.ZMQ;
import zmq.ZObject;
import zmq.io.IOThread;
import zmq.poll.Poller;

/**
 * ZeroMQ by JeroMQ, set up so that no peer can stop or fill it: a size limit that holds, no send
 * that waits, bounded queues, no queue at all for a peer that is not there.
 *
 * <p>Each transport has two threads, both daemons: the loop's, which is also ZeroMQ's, and the one
 * in which ZeroMQ ends closed sockets.
 */
public final class ZmqTransport implements Transport {
  private static final Logger LOGGER = System.getLogger(ZmqTransport.class.getName());
  private static final AtomicInteger COUNT = new AtomicInteger();

  /**
   * In bytes: peers of a socket that only sends have nothing to say but a handshake and
   * subscriptions, and each byte of a subscription costs a node of a tree.
   */
  private static final int MAX_COMMAND_SIZE = 512;

  /** How JeroMQ calls the thread of its connections, before a number. */
  private static final String IO_THREAD = "iothread-";

  /** What a close may take beyond the linger. */
  private static final Duration CLOSE_MARGIN = Duration.ofSeconds(1);

  /**
   * A client's connections are tried again when this library says so; JeroMQ's turn never comes.
   */
  private static final int NO_RECONNECT_MILLIS = (int) Duration.ofDays(1).toMillis();

  private final ZmqOptions options;
  private final HostLookup lookup;
  private final ZmqSecurity security;
  private final String name = "zerorpc-io-" + COUNT.incrementAndGet();
  private final RateLimitedLog log = new RateLimitedLog(LOGGER, System::nanoTime);
  private final Ctx context = new Ctx();
  private final ZmqLoop loop = new ZmqLoop(name, log);
  private final Thread closer = new Thread(this::terminate, name + "-closer");
  private final Queue<Thread> contextThreads = new ConcurrentLinkedQueue<>();
  private final Set<ZmqSocket> sockets = new LinkedHashSet<>();
  private final AtomicBoolean closing = new AtomicBoolean();
  private @Nullable ZapHandler guard;

  /** Starts a transport with its threads, open to everybody. */
  public ZmqTransport(ZmqOptions options) {
    this(options, new ZmqSecurity.None());
  }

  /** Starts a transport with its threads. */
  public ZmqTransport(ZmqOptions options, ZmqSecurity security) {
    this(options, security, HostLookup.SYSTEM);
  }

  /** The same with another name service. */
  ZmqTransport(ZmqOptions options, ZmqSecurity security, HostLookup lookup) {
    this.options = options;
    this.security = security;
    this.lookup = lookup;
    context.set(ZMQ.ZMQ_IO_THREADS, 1);
    context.setThreadFactory(this::newThread);
    context.setUncaughtExceptionHandler(
        (thread, e) ->
            LOGGER.log(
                Level.ERROR,
                "The thread " + thread.getName() + " has failed; open its client or server anew",
                e));
    context.setNotificationExceptionHandler(this::connectionFailed);
    // The first socket is what starts JeroMQ's threads.
    context.createSocket(ZMQ.ZMQ_PAIR).close();
    loop.runsIn(new Threads(context).ioThread(), this::connectionFailed);
  }

  private void connectionFailed(Thread thread, Throwable e) {
    if (e.getCause() instanceof ClosedChannelException) {
      // One side of a closing socket was quicker than the wake-up that the other sent it, and what
      // the other was to do next, to close the connection, it does not do any more.
      LOGGER.log(Level.DEBUG, "A wake-up came too late in " + thread.getName(), e);
      if (loop.inLoop()) {
        loop.connections().closeOrphans();
      }
    } else {
      log.warn("A connection failed in " + thread.getName(), e);
    }
  }

  /** Knows JeroMQ's I/O threads, as all of its own objects do. */
  private static final class Threads extends ZObject {
    Threads(Ctx context) {
      super(context, 0);
    }

    /** The only one. */
    IOThread ioThread() {
      return chooseIoThread(0);
    }
  }

  private Thread newThread(Runnable task, String suffix) {
    Thread thread;
    if (suffix.startsWith(IO_THREAD) && task instanceof Poller poller) {
      thread = loop.thread(poller);
    } else {
      thread = new Thread(task, name + "-" + suffix);
      thread.setDaemon(true);
    }
    contextThreads.add(thread);
    return thread;
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
    ZmqSecurity own = security.of(role);
    ZmqSocket opened;
    try {
      opened =
          new ZmqSocket(
              loop,
              role,
              options,
              lookup,
              own,
              own.gatekeeper() == null ? null : guard(),
              () -> newSocket(role, own),
              log,
              listener,
              sockets::remove);
    } catch (UncheckedIOException | ZError.IOException e) {
      throw TransportException.noRoom(e);
    }
    sockets.add(opened);
    return opened;
  }

  /** The guard, which has to be there before any socket is bound. */
  private @Nullable ZapHandler guard() {
    Gatekeeper gatekeeper = security.gatekeeper();
    if (guard == null && gatekeeper != null) {
      guard = new ZapHandler(loop, context.createSocket(ZMQ.ZMQ_ROUTER), gatekeeper);
    }
    return guard;
  }

  private SocketBase newSocket(SocketRole role, ZmqSecurity own) {
    SocketBase socket = context.createSocket(type(role));
    configure(socket, role);
    own.applyTo(socket);
    return socket;
  }

  private static int type(SocketRole role) {
    return switch (role) {
      case ROUTER -> ZMQ.ZMQ_ROUTER;
      case DEALER -> ZMQ.ZMQ_DEALER;
      case PUSH -> ZMQ.ZMQ_PUSH;
      case PULL -> ZMQ.ZMQ_PULL;
      case PUB -> ZMQ.ZMQ_PUB;
      case SUB -> ZMQ.ZMQ_SUB;
    };
  }

  /** In bytes: what a socket makes room for at most. */
  static int largestFrame(SocketRole role, ZmqOptions options) {
    return role.receives() ? options.maxMessageSize() : MAX_COMMAND_SIZE;
  }

  private void configure(SocketBase socket, SocketRole role) {
    // No identity is set: a ROUTER ignores a peer that comes back with one it still knows.
    int largest = largestFrame(role, options);
    socket.setSocketOpt(ZMQ.ZMQ_MAXMSGSIZE, (long) largest);
    socket.setSocketOpt(ZMQ.ZMQ_MSG_ALLOCATOR, new ClampingAllocator(largest, loop.framePool()));
    socket.setSocketOpt(ZMQ.ZMQ_LINGER, (int) options.linger().toMillis());
    socket.setSocketOpt(ZMQ.ZMQ_SNDHWM, options.sendHighWaterMark());
    socket.setSocketOpt(ZMQ.ZMQ_RCVHWM, options.receiveHighWaterMark());
    socket.setSocketOpt(ZMQ.ZMQ_RECONNECT_IVL, (int) options.reconnectInterval().toMillis());
    socket.setSocketOpt(ZMQ.ZMQ_RECONNECT_IVL_MAX, (int) options.maxReconnectInterval().toMillis());
    switch (role) {
      // Without this a message for a peer that is slow or gone disappears without a word.
      case ROUTER -> socket.setSocketOpt(ZMQ.ZMQ_ROUTER_MANDATORY, true);
      // The other way round than its name: only completed connections take messages. A request
      // must not wait in the socket for a server that comes back when nobody wants the answer.
      case DEALER -> {
        socket.setSocketOpt(ZMQ.ZMQ_IMMEDIATE, false);
        socket.setSocketOpt(ZMQ.ZMQ_RECONNECT_IVL, NO_RECONNECT_MILLIS);
        socket.setSocketOpt(ZMQ.ZMQ_RECONNECT_IVL_MAX, 0);
      }
      // What waits in the socket when a connection breaks is sent on the next one.
      case PUSH, PULL -> socket.setSocketOpt(ZMQ.ZMQ_IMMEDIATE, true);
      // So that the loss for a slow subscriber can be seen at all; see ZmqSocket.
      case PUB -> socket.setSocketOpt(ZMQ.ZMQ_XPUB_NODROP, true);
      case SUB -> socket.setSocketOpt(ZMQ.ZMQ_SUBSCRIBE, new byte[0]);
    }
  }

  /**
   * Closes all sockets, ends the loop and waits until threads and descriptors are gone: for at most
   * the linger and a second. Commands that were handed over before still run; later ones are
   * dropped.
   *
   * <p>Any thread. On the loop's own it cannot wait: it returns at once and the rest follows. A
   * second call waits too but does nothing else. An interrupt does not shorten it.
   */
  @Override
  public void close() {
    synchronized (closer) {
      if (closing.compareAndSet(false, true)) {
        closer.setDaemon(true);
        closer.start();
      }
    }
    if (loop.inLoop()) {
      return;
    }
    if (!ThreadEnd.await(closer, options.linger().plus(CLOSE_MARGIN))) {
      LOGGER.log(
          Level.WARNING, "The thread " + name + " did not end in time; it is left to itself");
    }
  }

  /** The last thing the loop does. */
  private void closeSockets() {
    for (ZmqSocket socket : List.copyOf(sockets)) {
      socket.close();
    }
    if (guard != null) {
      guard.close();
    }
    Gatekeeper gatekeeper = security.gatekeeper();
    if (gatekeeper != null) {
      gatekeeper.close();
    }
  }

  /** What the closing thread does: JeroMQ waits in it until its other threads are done. */
  private void terminate() {
    CountDownLatch closed = new CountDownLatch(1);
    loop.execute(
        () -> {
          try {
            closeSockets();
          } finally {
            loop.stop();
            closed.countDown();
          }
        });
    try {
      closed.await();
      boolean terminated = false;
      while (!terminated) {
        try {
          context.terminate();
          terminated = true;
        } catch (ZMQException e) {
          // Only a stray interrupt ends the wait early; it is meant to be called again.
          Thread.interrupted();
        }
      }
      // They have ended their work, but not quite themselves.
      for (Thread thread : contextThreads) {
        thread.join(CLOSE_MARGIN.toMillis());
      }
      loop.connections().closeAll();
    } catch (InterruptedException e) {
      log.warn("Nobody should interrupt " + closer.getName(), e);
    }
  }
}
