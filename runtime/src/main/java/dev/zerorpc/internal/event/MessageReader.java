package dev.zerorpc.internal.event;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.msgpack.core.MessagePack.Code;

/**
 * Reads MessagePack from bytes that may be anything. It never takes room for more than the bytes
 * that are there, and never recurses; who does, counts levels up to {@link Limits#MAX_DEPTH}. Every
 * method that reads throws {@link MalformedMessageException} if the bytes are not MessagePack, and
 * {@link TypeMismatchException}, without moving on, if the value is of another kind. Used by one
 * thread.
 */
public final class MessageReader {
  private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(64);

  private final byte[] bytes;
  private final int limit;
  private int position;

  // What look() has found out about the next value.
  private int content;
  private int length;

  /** Reads all the bytes, which must not change meanwhile. */
  public MessageReader(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  /** Reads {@code length} bytes from {@code offset} on, which must not change meanwhile. */
  public MessageReader(byte[] bytes, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    this.bytes = bytes;
    this.position = offset;
    this.limit = offset + length;
  }

  /** The index, in the whole array, of the next byte. */
  public int position() {
    return position;
  }

  /** How many bytes are left. */
  public int remaining() {
    return limit - position;
  }

  /** The kind of the next value, which stays the next one. */
  public ValueType nextType() {
    ValueType type = Tags.type(peek());
    if (type == null) {
      throw malformed("the byte 0xc1 begins no value");
    }
    return type;
  }

  /** Reads a nil if one is next, and says whether it was. */
  public boolean tryReadNil() {
    if (peek() != (Code.NIL & 0xff)) {
      return false;
    }
    position++;
    return true;
  }

  /** Reads a bool. */
  public boolean readBoolean() {
    look(ValueType.BOOL);
    return bytes[position++] == Code.TRUE;
  }

  /**
   * Reads an int of any width, or a float without a fraction. One that a long cannot hold is a
   * mismatch that shows the number.
   */
  public long readLong() {
    return switch (look()) {
      case INT -> {
        long value = integer();
        if (value < 0 && bytes[position] == Code.UINT64) {
          throw new TypeMismatchException("int", ValueType.INT, Long.toUnsignedString(value));
        }
        yield taken(value);
      }
      case FLOAT -> {
        double value = floating();
        if (value != Math.rint(value) || Double.isInfinite(value)) {
          throw new TypeMismatchException("int", ValueType.FLOAT, "float " + value);
        }
        if (value < -0x1p63 || value >= 0x1p63) {
          throw new TypeMismatchException(
              "int", ValueType.INT, new BigDecimal(value).toBigInteger().toString());
        }
        yield taken((long) value);
      }
      default -> throw mismatch("int");
    };
  }

  /** Reads an int from -2^63 to 2^64-1, of any width, or a float that is such a number. */
  public BigInteger readBigInteger() {
    ValueType type = look();
    if (type == ValueType.INT && bytes[position] == Code.UINT64) {
      long value = taken(integer());
      BigInteger result = BigInteger.valueOf(value);
      return value < 0 ? result.add(TWO_TO_64) : result;
    }
    if (type == ValueType.FLOAT) {
      double value = floating();
      if (value >= 0x1p63 && value < 0x1p64) {
        position = content + length;
        return new BigDecimal(value).toBigInteger();
      }
    }
    return BigInteger.valueOf(readLong());
  }

  /**
   * Reads a float of either width, or an int, rounded where a double cannot hold all its digits.
   */
  public double readDouble() {
    switch (look()) {
      case FLOAT -> {
        double value = floating();
        position = content + length;
        return value;
      }
      case INT -> {
        return bytes[position] == Code.UINT64 ? readBigInteger().doubleValue() : readLong();
      }
      default -> throw mismatch("float");
    }
  }

  /** Reads a str, or a bin that holds UTF-8. */
  public String readString() {
    ValueType type = lookText("string");
    String text = Utf8.decode(bytes, content, length);
    if (text == null) {
      if (type == ValueType.BIN) {
        throw new TypeMismatchException("string", type, "bytes that are not UTF-8");
      }
      throw malformed("the string is not UTF-8");
    }
    position = content + length;
    return text;
  }

  /**
   * Reads a str or bin and says which of some names it is.
   *
   * @return the index in {@code known}, or -1 if it is none of them, be it UTF-8 or not
   */
  int readSymbol(Symbols known) {
    lookText("string");
    position = content + length;
    return known.find(bytes, content, length);
  }

  /** As {@link #readString()}, but makes no new text of one of these names, or of a recent one. */
  String readName(Symbols known, @Nullable RecentNames recent) {
    lookText("string");
    int index = known.find(bytes, content, length);
    String name = null;
    if (index >= 0) {
      name = known.text(index);
    } else if (recent != null) {
      name = recent.find(bytes, content, length);
    }
    if (name != null) {
      position = content + length;
      return name;
    }
    String made = readString();
    if (recent != null) {
      recent.keep(made);
    }
    return made;
  }

  /** Steps over these bytes, whole values, if they are next, and says whether they were. */
  boolean tryRead(byte[] values) {
    int end = position + values.length;
    if (end > limit || !Arrays.equals(bytes, position, end, values, 0, values.length)) {
      return false;
    }
    position = end;
    return true;
  }

  /**
   * Steps over the next value if it is a bin whose length takes a byte, for which there is no
   * shorter form, and says whether it was.
   */
  boolean trySkipShortBinary() {
    if (peek() != (Code.BIN8 & 0xff)) {
      return false;
    }
    int start = position + 2;
    if (start > limit || (bytes[start - 1] & 0xff) > limit - start) {
      skip(); // Says what is missing.
    }
    position = start + (bytes[start - 1] & 0xff);
    return true;
  }

  /** All of the bytes, those outside of what is read included; not to be changed. */
  byte[] bytes() {
    return bytes;
  }

  /** The content bytes of the next value, a str or bin, which stays the next one. */
  int nextTextSize() {
    lookText("string");
    return length;
  }

  /** Reads a bin, or the bytes of a str, into an array of its own. */
  public byte[] readBinary() {
    lookText("bytes");
    position = content + length;
    return Arrays.copyOfRange(bytes, content, position);
  }

  /** Reads a bin, or the bytes of a str, as a read-only view of the message. */
  public ByteBuffer readBinaryView() {
    lookText("bytes");
    position = content + length;
    return ByteBuffer.wrap(bytes, content, length).slice().asReadOnlyBuffer();
  }

  /** The type number of the next value, an ext, which stays the next one. */
  public byte nextExtType() {
    look(ValueType.EXT);
    return bytes[content - 1];
  }

  /** Reads the bytes of an ext into an array of their own. */
  public byte[] readExtData() {
    look(ValueType.EXT);
    position = content + length;
    return Arrays.copyOfRange(bytes, content, position);
  }

  /** Reads a timestamp, the ext of type -1, in any of its three forms. */
  public Instant readTimestamp() {
    if (nextType() != ValueType.EXT || nextExtType() != Code.EXT_TIMESTAMP) {
      throw mismatch("timestamp");
    }
    long seconds;
    long nanoseconds = 0;
    switch (length) {
      case 4 -> seconds = bits(content, 4);
      case 8 -> {
        seconds = bits(content, 8) & ((1L << 34) - 1);
        nanoseconds = bits(content, 8) >>> 34;
      }
      case 12 -> {
        nanoseconds = bits(content, 4);
        seconds = bits(content + 4, 8);
      }
      default -> throw malformed("a timestamp has 4, 8 or 12 bytes, this one has " + length);
    }
    if (nanoseconds > 999_999_999) {
      throw malformed("a timestamp has " + nanoseconds + " nanoseconds above its second");
    }
    try {
      Instant result = Instant.ofEpochSecond(seconds, nanoseconds);
      position = content + length;
      return result;
    } catch (DateTimeException e) {
      throw malformed("a timestamp is " + seconds + " seconds away from 1970");
    }
  }

  /** Reads the beginning of an array and returns how many values follow. */
  public int readArrayHeader() {
    look(ValueType.ARRAY);
    position = content;
    return length;
  }

  /** Reads the beginning of a map and returns how many keys, each with its value, follow. */
  public int readMapHeader() {
    look(ValueType.MAP);
    position = content;
    return length;
  }

  /**
   * Steps over the next value with all that is in it, however deep. Text in it is not checked to be
   * UTF-8.
   */
  public void skip() {
    long pending = 1;
    while (pending > 0) {
      ValueType type = look();
      pending--;
      position = content;
      if (type == ValueType.ARRAY) {
        pending += length;
      } else if (type == ValueType.MAP) {
        pending += 2L * length;
      } else {
        position += length;
      }
      if (pending > remaining()) {
        throw malformed(pending + " more values are announced, but " + remaining() + " bytes left");
      }
    }
  }

  /** Steps over the next value as {@link #skip} does, and returns where it is. */
  public RawValue readRaw() {
    int start = position;
    skip();
    return new RawValue(bytes, start, position - start);
  }

  /** Takes the next value apart as far as its content, all of which is there. */
  private ValueType look() {
    ValueType type = nextType();
    int next = peek();
    int head = Tags.head(next);
    if (head > remaining()) {
      throw malformed("the message ends within the head of a value");
    }
    int width = Tags.lengthWidth(next);
    long claimed = width == 0 ? Tags.length(next) : bits(position + 1, width);
    long smallest = type == ValueType.MAP ? 2 * claimed : claimed;
    if (smallest > remaining() - head) {
      throw malformed(
          type
              + " of length "
              + claimed
              + " claimed, but only "
              + (remaining() - head)
              + " bytes follow");
    }
    content = position + head;
    length = (int) claimed;
    return type;
  }

  private void look(ValueType expected) {
    if (nextType() != expected) {
      throw mismatch(expected.toString());
    }
    look();
  }

  private ValueType lookText(String expected) {
    ValueType type = nextType();
    if (type != ValueType.STR && type != ValueType.BIN) {
      throw mismatch(expected);
    }
    return look();
  }

  private long integer() {
    byte tag = bytes[position];
    return switch (tag) {
      case Code.INT8 -> (byte) bits(content, 1);
      case Code.INT16 -> (short) bits(content, 2);
      case Code.INT32 -> (int) bits(content, 4);
      default -> length == 0 ? tag : bits(content, length);
    };
  }

  private double floating() {
    return length == 4
        ? Float.intBitsToFloat((int) bits(content, 4))
        : Double.longBitsToDouble(bits(content, 8));
  }

  private long taken(long value) {
    position = content + length;
    return value;
  }

  private int peek() {
    if (position >= limit) {
      throw malformed("the message ends where a value should begin");
    }
    return bytes[position] & 0xff;
  }

  private long bits(int from, int width) {
    long result = 0;
    for (int i = 0; i < width; i++) {
      result = (result << 8) | (bytes[from + i] & 0xff);
    }
    return result;
  }

  private TypeMismatchException mismatch(String expected) {
    ValueType type = nextType();
    return new TypeMismatchException(expected, type, type.toString());
  }

  private MalformedMessageException malformed(String problem) {
    return new MalformedMessageException(position, problem);
  }
}
