package dev.zerorpc.internal.transport;

/** Placeholder. */
public final class TimerWheel {
  /**
   * Something that is due at a time; kept by whoever schedules it, and scheduled at most once at a
   * time.
   */
  public abstract static class Timer {
    /** Called when it is due; may schedule itself again. */
    protected abstract void expired(long nowNanos);
  }

  /** Schedules a timer, or moves one that is scheduled. */
  public void schedule(Timer timer, long deadlineNanos) {}

  /** Takes a timer out; does nothing if it is not scheduled. */
  public void cancel(Timer timer) {}

  /** Fires all that is due. */
  public void advance(long nowNanos) {}
}
