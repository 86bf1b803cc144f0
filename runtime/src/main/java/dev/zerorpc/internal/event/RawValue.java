package dev.zerorpc.internal.event;

import java.util.Arrays;
import java.util.Objects;

/** A stretch of a message that holds MessagePack still to be read. Its bytes must not change. */
public final class RawValue {
  private final byte[] bytes;
  private final int offset;
  private final int length;

  /** All the bytes. */
  public RawValue(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  /** {@code length} bytes from {@code offset} on. */
  public RawValue(byte[] bytes, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    this.bytes = bytes;
    this.offset = offset;
    this.length = length;
  }

  /** How many bytes there are. */
  public int length() {
    return length;
  }

  /** The same bytes without the rest of the message. */
  public RawValue compact() {
    return new RawValue(Arrays.copyOfRange(bytes, offset, offset + length));
  }

  /** A new reader that stands before the first byte. */
  public MessageReader reader() {
    return new MessageReader(bytes, offset, length);
  }

  /** Appends the bytes to a message. */
  public void writeTo(MessageWriter out) {
    out.writeRaw(bytes, offset, length);
  }

  @Override
  public String toString() {
    return "RawValue[" + length + " bytes]";
  }
}
