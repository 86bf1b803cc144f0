package dev.zerorpc.internal.event;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.msgpack.core.MessagePack.Code;

/**
 * The id of an event, as its sender wrote it: a peer finds its channel only if the same bytes come
 * back as the same kind of value. Immutable, and equal by kind and content, however wide the value
 * was encoded.
 */
public final class MessageId {
  /** Content of fewer bytes has its length in one. */
  private static final int SHORT = 256;

  /** A message of that many bytes may stay in memory with its id: a copy costs about as much. */
  private static final int LITTLE = 256;

  /** Odd, and another in each process: strangers cannot make up ids that share a hash code. */
  private static final int MULTIPLIER = new SecureRandom().nextInt() | 1;

  /** Holds the value in its shortest form, whose first byte tells the kind. */
  private final byte[] bytes;

  private final int offset;
  private final int length;
  private int hash;

  private MessageId(byte[] encoded) {
    this(encoded, 0, encoded.length);
  }

  /** Takes over bytes that hold the id in its shortest form; they must not change any more. */
  MessageId(byte[] bytes, int offset, int length) {
    this.bytes = bytes;
    this.offset = offset;
    this.length = length;
  }

  /** An id that is text, as zerorpc-node sends. */
  public static MessageId ofString(String text) {
    MessageWriter out = newWriter();
    out.writeString(text);
    return new MessageId(out.toByteArray());
  }

  /** An id that is bytes, as zerorpc-python sends. */
  public static MessageId ofBinary(byte[] content) {
    if (content.length < SHORT) {
      byte[] encoded = new byte[2 + content.length];
      encoded[0] = Code.BIN8;
      encoded[1] = (byte) content.length;
      System.arraycopy(content, 0, encoded, 2, content.length);
      return new MessageId(encoded);
    }
    MessageWriter out = newWriter();
    out.writeBinary(content);
    return new MessageId(out.toByteArray());
  }

  /**
   * Reads an id, which may keep the whole message in memory; see {@link #compact}.
   *
   * @throws MalformedMessageException if it is nil, an array, a map, an ext, longer than {@link
   *     Limits#MAX_ID_SIZE}, or a str that is not UTF-8
   */
  static MessageId read(MessageReader in) {
    int start = in.position();
    if (in.trySkipShortBinary()) {
      return new MessageId(in.bytes(), start, in.position() - start);
    }
    ValueType type = in.nextType();
    if (type == ValueType.BIN && in.nextTextSize() < SHORT) {
      return ofBinary(in.readBinary());
    }
    MessageWriter out = newWriter();
    switch (type) {
      case STR, BIN -> {
        int length = in.nextTextSize();
        if (length > Limits.MAX_ID_SIZE) {
          throw new MalformedMessageException(
              start, "an id has " + length + " bytes, but " + Limits.MAX_ID_SIZE + " are enough");
        }
        if (type == ValueType.STR) {
          out.writeString(in.readString());
        } else {
          out.writeBinary(in.readBinary());
        }
      }
      case INT -> out.writeBigInteger(in.readBigInteger());
      case FLOAT -> out.writeDouble(in.readDouble());
      case BOOL -> out.writeBoolean(in.readBoolean());
      default -> throw new MalformedMessageException(start, "an id must not be of type " + type);
    }
    return new MessageId(out.toByteArray());
  }

  /**
   * Steps over an id.
   *
   * @throws MalformedMessageException as {@link #read} does
   */
  static void skip(MessageReader in) {
    if (!in.trySkipShortBinary()) {
      read(in);
    }
  }

  /**
   * The id that stands at that place of a message, where one was found or written; may keep the
   * whole message in memory.
   */
  public static MessageId at(byte[] message, int start) {
    return message[start] == Code.BIN8
        ? new MessageId(message, start, 2 + (message[start + 1] & 0xff))
        : read(new MessageReader(message, start, message.length - start));
  }

  /** The same id without the rest of the message that it was read from, unless that is little. */
  public MessageId compact() {
    return length == bytes.length || bytes.length <= LITTLE
        ? this
        : new MessageId(Arrays.copyOfRange(bytes, offset, offset + length));
  }

  /** Appends the id to a message. */
  public void writeTo(MessageWriter out) {
    out.writeRaw(bytes, offset, length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MessageId that
        && Arrays.equals(
            bytes, offset, offset + length, that.bytes, that.offset, that.offset + that.length);
  }

  @Override
  public int hashCode() {
    int result = hash;
    if (result == 0) {
      for (int i = offset; i < offset + length; i++) {
        result = MULTIPLIER * result + bytes[i];
      }
      hash = result;
    }
    return result;
  }

  /** The id as a message shows it: text in quotes, bytes with a {@code b} before them. */
  @Override
  public String toString() {
    MessageReader in = new MessageReader(bytes, offset, length);
    return switch (in.nextType()) {
      case STR -> "\"" + in.readString() + "\"";
      case BIN -> {
        byte[] content = in.readBinary();
        yield isPrintable(content)
            ? "b\"" + new String(content, StandardCharsets.US_ASCII) + "\""
            : "0x" + HexFormat.of().formatHex(content);
      }
      case INT -> in.readBigInteger().toString();
      case FLOAT -> Double.toString(in.readDouble());
      default -> Boolean.toString(in.readBoolean());
    };
  }

  private static MessageWriter newWriter() {
    return new MessageWriter(Limits.MAX_MESSAGE_SIZE, 40);
  }

  private static boolean isPrintable(byte[] content) {
    for (byte b : content) {
      if (b < 0x20 || b == 0x7f) {
        return false;
      }
    }
    return true;
  }
}
