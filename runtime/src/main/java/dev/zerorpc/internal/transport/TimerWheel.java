package dev.zerorpc.internal.transport;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Many timers, most of which are moved or cancelled before they are due: a hashed wheel, in which
 * scheduling, moving and cancelling cost the same however many there are.
 *
 * <p>Time is divided into ticks. A timer never fires early, and at most one tick late if {@link
 * #advance} is called in time. Deadlines are compared by their difference, so the clock may wrap
 * around; a deadline lies at most {@code Long.MAX_VALUE / 2} nanoseconds in the future.
 *
 * <p>Confined to one thread, as are the timers.
 */
public final class TimerWheel {
  /** How many slots a search for the next timer looks at. */
  private static final int MOST_SLOTS = 64;

  private final long tickNanos;
  private final long startNanos;
  private final Timer[] slots;

  /** For each slot a tick before which nothing in it is due, so that it is left alone till then. */
  private final long[] earliest;

  private final int mask;

  /** The slots that hold a timer, so that a search skips the empty ones. */
  private final BitSet occupied;

  /** Due timers on their way to {@link Timer#expired}. */
  private final Timer firing = new Head();

  private long currentTick;

  /**
   * Creates an empty wheel.
   *
   * @param tickNanos the length of a tick
   * @param slots how many ticks a turn of the wheel takes; a power of two
   * @param startNanos the clock's time now
   */
  public TimerWheel(long tickNanos, int slots, long startNanos) {
    if (tickNanos <= 0) {
      throw new IllegalArgumentException("A tick takes at least 1 ns, not " + tickNanos);
    }
    if (slots <= 0 || Integer.bitCount(slots) != 1) {
      throw new IllegalArgumentException(
          "The number of slots must be a power of two, not " + slots);
    }
    this.tickNanos = tickNanos;
    this.startNanos = startNanos;
    this.slots = new Timer[slots];
    for (int i = 0; i < slots; i++) {
      this.slots[i] = new Head();
    }
    this.earliest = new long[slots];
    Arrays.fill(earliest, Long.MAX_VALUE);
    this.mask = slots - 1;
    this.occupied = new BitSet(slots);
  }

  /**
   * Something that is due at a time; kept by whoever schedules it, and scheduled at most once at a
   * time.
   */
  public abstract static class Timer {
    private Timer previous = this;
    private Timer next = this;
    private long tick;

    /** Whether it waits to fire. */
    public final boolean isScheduled() {
      return next != this;
    }

    /**
     * Called when it is due, on the wheel's thread; may schedule itself again.
     *
     * @param nowNanos the time that was given to {@link TimerWheel#advance}
     */
    protected abstract void expired(long nowNanos);
  }

  /** The fixed element of a circular list. */
  private static final class Head extends Timer {
    @Override
    protected void expired(long nowNanos) {
      throw new IllegalStateException("The head of a list is never due");
    }
  }

  /**
   * Schedules a timer, or moves one that is scheduled.
   *
   * @param deadlineNanos by the clock of {@link #advance}; one that has passed is due at the next
   *     tick
   */
  public void schedule(Timer timer, long deadlineNanos) {
    cancel(timer);
    long sinceStart = deadlineNanos - startNanos;
    long tick = sinceStart / tickNanos + (sinceStart % tickNanos > 0 ? 1 : 0);
    timer.tick = Math.max(tick, currentTick + 1);
    int slot = (int) timer.tick & mask;
    append(slots[slot], timer);
    occupied.set(slot);
    earliest[slot] = Math.min(earliest[slot], timer.tick);
  }

  /** Takes a timer out; does nothing if it is not scheduled. */
  public void cancel(Timer timer) {
    if (!timer.isScheduled()) {
      return;
    }
    unlink(timer);
    int slot = (int) timer.tick & mask;
    if (!slots[slot].isScheduled()) {
      empty(slot);
    }
  }

  private void empty(int slot) {
    occupied.clear(slot);
    earliest[slot] = Long.MAX_VALUE;
  }

  /**
   * Fires all that is due. If {@link Timer#expired} throws, the exception is passed on and the
   * timers that were still to fire do so in the next call.
   */
  public void advance(long nowNanos) {
    long target = (nowNanos - startNanos) / tickNanos;
    if (target > currentTick) {
      long turned = Math.min(target - currentTick, slots.length);
      long first = currentTick + 1;
      currentTick = target;
      collect((int) first & mask, (int) turned);
    }
    while (firing.isScheduled()) {
      Timer timer = firing.next;
      unlink(timer);
      timer.expired(nowNanos);
    }
  }

  /** Moves what is due from the slots that the hand has passed to the list of firing timers. */
  private void collect(int firstSlot, int count) {
    int untilEnd = Math.min(count, slots.length - firstSlot);
    collectRange(firstSlot, firstSlot + untilEnd);
    collectRange(0, count - untilEnd);
  }

  private void collectRange(int from, int to) {
    for (int slot = occupied.nextSetBit(from);
        slot >= 0 && slot < to;
        slot = occupied.nextSetBit(slot + 1)) {
      if (earliest[slot] <= currentTick) {
        collectSlot(slot);
      }
    }
  }

  private void collectSlot(int slot) {
    long next = Long.MAX_VALUE;
    Timer head = slots[slot];
    for (Timer timer = head.next; timer != head; ) {
      Timer following = timer.next;
      if (timer.tick <= currentTick) {
        unlink(timer);
        append(firing, timer);
      } else {
        next = Math.min(next, timer.tick);
      }
      timer = following;
    }
    earliest[slot] = next;
    if (!head.isScheduled()) {
      empty(slot);
    }
  }

  /**
   * How long a loop may sleep before it must call {@link #advance}. That is until the next timer is
   * due, or less, if there are many timers of which none is due in this turn of the wheel, or the
   * next one has been cancelled.
   *
   * @return in nanoseconds, 0 if something is due, {@code Long.MAX_VALUE} if there is no timer
   */
  public long nextDelayNanos(long nowNanos) {
    if (firing.isScheduled()) {
      return 0;
    }
    long tick = nextTick();
    return tick == Long.MAX_VALUE
        ? Long.MAX_VALUE
        : Math.max(0, tick * tickNanos - (nowNanos - startNanos));
  }

  private long nextTick() {
    long next = Long.MAX_VALUE;
    long tick = currentTick + 1;
    for (int looked = 0; looked < MOST_SLOTS; looked++) {
      tick = nextOccupied(tick);
      if (tick - currentTick > slots.length) {
        return next;
      }
      next = Math.min(next, earliest[(int) tick & mask]);
      if (next <= tick) {
        return next;
      }
      tick++;
    }
    return Math.min(next, tick);
  }

  /** The first tick from that one on whose slot holds a timer, of whatever turn. */
  private long nextOccupied(long tick) {
    int from = (int) tick & mask;
    int slot = occupied.nextSetBit(from);
    if (slot < 0) {
      slot = occupied.nextSetBit(0);
    }
    return slot < 0 ? Long.MAX_VALUE : tick + ((slot - from) & mask);
  }

  private static void append(Timer head, Timer timer) {
    timer.previous = head.previous;
    timer.next = head;
    head.previous.next = timer;
    head.previous = timer;
  }

  private static void unlink(Timer timer) {
    timer.previous.next = timer.next;
    timer.next.previous = timer.previous;
    timer.previous = timer;
    timer.next = timer;
  }
}
