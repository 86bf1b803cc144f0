package dev.zerorpc.cli.bench;

import dev.zerorpc.CancelledException;
import dev.zerorpc.RpcException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Callers at work, a thread each. With a rate, a call's time begins when it is due, whether or not
 * a caller is free then: a server that stalls delays all the calls that others would have made in
 * that time, and a measurement that leaves them out is of no use to anybody who waits.
 */
final class LoadRun {
  /** One call. */
  @FunctionalInterface
  interface Call {
    /**
     * Makes it and waits for its answer.
     *
     * @return how many items it had, if it was a stream
     */
    long make();
  }

  private final Load load;
  private final CountDownLatch ready = new CountDownLatch(1);
  private final AtomicLong next = new AtomicLong();
  private final AtomicLong answered = new AtomicLong();
  private final List<Measurement> measurements = new ArrayList<>();
  private final CountDownLatch running;
  private volatile long start;
  private volatile boolean stopped;

  private LoadRun(Load load) {
    this.load = load;
    this.running = new CountDownLatch(load.callers());
  }

  /** Starts the callers; the function says what each calls. */
  static LoadRun start(Load load, IntFunction<Call> calls) {
    LoadRun run = new LoadRun(load);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < load.callers(); i++) {
      Measurement measurement = new Measurement();
      run.measurements.add(measurement);
      Call call = calls.apply(i);
      Thread thread = new Thread(() -> run.work(call, measurement), "caller-" + (i + 1));
      thread.setDaemon(true);
      threads.add(thread);
    }
    threads.forEach(Thread::start);
    run.start = System.nanoTime();
    run.ready.countDown();
    return run;
  }

  /** Waits until all callers are done; false if that takes longer than a time. */
  boolean await(Duration longest) throws InterruptedException {
    return running.await(longest.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Has the callers make no more calls. */
  void stop() {
    stopped = true;
  }

  /** Calls answered so far, those of the warm-up included. */
  long answered() {
    return answered.get();
  }

  /** How long calls that count have been made. */
  Duration elapsed() {
    return Duration.ofNanos(Math.max(1, now() - load.warmup().toNanos()));
  }

  /** What all callers measured; after the last of them is done. */
  Measurement result() {
    Measurement all = new Measurement();
    measurements.forEach(all::add);
    return all;
  }

  private long now() {
    return System.nanoTime() - start;
  }

  private void work(Call call, Measurement measurement) {
    try {
      // Time begins when all callers are there.
      ready.await();
      long warm = load.warmup().toNanos();
      long end = warm + load.duration().toNanos();
      Supplier<Long> dueTimes = load.rate() == null ? this::now : this::awaitTurn;
      for (long due = dueTimes.get(); due < end && !stopped; due = dueTimes.get()) {
        make(call, due, due >= warm ? measurement : new Measurement());
      }
    } catch (InterruptedException | CancelledException e) {
      // The client was closed: the run is over.
    } finally {
      running.countDown();
    }
  }

  private void make(Call call, long due, Measurement measurement) {
    try {
      long items = call.make();
      measurement.answered(now() - due, items);
      answered.incrementAndGet();
    } catch (CancelledException e) {
      throw e;
    } catch (RpcException e) {
      measurement.failed(e);
    }
  }

  /** Takes the next call of the schedule and waits until it is due. */
  private long awaitTurn() {
    double rate = load.rate() == null ? 1 : load.rate();
    long due = (long) (next.getAndIncrement() * (TimeUnit.SECONDS.toNanos(1) / rate));
    long end = load.warmup().plus(load.duration()).toNanos();
    while (due < end && now() < due && !stopped) {
      LockSupport.parkNanos(due - now());
    }
    return due;
  }
}
