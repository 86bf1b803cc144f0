package dev.zerorpc.internal.rpc;

import dev.zerorpc.CallOutcome;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is to be done when a call ends: once, the last added first. Any thread. */
final class EndActions {
  private static final Logger LOG = System.getLogger("dev.zerorpc.interceptors");

  private @Nullable Deque<Consumer<CallOutcome>> actions;
  private boolean ended;

  synchronized void add(Consumer<CallOutcome> action) {
    if (ended) {
      throw new IllegalStateException("the call has ended already; register in time");
    }
    if (actions == null) {
      actions = new ArrayDeque<>();
    }
    actions.push(action);
  }

  synchronized boolean isEmpty() {
    return actions == null;
  }

  /** Does what there is to do; nothing the second time. */
  void run(CallOutcome outcome) {
    Deque<Consumer<CallOutcome>> due;
    synchronized (this) {
      due = actions;
      actions = null;
      ended = true;
    }
    if (due == null) {
      return;
    }
    for (Consumer<CallOutcome> action : due) {
      try {
        action.accept(outcome);
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "an interceptor failed at the end of a call", e);
      }
    }
  }
}
