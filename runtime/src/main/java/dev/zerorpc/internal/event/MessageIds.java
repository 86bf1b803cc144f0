package dev.zerorpc.internal.event;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.msgpack.core.MessagePack.Code;

/**
 * Makes the ids of the events that one peer sends: hexadecimal digits as bytes. Those of calls have
 * 32, a counter before a random base, like those of the reference implementation. Used by any
 * thread.
 */
public final class MessageIds {
  private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private static final int DIGIT_COUNT = 32;

  /** Of the counter alone. */
  private static final int SHORT_DIGIT_COUNT = 16;

  /** Where the lower and the upper half of the counter stand in an id, and where the base does. */
  private static final int LOWER = 2;

  private static final int UPPER = LOWER + 8;
  private static final int BASE = UPPER + 8;

  /** The first id, with its head; the others differ in the digits of the counter. */
  private final byte[] first;

  private final int firstUpper;
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
    this(first, DIGIT_COUNT);
    write((int) (base >> 32), this.first, BASE);
    write((int) base, this.first, BASE + 8);
  }

  private MessageIds(long first, int digitCount) {
    this.counter = new AtomicLong(first);
    this.firstUpper = (int) (first >> 32);
    this.first = new byte[LOWER + digitCount];
    this.first[0] = Code.BIN8;
    this.first[1] = (byte) digitCount;
    write((int) first, this.first, LOWER);
    write(firstUpper, this.first, UPPER);
  }

  /**
   * Creates a source of ids for events that nobody answers, which serve only to tell them apart: 16
   * digits, a counter from a random number on.
   */
  public static MessageIds ofMessages() {
    return ofMessages(new SecureRandom().nextLong());
  }

  /** The same from a number that is known beforehand. */
  static MessageIds ofMessages(long first) {
    return new MessageIds(first, SHORT_DIGIT_COUNT);
  }

  /** An id that this source has not given before. */
  public MessageId next() {
    byte[] encoded = new byte[first.length];
    encodeNext(encoded, 0);
    return new MessageId(encoded, 0, encoded.length);
  }

  /** Puts an id that this source has not given before into a message; where it begins. */
  int writeNext(MessageWriter out) {
    int start = out.advance(first.length);
    encodeNext(out.bytes(), start);
    return start;
  }

  private void encodeNext(byte[] to, int start) {
    // The upper half of the counter goes into the base, so that 2^32 events do not end the supply.
    long number = counter.getAndIncrement();
    System.arraycopy(first, 0, to, start, first.length);
    write((int) number, to, start + LOWER);
    int upper = (int) (number >> 32);
    if (upper != firstUpper) {
      write(upper, to, start + UPPER);
    }
  }

  /** Writes eight digits. */
  private static void write(int value, byte[] to, int start) {
    for (int i = 0; i < 8; i++) {
      to[start + i] = DIGITS[(value >>> (28 - 4 * i)) & 0xf];
    }
  }
}
