package dev.zerorpc.internal.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Names that are known beforehand, to be recognized as they stand in a message. Immutable. */
final class Symbols {
  private final String[] texts;
  private final byte[][] encoded;

  /** Knows some names, which must be ASCII. */
  Symbols(String... texts) {
    this.texts = texts.clone();
    this.encoded = new byte[texts.length][];
    for (int i = 0; i < texts.length; i++) {
      encoded[i] = texts[i].getBytes(StandardCharsets.US_ASCII);
    }
  }

  /** The index of the name that these bytes are, or -1 if they are none. */
  int find(byte[] bytes, int offset, int length) {
    for (int i = 0; i < encoded.length; i++) {
      byte[] candidate = encoded[i];
      if (candidate.length == length
          && Arrays.equals(candidate, 0, length, bytes, offset, offset + length)) {
        return i;
      }
    }
    return -1;
  }

  String text(int index) {
    return texts[index];
  }
}
