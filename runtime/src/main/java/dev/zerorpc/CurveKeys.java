package dev.zerorpc;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.zerorpc.internal.transport.CurveCrypto;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A pair of CURVE keys, each 40 characters of Z85. The public one is given to others, the secret
 * one to nobody. Immutable.
 *
 * <p>The files are those that ZeroMQ's other libraries write and read as certificates, for instance
 * {@code zmq.auth.load_certificate} in Python.
 */
public final class CurveKeys {
  private final String publicKey;
  private final String secretKey;

  private CurveKeys(String publicKey, String secretKey) {
    this.publicKey = publicKey;
    this.secretKey = secretKey;
  }

  /** A new pair, of the system's best random numbers. */
  public static CurveKeys generate() {
    byte[][] pair = CurveCrypto.newKeys();
    return new CurveKeys(CurveCrypto.toText(pair[0]), CurveCrypto.toText(pair[1]));
  }

  /**
   * A pair that is kept elsewhere.
   *
   * @throws IllegalArgumentException if a key is not 40 characters of Z85
   */
  public static CurveKeys of(String publicKey, String secretKey) {
    bytes("the public key", publicKey);
    // Not shown in the message, wrong as it may be.
    if (CurveCrypto.fromText(secretKey) == null) {
      throw new IllegalArgumentException("the secret key is not 40 characters of Z85");
    }
    return new CurveKeys(publicKey, secretKey);
  }

  /**
   * Reads a file with both keys. A warning is logged if others than its owner may read it.
   *
   * @throws IOException if it cannot be read, or lacks a key
   */
  public static CurveKeys read(Path file) throws IOException {
    KeyFiles.warnIfExposed(file);
    String text = KeyFiles.readText(file);
    String publicKey = KeyFiles.value(text, KeyFiles.PUBLIC);
    String secretKey = KeyFiles.value(text, KeyFiles.SECRET);
    if (publicKey == null || secretKey == null) {
      throw new IOException(
          file
              + ": expected lines public-key = \"...\" and secret-key = \"...\" with 40 characters of"
              + " Z85 each; write such a file with CurveKeys.generate().write(file)");
    }
    return new CurveKeys(publicKey, secretKey);
  }

  /**
   * Reads the public key of a file, which may hold the secret one too.
   *
   * @throws IOException if it cannot be read, or lacks the key
   */
  public static String readPublic(Path file) throws IOException {
    String publicKey = KeyFiles.value(KeyFiles.readText(file), KeyFiles.PUBLIC);
    if (publicKey == null) {
      throw new IOException(
          file + ": expected a line public-key = \"...\" with 40 characters of Z85");
    }
    return publicKey;
  }

  /**
   * Writes both keys to a new file that only its owner may read.
   *
   * @throws java.nio.file.FileAlreadyExistsException if there is such a file; keys are not
   *     overwritten
   * @throws IOException if it cannot be written
   */
  public void write(Path file) throws IOException {
    String text =
        KeyFiles.HEAD
            + KeyFiles.line(KeyFiles.PUBLIC, publicKey)
            + KeyFiles.line(KeyFiles.SECRET, secretKey);
    KeyFiles.writeNew(file, text.getBytes(UTF_8), true);
  }

  /**
   * Writes the public key to a new file, to be given to others.
   *
   * @throws java.nio.file.FileAlreadyExistsException if there is such a file
   * @throws IOException if it cannot be written
   */
  public void writePublic(Path file) throws IOException {
    String text = KeyFiles.HEAD + KeyFiles.line(KeyFiles.PUBLIC, publicKey);
    KeyFiles.writeNew(file, text.getBytes(UTF_8), false);
  }

  /** The key for others. */
  public String publicKey() {
    return publicKey;
  }

  /** The key that nobody else may know. */
  public String secretKey() {
    return secretKey;
  }

  byte[] publicBytes() {
    return bytes("the public key", publicKey);
  }

  byte[] secretBytes() {
    return bytes("the secret key", secretKey);
  }

  static byte[] bytes(String what, String key) {
    byte[] bytes = CurveCrypto.fromText(key);
    if (bytes == null) {
      throw new IllegalArgumentException(what + " is not 40 characters of Z85: " + key);
    }
    return bytes;
  }

  /** Shows the public key only. */
  @Override
  public String toString() {
    return "CurveKeys[" + publicKey + "]";
  }
}
