package dev.zerorpc.maven;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * SHA-256 over a sequence of values; each carries its length, so that values cannot run together.
 */
final class Digest {
  private final MessageDigest sha256;

  Digest() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform must support SHA-256", e);
    }
  }

  /**
   * Tells a generated file from one that somebody has edited since: its length and two checksums.
   * An unchanged build reads all of them, on a machine that has just started; there SHA-256 took
   * more time than all else, and these are the processor's own instructions.
   */
  static String ofGenerated(byte[] content) {
    CRC32 first = new CRC32();
    first.update(content);
    CRC32C second = new CRC32C();
    second.update(content);
    return String.join(
        "-",
        Integer.toHexString(content.length),
        Long.toHexString(first.getValue()),
        Long.toHexString(second.getValue()));
  }

  Digest add(byte[] value) {
    sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(value.length).array());
    sha256.update(value);
    return this;
  }

  Digest add(String value) {
    return add(value.getBytes(UTF_8));
  }

  Digest add(long value) {
    return add(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
  }

  /** The digest in hexadecimal; ends this object's use. */
  String hex() {
    return HexFormat.of().formatHex(sha256.digest());
  }
}
