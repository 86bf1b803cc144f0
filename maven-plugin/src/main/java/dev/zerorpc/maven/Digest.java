package dev.zerorpc.maven;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

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

  static String of(byte[] content) {
    return new Digest().add(content).hex();
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
