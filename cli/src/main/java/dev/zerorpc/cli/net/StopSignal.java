package dev.zerorpc.cli.net;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** What Ctrl-C and TERM do to a sub-command that has something to end or to print. */
public final class StopSignal {
  private StopSignal() {}

  /**
   * Does the work on this thread. Ctrl-C and TERM interrupt it, and the process ends when it has
   * returned.
   *
   * @param patienceSeconds how long the process waits for that
   */
  public static <R> R interrupting(long patienceSeconds, Supplier<R> work) {
    Thread worker = Thread.currentThread();
    CountDownLatch ended = new CountDownLatch(1);
    Thread hook = new Thread(() -> stop(worker, ended, patienceSeconds), "zerorpc-stop");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return work.get();
    } finally {
      ended.countDown();
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The process is ending, and the hook was what it waited for.
      }
    }
  }

  private static void stop(Thread worker, CountDownLatch ended, long patienceSeconds) {
    worker.interrupt();
    try {
      var unused = ended.await(patienceSeconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
