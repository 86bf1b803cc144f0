package dev.zerorpc.internal.event;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes the ids of the events that one peer sends: 32 hexadecimal digits as bytes, a counter before
 * a random base, like those of the reference implementation. Used by any thread.
 */
public final class MessageIds {
  private static final HexFormat HEX = HexFormat.of();

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
    String digits =
        HEX.toHexDigits((int) number)
            + HEX.toHexDigits((int) (number >> 32))
            + HEX.toHexDigits(base);
    return MessageId.ofBinary(digits.getBytes(StandardCharsets.US_ASCII));
  }
}
