package dev.zerorpc;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * A value of a type that MessagePack leaves to applications, as it is found where a contract says
 * {@code any}. Immutable, and equal by content.
 *
 * @param type the application's type number, from -128 to 127; -1 is a timestamp, which is read as
 *     an {@link java.time.Instant}
 * @param data the bytes; copied in and out
 */
@SuppressWarnings("ArrayRecordComponent") // Equality and copies are taken care of below.
public record ExtValue(byte type, byte[] data) {
  /** Copies the bytes. */
  public ExtValue {
    data = data.clone();
  }

  @Override
  public byte[] data() {
    return data.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ExtValue that && type == that.type && Arrays.equals(data, that.data);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(data) + type;
  }

  @Override
  public String toString() {
    return "ExtValue[type=" + type + ", data=" + HexFormat.of().formatHex(data) + "]";
  }
}
