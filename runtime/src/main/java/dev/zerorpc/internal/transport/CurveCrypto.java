package dev.zerorpc.internal.transport;

import org.jspecify.annotations.Nullable;
import zmq.io.mechanism.curve.Curve;
import zmq.util.Z85;

/** What CURVE needs besides sockets: pairs of keys, and keys as text. Any thread. */
public final class CurveCrypto {
  /** Characters of a key as text. */
  public static final int TEXT_LENGTH = 40;

  private static final int KEY_LENGTH = 32;

  private CurveCrypto() {}

  /**
   * A new pair of keys: the public one, the secret one.
   *
   * @throws TransportException if the library that computes them was excluded
   */
  public static byte[][] newKeys() {
    try {
      return new Curve().keypair();
    } catch (NoClassDefFoundError e) {
      throw new TransportException(
          "CURVE needs the library eu.neilalexander:jnacl, which comes with JeroMQ but was excluded"
              + " here; put it back on the class path",
          e);
    }
  }

  /** A key as 40 characters of Z85. */
  public static String toText(byte[] key) {
    if (key.length != KEY_LENGTH) {
      throw new IllegalArgumentException("a key has 32 bytes, not " + key.length);
    }
    return Z85.encode(key, key.length);
  }

  /** The key that 40 characters of Z85 stand for, or null if they are something else. */
  public static byte @Nullable [] fromText(String text) {
    if (text.length() != TEXT_LENGTH) {
      return null;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) <= ' ' || text.charAt(i) > '~') {
        return null;
      }
    }
    byte[] key = Z85.decode(text);
    // The decoder takes any character; only what it gives back unchanged was really Z85.
    return Z85.encode(key, key.length).equals(text) ? key : null;
  }
}
