package dev.zerorpc.internal.event;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.msgpack.core.MessagePack.Code;

/**
 * Makes the ids of the events that one peer sends: 32 hexadecimal digits as bytes, a counter before
 * a random base, like those of the reference implementation. Used by any thread.
 */
public final class MessageIds {
  private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private static final byte DIGIT_COUNT = 32;

  /** Bytes of an id with its head. */
  private static final int SIZE = 2 + DIGIT_COUNT;

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
    byte[] encoded = new byte[SIZE];
    encodeNext(encoded, 0);
    return new MessageId(encoded, 0, SIZE);
  }

  /** Puts an id that this source has not given before into a message; where it begins. */
  int writeNext(MessageWriter out) {
    int start = out.advance(SIZE);
    encodeNext(out.bytes(), start);
    return start;
  }

  private void encodeNext(byte[] to, int start) {
    // The upper half of the counter goes into the base, so that 2^32 events do not end the supply.
    long number = counter.getAndIncrement();
    to[start] = Code.BIN8;
    to[start + 1] = DIGIT_COUNT;
    write(number, 8, to, start + 2);
    write(number >> 32, 8, to, start + 10);
    write(base, 16, to, start + 18);
  }

  /** Writes the lowest digits. */
  private static void write(long value, int digits, byte[] to, int start) {
    for (int i = 0; i < digits; i++) {
      to[start + i] = DIGITS[(int) (value >>> (4 * (digits - 1 - i))) & 0xf];
    }
  }
}
