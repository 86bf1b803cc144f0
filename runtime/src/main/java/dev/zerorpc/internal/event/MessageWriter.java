package dev.zerorpc.internal.event;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.msgpack.core.MessagePack.Code;

/**
 * Writes MessagePack into a growing array of bytes, each value in its shortest form. What it throws
 * leaves an unfinished message behind, which is to be thrown away. Used by one thread.
 */
public final class MessageWriter {
  private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);

  private static final byte[] FINISHED = {};

  private final int maxSize;
  private byte[] bytes;
  private int size;

  /** Creates a writer of at most {@link Limits#MAX_MESSAGE_SIZE} bytes. */
  public MessageWriter() {
    this(Limits.MAX_MESSAGE_SIZE);
  }

  /**
   * Creates a writer.
   *
   * @param maxSize the bytes that may be written at most; one more is a {@link
   *     MessageTooLargeException}
   */
  public MessageWriter(int maxSize) {
    this(maxSize, maxSize < WriteBuffers.SIZE ? new byte[limit(maxSize)] : WriteBuffers.take());
  }

  /** Creates a writer that begins with room for {@code expectedSize} bytes. */
  MessageWriter(int maxSize, int expectedSize) {
    this(maxSize, new byte[Math.min(limit(maxSize), expectedSize)]);
  }

  private MessageWriter(int maxSize, byte[] bytes) {
    this.maxSize = maxSize;
    this.bytes = bytes;
  }

  private static int limit(int maxSize) {
    if (maxSize < 0) {
      throw new IllegalArgumentException("maximum size must not be negative, but is " + maxSize);
    }
    return maxSize;
  }

  /**
   * The bytes written so far; nothing can be written any more. Cheaper than {@link #toByteArray},
   * as it leaves the writer's room to the next one.
   */
  public byte[] finish() {
    byte[] result = toByteArray();
    WriteBuffers.giveBack(bytes);
    bytes = FINISHED;
    size = Integer.MAX_VALUE;
    return result;
  }

  /** The bytes written so far, as a copy. */
  public byte[] toByteArray() {
    requireUnfinished();
    return Arrays.copyOf(bytes, size);
  }

  /** How many bytes have been written so far. */
  public int size() {
    return size;
  }

  /** Writes nil. */
  public void writeNil() {
    put(Code.NIL);
  }

  /** Writes true or false. */
  public void writeBoolean(boolean value) {
    put(value ? Code.TRUE : Code.FALSE);
  }

  /** Writes an int. */
  public void writeLong(long value) {
    if (value >= -32 && value < 128) {
      put((byte) value);
    } else if (value >= 0) {
      if (value < 1L << 8) {
        putTagged(Code.UINT8, 1, value);
      } else if (value < 1L << 16) {
        putTagged(Code.UINT16, 2, value);
      } else if (value < 1L << 32) {
        putTagged(Code.UINT32, 4, value);
      } else {
        putTagged(Code.UINT64, 8, value);
      }
    } else if (value >= Byte.MIN_VALUE) {
      putTagged(Code.INT8, 1, value);
    } else if (value >= Short.MIN_VALUE) {
      putTagged(Code.INT16, 2, value);
    } else if (value >= Integer.MIN_VALUE) {
      putTagged(Code.INT32, 4, value);
    } else {
      putTagged(Code.INT64, 8, value);
    }
  }

  /**
   * Writes an int.
   *
   * @throws IllegalArgumentException if it is not within -2^63 and 2^64-1
   */
  public void writeBigInteger(BigInteger value) {
    if (value.bitLength() <= 63) {
      writeLong(value.longValue());
    } else if (value.signum() > 0 && value.bitLength() == 64) {
      putTagged(Code.UINT64, 8, value.longValue());
    } else {
      throw new IllegalArgumentException(
          "an int must be within " + MIN + " and 18446744073709551615, but is " + value);
    }
  }

  /** Writes a float of 32 bits. */
  public void writeFloat(float value) {
    putTagged(Code.FLOAT32, 4, Float.floatToRawIntBits(value));
  }

  /** Writes a float of 64 bits. */
  public void writeDouble(double value) {
    putTagged(Code.FLOAT64, 8, Double.doubleToRawLongBits(value));
  }

  /**
   * Writes a str.
   *
   * @throws IllegalArgumentException if half of a surrogate pair stands alone in the text, which
   *     UTF-8 cannot hold
   */
  public void writeString(String text) {
    int start = size;
    int length = text.length();
    putLength(length, Code.FIXSTR_PREFIX, 32, Code.STR8, Code.STR16, Code.STR32);
    reserve(length);
    int position = size;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        size = start; // The header counted one byte a character.
        writeWideString(text);
        return;
      }
      bytes[position++] = (byte) c;
    }
    size = position;
  }

  private void writeWideString(String text) {
    long length = Utf8.length(text);
    if (length > maxSize) {
      throw new MessageTooLargeException(size + length, maxSize);
    }
    putLength((int) length, Code.FIXSTR_PREFIX, 32, Code.STR8, Code.STR16, Code.STR32);
    reserve((int) length);
    size = Utf8.encode(text, bytes, size);
  }

  /** Writes a bin. */
  public void writeBinary(byte[] value) {
    writeBinaryHeader(value.length);
    writeRaw(value, 0, value.length);
  }

  /** Writes a bin of what remains in the buffer, which is left as it was. */
  public void writeBinary(ByteBuffer value) {
    int length = value.remaining();
    writeBinaryHeader(length);
    reserve(length);
    value.duplicate().get(bytes, size, length);
    size += length;
  }

  private void writeBinaryHeader(int length) {
    putLength(length, Code.BIN8, 0, Code.BIN8, Code.BIN16, Code.BIN32);
  }

  /**
   * Writes a timestamp, the ext of type -1.
   *
   * @param seconds since 1970-01-01T00:00:00Z
   * @param nanoseconds the part of a second, 0 to 999999999, forward from {@code seconds}
   */
  public void writeTimestamp(long seconds, int nanoseconds) {
    if (seconds >>> 34 != 0) {
      putTagged(Code.EXT8, 1, 12);
      put(Code.EXT_TIMESTAMP);
      putNumber(4, nanoseconds);
      putNumber(8, seconds);
    } else if (nanoseconds != 0 || seconds >>> 32 != 0) {
      putTagged(Code.FIXEXT8, 1, Code.EXT_TIMESTAMP);
      putNumber(8, ((long) nanoseconds << 34) | seconds);
    } else {
      putTagged(Code.FIXEXT4, 1, Code.EXT_TIMESTAMP);
      putNumber(4, seconds);
    }
  }

  /** Writes an ext. */
  public void writeExt(byte type, byte[] data) {
    switch (data.length) {
      case 1 -> put(Code.FIXEXT1);
      case 2 -> put(Code.FIXEXT2);
      case 4 -> put(Code.FIXEXT4);
      case 8 -> put(Code.FIXEXT8);
      case 16 -> put(Code.FIXEXT16);
      default -> putLength(data.length, Code.EXT8, 0, Code.EXT8, Code.EXT16, Code.EXT32);
    }
    put(type);
    writeRaw(data, 0, data.length);
  }

  /** Begins an array: {@code count} values must follow. */
  public void writeArrayHeader(int count) {
    putCount(count, Code.FIXARRAY_PREFIX, Code.ARRAY16, Code.ARRAY32);
  }

  /** Begins a map: {@code count} keys, each with its value behind it, must follow. */
  public void writeMapHeader(int count) {
    putCount(count, Code.FIXMAP_PREFIX, Code.MAP16, Code.MAP32);
  }

  /** Writes bytes that are MessagePack already. */
  public void writeRaw(byte[] source, int offset, int length) {
    reserve(length);
    System.arraycopy(source, offset, bytes, size, length);
    size += length;
  }

  /** Makes room for bytes that the caller puts into {@link #bytes}; where they begin. */
  int advance(int count) {
    reserve(count);
    int start = size;
    size += count;
    return start;
  }

  /** Where it writes to now; another array after the next call that writes. */
  byte[] bytes() {
    return bytes;
  }

  private void putCount(int count, byte fix, byte tag16, byte tag32) {
    if (count < 0) {
      throw new IllegalArgumentException("a count must not be negative, but is " + count);
    }
    if (count < 16) {
      put((byte) (fix | count));
    } else if (count < 1 << 16) {
      putTagged(tag16, 2, count);
    } else {
      putTagged(tag32, 4, count);
    }
  }

  private void putLength(int length, byte fix, int fixLimit, byte tag8, byte tag16, byte tag32) {
    if (length < fixLimit) {
      put((byte) (fix | length));
    } else if (length < 1 << 8) {
      putTagged(tag8, 1, length);
    } else if (length < 1 << 16) {
      putTagged(tag16, 2, length);
    } else {
      putTagged(tag32, 4, length);
    }
  }

  private void put(byte value) {
    reserve(1);
    bytes[size++] = value;
  }

  private void putTagged(byte tag, int width, long number) {
    put(tag);
    putNumber(width, number);
  }

  private void putNumber(int width, long number) {
    reserve(width);
    for (int shift = (width - 1) * 8; shift >= 0; shift -= 8) {
      bytes[size++] = (byte) (number >>> shift);
    }
  }

  private void reserve(int more) {
    if (more > bytes.length - size) {
      requireUnfinished();
      long needed = (long) size + more;
      if (needed > maxSize) {
        throw new MessageTooLargeException(needed, maxSize);
      }
      byte[] grown =
          Arrays.copyOf(bytes, (int) Math.min(maxSize, Math.max(needed, bytes.length * 2L)));
      WriteBuffers.giveBack(bytes);
      bytes = grown;
    }
  }

  private void requireUnfinished() {
    if (bytes == FINISHED) {
      throw new IllegalStateException("The message has been finished");
    }
  }
}
