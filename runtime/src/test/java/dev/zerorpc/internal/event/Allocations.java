package dev.zerorpc.internal.event;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** How much memory an action takes from the heap, kept or not. */
public final class Allocations {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Allocations() {}

  /** The bytes that the action allocates on this thread. */
  public static long during(Runnable action) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    action.run();
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }
}
