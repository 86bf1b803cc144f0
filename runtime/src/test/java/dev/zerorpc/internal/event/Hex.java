package dev.zerorpc.internal.event;

import java.util.HexFormat;

/** Bytes as tests write them: hexadecimal digits, with spaces where they help. */
public final class Hex {
  private Hex() {}

  /** The bytes of the digits. */
  public static byte[] bytes(String digits) {
    return HexFormat.of().parseHex(digits.replace(" ", ""));
  }

  /** The digits of the bytes. */
  public static String of(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  /** A reader of the bytes of the digits. */
  public static MessageReader reader(String digits) {
    return new MessageReader(bytes(digits));
  }
}
