package dev.zerorpc.internal.transport;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.zeromq.ZMQException;
import zmq.Ctx;
import zmq.SocketBase;
import zmq.ZMQ;
import zmq.ZObject;
import zmq.io.IOThread;
import zmq.poll.Poller;

/**
 * A context of JeroMQ's with its two threads, both daemons: the loop's, which is also ZeroMQ's, and
 * the one in which ZeroMQ ends closed sockets. Any thread.
 */
final class ZmqEngine {
  private static final Logger LOGGER = System.getLogger(ZmqTransport.class.getName());
  private static final AtomicInteger COUNT = new AtomicInteger();

  /** How JeroMQ calls the thread of its connections, before a number. */
  private static final String IO_THREAD = "iothread-";

  /**
   * Sockets that could not be made, for want of descriptors, before nobody else gets this: JeroMQ
   * has places for 1024 sockets, and each such attempt costs one.
   */
  private static final int MOST_REFUSALS = 100;

  /** What an end may take beyond the linger. */
  static final Duration CLOSE_MARGIN = Duration.ofSeconds(1);

  private final String name = "zerorpc-io-" + COUNT.incrementAndGet();
  private final RateLimitedLog log = new RateLimitedLog(LOGGER, System::nanoTime);
  private final Ctx context = new Ctx();
  private final ZmqLoop loop = new ZmqLoop(name, log);
  private final Queue<Thread> contextThreads = new ConcurrentLinkedQueue<>();
  private final boolean shared;
  private volatile boolean failed;
  private int refusals;
  private @Nullable Thread closer;

  /**
   * Starts the threads.
   *
   * @param shared whether they may outlive the one who happens to call this, and so get nothing of
   *     what belongs to that thread
   */
  ZmqEngine(boolean shared) {
    this.shared = shared;
    context.set(ZMQ.ZMQ_IO_THREADS, 1);
    context.setThreadFactory(this::newThread);
    context.setUncaughtExceptionHandler(this::threadFailed);
    context.setNotificationExceptionHandler(this::connectionFailed);
    // The first socket is what starts JeroMQ's threads.
    context.createSocket(ZMQ.ZMQ_PAIR).close();
    loop.runsIn(new Threads(context).ioThread(), this::connectionFailed);
  }

  private void threadFailed(Thread thread, Throwable e) {
    failed = true;
    LOGGER.log(
        Level.ERROR,
        "The thread " + thread.getName() + " has failed; open its clients or server anew",
        e);
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
      thread = loop.thread(poller, !shared);
      thread.setDaemon(true);
    } else {
      thread = daemon(task, suffix);
      thread.setUncaughtExceptionHandler(this::threadFailed);
    }
    if (shared) {
      thread.setContextClassLoader(ZmqEngine.class.getClassLoader());
    }
    contextThreads.add(thread);
    return thread;
  }

  private Thread daemon(Runnable task, String suffix) {
    Thread thread = new Thread(null, task, name + "-" + suffix, 0, !shared);
    thread.setDaemon(true);
    return thread;
  }

  /** The thread's name. */
  String name() {
    return name;
  }

  ZmqLoop loop() {
    return loop;
  }

  /** Whether it is of use to another one. */
  boolean isSound() {
    return !failed;
  }

  /** A socket without options; only on the loop's thread. */
  SocketBase createSocket(int type) {
    try {
      return context.createSocket(type);
    } catch (RuntimeException e) {
      if (++refusals >= MOST_REFUSALS) {
        failed = true;
      }
      throw e;
    }
  }

  /**
   * Ends the threads when all sockets are gone; once.
   *
   * @param last the last thing the loop does, after what was handed over before
   */
  synchronized void end(Runnable last) {
    Thread thread = daemon(() -> terminate(last), "closer");
    closer = thread;
    thread.start();
  }

  /**
   * Waits until threads and descriptors are gone after an {@link #end}; whether they are. An
   * interrupt does not shorten it.
   */
  boolean awaitEnd(Duration bound) {
    Thread thread;
    synchronized (this) {
      thread = closer;
    }
    return thread != null && ThreadEnd.await(thread, bound);
  }

  /** What the closing thread does: JeroMQ waits in it until its other threads are done. */
  private void terminate(Runnable last) {
    CountDownLatch closed = new CountDownLatch(1);
    loop.execute(
        () -> {
          try {
            last.run();
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
      log.warn("Nobody should interrupt " + Thread.currentThread().getName(), e);
    }
  }
}
