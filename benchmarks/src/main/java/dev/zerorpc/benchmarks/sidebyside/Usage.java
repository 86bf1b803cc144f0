package dev.zerorpc.benchmarks.sidebyside;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;

/** What this process uses, as far as only it knows; processor time is read from outside. */
final class Usage {
  private static final ThreadMXBean THREADS =
      ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

  private Usage() {}

  /** Bytes that all threads that are alive have allocated. */
  static Map<String, Number> allocated() {
    long allocated = 0;
    for (long bytes : THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds())) {
      allocated += Math.max(0, bytes);
    }
    return Map.of("allocated", allocated);
  }

  /** Bytes on the heap after a full collection. */
  @SuppressWarnings("SystemGC") // what is left is what is asked for
  static Map<String, Number> heap() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      System.gc();
      least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return Map.of("heap", least);
  }
}
