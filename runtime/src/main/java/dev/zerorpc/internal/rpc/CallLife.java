package dev.zerorpc.internal.rpc;

import dev.zerorpc.CallContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Whether a call still goes on, and which thread executes it: what lets a cancel interrupt exactly
 * the handler that it means, and a server know when its last call has ended. Any thread.
 */
final class CallLife {
  /** Whose life it is. */
  interface Owner {
    /** Runs what is to be done when the call is cancelled. */
    void runSoon(Runnable action);

    /** Told once, when the call is over and no thread works for it any more. */
    void ended();
  }

  private final Owner owner;

  /** What is to be done when it is cancelled; null until there is something. */
  private @Nullable List<Runnable> actions;

  /** Works for the call, and is interrupted when nobody waits for it any more. */
  private @Nullable Thread thread;

  /** Whether a thread works for the call. */
  private boolean working;

  private boolean inContext;
  private boolean interrupted;
  private int holds;

  /** Written under the lock. */
  private volatile boolean over;

  /** Whether somebody answers, or has answered. */
  private boolean claimed;

  private boolean cancelled;
  private boolean reported;

  /** Starts a life. */
  CallLife(Owner owner) {
    this.owner = owner;
  }

  /**
   * Starts a life.
   *
   * @param executor runs what is to be done when the call is cancelled
   * @param onEnded told once, when the call is over and no thread works for it any more
   */
  CallLife(Consumer<Runnable> executor, Runnable onEnded) {
    this(new Told(executor, onEnded));
  }

  private record Told(Consumer<Runnable> executor, Runnable onEnded) implements Owner {
    @Override
    public void runSoon(Runnable action) {
      executor.accept(action);
    }

    @Override
    public void ended() {
      onEnded.run();
    }
  }

  /** Whether the caller of this is the first, and thus the one who answers. */
  synchronized boolean claim() {
    boolean first = !claimed;
    claimed = true;
    return first;
  }

  synchronized boolean isClaimed() {
    return claimed;
  }

  /**
   * The calling thread begins to work for the call; false if there is nothing to do any more.
   *
   * @param context what it may ask about the call, or null if it is a caller's
   * @param interruptible whether it may be interrupted when nobody waits any more
   */
  boolean enter(@Nullable CallContext context, boolean interruptible) {
    synchronized (this) {
      if (over) {
        return false;
      }
      working = true;
      thread = interruptible ? Thread.currentThread() : null;
      inContext = context != null;
    }
    if (context != null) {
      CallContexts.set(context);
    }
    return true;
  }

  /** The calling thread does not work for the call any more. */
  void leave() {
    boolean ended;
    synchronized (this) {
      if (inContext) {
        CallContexts.clear();
      }
      thread = null;
      working = false;
      if (interrupted) {
        // The interruption meant this call, not whatever the thread does next.
        Thread.interrupted();
        interrupted = false;
      }
      ended = takeEnded();
    }
    if (ended) {
      owner.ended();
    }
  }

  /** The call goes on without a thread. */
  synchronized void hold() {
    holds++;
  }

  /** Ends a {@link #hold}. */
  void release() {
    boolean ended;
    synchronized (this) {
      holds--;
      ended = takeEnded();
    }
    if (ended) {
      owner.ended();
    }
  }

  /** The answer has been given. */
  void end() {
    boolean ended;
    synchronized (this) {
      over = true;
      actions = null;
      ended = takeEnded();
    }
    if (ended) {
      owner.ended();
    }
  }

  /** Nobody waits any more: interrupts the handler and runs what was to be done then. */
  void cancel() {
    List<Runnable> todo;
    boolean ended;
    synchronized (this) {
      if (over) {
        return;
      }
      over = true;
      cancelled = true;
      if (thread != null) {
        interrupted = true;
        thread.interrupt();
      }
      todo = actions == null ? List.of() : actions;
      actions = null;
      ended = takeEnded();
    }
    todo.forEach(owner::runSoon);
    if (ended) {
      owner.ended();
    }
  }

  /** Does something when the call is cancelled; at once if it was. */
  void onOver(Runnable action) {
    synchronized (this) {
      if (!over) {
        if (actions == null) {
          actions = new ArrayList<>();
        }
        actions.add(action);
        return;
      }
      if (!cancelled) {
        return;
      }
    }
    owner.runSoon(action);
  }

  boolean isOver() {
    return over;
  }

  synchronized boolean isCancelled() {
    return cancelled;
  }

  private boolean takeEnded() {
    if (!over || working || holds > 0 || reported) {
      return false;
    }
    reported = true;
    return true;
  }
}
