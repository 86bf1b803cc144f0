package dev.zerorpc.internal.event;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes the ids of the events that one peer sends: 32 hexadecimal digits as bytes, a counter before
 * a random base, like those of the reference implementation. Used by any thread.
 */
public final class MessageIds {
  private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private final long base;
  private final AtomicLong counter;

  /** Creates a source of ids with a random base of its own. */
  public MessageIds() {
    this(new SecureRandom());
  }

  private MessageIds(SecureRandom random) {
    this(random.nextLong(), random.nextLong());
  }

  /** Creates a source of ids that are known beforehand. */
  MessageIds(long base, long first) {
    this.base = base;
    this.counter = new AtomicLong(first);
  }

  /** An id that this source has not given before. */
  public MessageId next() {
    // The upper half of the counter goes into the base, so that 2^32 events do not end the supply.
    long number = counter.getAndIncrement();
    byte[] digits = new byte[32];
    write(number, 8, digits, 0);
    write(number >> 32, 8, digits, 8);
    write(base, 16, digits, 16);
    return MessageId.ofBinary(digits);
  }

  /** Writes the lowest digits. */
  private static void write(long value, int digits, byte[] to, int start) {
    for (int i = 0; i < digits; i++) {
      to[start + i] = DIGITS[(int) (value >>> (4 * (digits - 1 - i))) & 0xf];
    }
  }
}
