package dev.zerorpc.cli.traffic;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Makes the calls of a recording in their order. What overlapped may overlap again; a call that
 * began when another one had ended waits for that one here, too, since it may depend on it.
 */
final class Replay {
  /** Each has a thread. */
  private static final int MOST_AT_ONCE = 256;

  private final List<RecordingScan.Step> steps;
  private final Pace pace;
  private final Function<RecordedCall, Runnable> calls;
  private final Map<RecordedCall, CompletableFuture<?>> running = new HashMap<>();
  private final Semaphore room = new Semaphore(MOST_AT_ONCE);

  /**
   * A replay.
   *
   * @param calls what a call does; runs on a thread of its own
   */
  Replay(List<RecordingScan.Step> steps, Pace pace, Function<RecordedCall, Runnable> calls) {
    this.steps = steps;
    this.pace = pace;
    this.calls = calls;
  }

  /** Returns when all calls are done; an interrupt ends it before, and then some may still run. */
  void run() throws InterruptedException {
    ExecutorService threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "zerorpc-replay");
              thread.setDaemon(true);
              return thread;
            });
    try {
      for (RecordingScan.Step step : steps) {
        if (step.begins()) {
          pace.await(step.call().micros());
          begin(step.call(), threads);
        } else {
          CompletableFuture<?> call = running.remove(step.call());
          if (call != null) {
            await(call);
          }
        }
      }
      for (CompletableFuture<?> call : List.copyOf(running.values())) {
        await(call);
      }
    } finally {
      threads.shutdown();
    }
  }

  private void begin(RecordedCall call, ExecutorService threads) throws InterruptedException {
    room.acquire();
    Runnable task = calls.apply(call);
    running.put(
        call, CompletableFuture.runAsync(task, threads).whenComplete((r, e) -> room.release()));
  }

  private static void await(CompletableFuture<?> call) throws InterruptedException {
    try {
      call.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    }
  }
}
