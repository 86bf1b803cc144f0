package dev.zerorpc.internal.rpc;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Where handlers run, with a bound on the calls that wait for a thread. Any thread. */
public final class CallExecutor {
  private static final System.Logger LOG = System.getLogger("dev.zerorpc.server");
  private static final int EXPRESS_QUEUE = 1000;

  private final Executor executor;
  private final @Nullable ThreadPoolExecutor own;
  private final Executor express;
  private final int queueLimit;
  private final AtomicInteger waiting = new AtomicInteger();

  private CallExecutor(
      Executor executor, @Nullable ThreadPoolExecutor own, Executor express, int queueLimit) {
    this.executor = executor;
    this.express = express;
    this.own = own;
    this.queueLimit = queueLimit;
  }

  /** Threads of its own, made when needed and ended when idle for a minute. */
  public static CallExecutor ownThreads(int threads, int queueLimit, String name) {
    ThreadPoolExecutor pool = pool(threads, new TaskQueue(), name);
    return new CallExecutor(pool, pool, express(name), queueLimit);
  }

  /** The user's threads. */
  public static CallExecutor of(Executor executor, int queueLimit, String name) {
    return new CallExecutor(executor, null, express(name), queueLimit);
  }

  /** The user's threads for handlers, and others for what must not wait for them. */
  static CallExecutor of(Executor executor, Executor express, int queueLimit) {
    return new CallExecutor(executor, null, express, queueLimit);
  }

  private static ThreadPoolExecutor express(String name) {
    return pool(1, new ArrayBlockingQueue<>(EXPRESS_QUEUE), name + "-express");
  }

  private static ThreadPoolExecutor pool(int threads, BlockingQueue<Runnable> queue, String name) {
    AtomicInteger number = new AtomicInteger();
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            60,
            TimeUnit.SECONDS,
            queue,
            task -> {
              Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /**
   * Runs a call that takes next to no time and must be answered even when no handler is; false if
   * too many of them wait.
   */
  boolean submitExpress(Runnable task) {
    try {
      express.execute(task);
      return true;
    } catch (RejectedExecutionException e) {
      return false;
    }
  }

  /** How many threads it has of its own at most, or 0 if they are the user's. */
  int ownThreads() {
    return own == null ? 0 : own.getMaximumPoolSize();
  }

  /** Whether the next call would be refused. */
  boolean isFull() {
    return waiting.get() >= queueLimit;
  }

  /** How many calls wait for a thread. */
  int waiting() {
    return waiting.get();
  }

  /** Runs a new call; false if too many wait already, or the executor takes no more. */
  boolean submit(Runnable task) {
    return submitTeller(
        () -> {
          begun();
          task.run();
        });
  }

  /** The same for a call that says {@link #begun} itself, before anything else. */
  boolean submitTeller(Runnable task) {
    if (waiting.incrementAndGet() > queueLimit) {
      waiting.decrementAndGet();
      return false;
    }
    try {
      executor.execute(task);
      return true;
    } catch (RejectedExecutionException e) {
      waiting.decrementAndGet();
      return false;
    } catch (RuntimeException e) {
      // A user's executor may fail as it likes; the caller is to be told, not kept waiting.
      LOG.log(System.Logger.Level.WARNING, "the executor failed to take a call", e);
      waiting.decrementAndGet();
      return false;
    }
  }

  /** A new call has got its thread. */
  void begun() {
    waiting.decrementAndGet();
  }

  /**
   * Goes on with a call that has begun: the bound on waiting calls does not apply.
   *
   * @throws RejectedExecutionException if the executor takes no more
   */
  void resume(Runnable task) {
    executor.execute(task);
  }

  /**
   * Interrupts what still runs on own threads and waits for them; the user's threads are left
   * alone.
   */
  void close(Duration bound) {
    if (express instanceof ThreadPoolExecutor pool) {
      pool.shutdownNow();
    }
    if (own == null) {
      return;
    }
    own.shutdownNow();
    try {
      if (!own.awaitTermination(bound.toNanos(), TimeUnit.NANOSECONDS)) {
        LOG.log(
            System.Logger.Level.WARNING,
            "{0} handlers ignore their interruption and go on running",
            own.getActiveCount());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
