package dev.zerorpc.internal.event;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.msgpack.core.MessagePack.Code;

/** What the first byte of a value says, for each of the 256. */
final class Tags {
  /** The kind of value; null for the one byte that begins none. */
  private static final @Nullable ValueType[] TYPE = new @Nullable ValueType[256];

  /** Bytes before the content: the first byte, a length, the type number of an ext. */
  private static final byte[] HEAD = new byte[256];

  /** Bytes of the length that follows the first byte, or 0 if the first byte says it. */
  private static final byte[] LENGTH_WIDTH = new byte[256];

  /** The length where the first byte says it: bytes of content, or count of elements or entries. */
  private static final byte[] LENGTH = new byte[256];

  static {
    Arrays.fill(TYPE, ValueType.INT);
    Arrays.fill(HEAD, (byte) 1);
    for (int tag = 0; tag < 256; tag++) {
      if ((tag & 0xe0) == (Code.FIXSTR_PREFIX & 0xff)) {
        fixed(tag, ValueType.STR, tag & 0x1f);
      } else if ((tag & 0xf0) == (Code.FIXARRAY_PREFIX & 0xff)) {
        fixed(tag, ValueType.ARRAY, tag & 0x0f);
      } else if ((tag & 0xf0) == (Code.FIXMAP_PREFIX & 0xff)) {
        fixed(tag, ValueType.MAP, tag & 0x0f);
      }
    }
    fixed(Code.NIL, ValueType.NIL, 0);
    TYPE[Code.NEVER_USED & 0xff] = null;
    fixed(Code.FALSE, ValueType.BOOL, 0);
    fixed(Code.TRUE, ValueType.BOOL, 0);
    fixed(Code.FLOAT32, ValueType.FLOAT, 4);
    fixed(Code.FLOAT64, ValueType.FLOAT, 8);
    fixed(Code.UINT8, ValueType.INT, 1);
    fixed(Code.UINT16, ValueType.INT, 2);
    fixed(Code.UINT32, ValueType.INT, 4);
    fixed(Code.UINT64, ValueType.INT, 8);
    fixed(Code.INT8, ValueType.INT, 1);
    fixed(Code.INT16, ValueType.INT, 2);
    fixed(Code.INT32, ValueType.INT, 4);
    fixed(Code.INT64, ValueType.INT, 8);
    sized(Code.STR8, ValueType.STR, 1);
    sized(Code.STR16, ValueType.STR, 2);
    sized(Code.STR32, ValueType.STR, 4);
    sized(Code.BIN8, ValueType.BIN, 1);
    sized(Code.BIN16, ValueType.BIN, 2);
    sized(Code.BIN32, ValueType.BIN, 4);
    sized(Code.ARRAY16, ValueType.ARRAY, 2);
    sized(Code.ARRAY32, ValueType.ARRAY, 4);
    sized(Code.MAP16, ValueType.MAP, 2);
    sized(Code.MAP32, ValueType.MAP, 4);
    ext(Code.FIXEXT1, 1, 0);
    ext(Code.FIXEXT2, 2, 0);
    ext(Code.FIXEXT4, 4, 0);
    ext(Code.FIXEXT8, 8, 0);
    ext(Code.FIXEXT16, 16, 0);
    ext(Code.EXT8, 0, 1);
    ext(Code.EXT16, 0, 2);
    ext(Code.EXT32, 0, 4);
  }

  private Tags() {}

  static @Nullable ValueType type(int tag) {
    return TYPE[tag];
  }

  static int head(int tag) {
    return HEAD[tag];
  }

  static int lengthWidth(int tag) {
    return LENGTH_WIDTH[tag];
  }

  static int length(int tag) {
    return LENGTH[tag];
  }

  private static void fixed(int tag, ValueType type, int length) {
    TYPE[tag & 0xff] = type;
    LENGTH[tag & 0xff] = (byte) length;
  }

  private static void sized(byte tag, ValueType type, int width) {
    TYPE[tag & 0xff] = type;
    LENGTH_WIDTH[tag & 0xff] = (byte) width;
    HEAD[tag & 0xff] = (byte) (1 + width);
  }

  private static void ext(byte tag, int length, int width) {
    sized(tag, ValueType.EXT, width);
    LENGTH[tag & 0xff] = (byte) length;
    HEAD[tag & 0xff]++; // the type number
  }
}
