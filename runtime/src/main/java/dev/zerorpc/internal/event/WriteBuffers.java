package dev.zerorpc.internal.event;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Arrays that messages are written into, one after the other, so that none is made for each. Any
 * thread; one that finds no array gets a new one.
 */
final class WriteBuffers {
  /** Bytes of each. A message that is larger outgrows it. */
  static final int SIZE = 1024;

  /** A power of two, so many that threads seldom share one. */
  private static final int SLOTS = 64;

  private static final AtomicReferenceArray<byte @Nullable []> FREE =
      new AtomicReferenceArray<>(SLOTS);

  private WriteBuffers() {}

  /** An array of {@link #SIZE} bytes whose content may be anything. */
  static byte[] take() {
    byte[] free = FREE.getAndSet(slot(), null);
    return free == null ? new byte[SIZE] : free;
  }

  /** Takes an array that nobody uses any more, whatever its size. */
  static void giveBack(byte[] buffer) {
    if (buffer.length == SIZE) {
      FREE.setRelease(slot(), buffer);
    }
  }

  private static int slot() {
    return (int) Thread.currentThread().getId() & (SLOTS - 1);
  }
}
