package dev.zerorpc.internal.rpc;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A client's own threads for asynchronous results, made when the first is awaited. After closing,
 * what is handed over runs on the thread that hands it over, so that no future stays incomplete.
 */
public final class CallbackExecutor implements Executor, AutoCloseable {
  private final ThreadPoolExecutor pool;
  private final ThreadPoolExecutor producers;

  /** Creates one; threads come with the first task. */
  public CallbackExecutor() {
    AtomicInteger number = new AtomicInteger();
    int threads = Math.max(4, Runtime.getRuntime().availableProcessors());
    this.pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            10,
            TimeUnit.SECONDS,
            new TaskQueue(),
            task -> {
              Thread thread = new Thread(task, "zerorpc-callback-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
    AtomicInteger producer = new AtomicInteger();
    // As many as callers' streams wait for their next item: a bound would have one stop another.
    this.producers =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            10,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task -> {
              Thread thread = new Thread(task, "zerorpc-producer-" + producer.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Where the streams that callers send are read: own threads, or the user's executor. */
  static Executor forProducers(Executor callbacks) {
    return callbacks instanceof CallbackExecutor own ? own.producers : callbacks;
  }

  @Override
  public void execute(Runnable task) {
    try {
      pool.execute(task);
    } catch (RejectedExecutionException e) {
      task.run();
    }
  }

  /** Lets what was handed over run, and takes no more. */
  @Override
  public void close() {
    pool.shutdown();
    producers.shutdown();
  }
}
