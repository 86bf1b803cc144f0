package dev.zerorpc.internal.testing;

import dev.zerorpc.internal.transport.IoLoop;
import dev.zerorpc.internal.transport.TimerWheel;
import java.time.Duration;
import java.util.ArrayDeque;

/**
 * A loop without a thread whose clock stands until it is told to go on. Runs commands on the thread
 * that calls.
 */
public final class FakeLoop implements IoLoop {
  private static final long TICK = Duration.ofMillis(10).toNanos();

  private final ArrayDeque<Runnable> commands = new ArrayDeque<>();
  private final TimerWheel timers = new TimerWheel(TICK, 512, 0);
  private long now;
  private boolean running;

  @Override
  public void execute(Runnable command) {
    commands.add(command);
    if (running) {
      return;
    }
    running = true;
    try {
      Runnable next;
      while ((next = commands.poll()) != null) {
        next.run();
      }
    } finally {
      running = false;
    }
  }

  /** Lets time pass, tick by tick. */
  public void advance(Duration duration) {
    long until = now + duration.toNanos();
    while (now < until) {
      now = Math.min(until, now + TICK);
      execute(() -> timers.advance(now));
    }
  }

  @Override
  public boolean inLoop() {
    return false;
  }

  @Override
  public TimerWheel timers() {
    return timers;
  }

  @Override
  public long nanoTime() {
    return now;
  }
}
