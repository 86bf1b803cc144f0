package dev.zerorpc;

import dev.zerorpc.internal.transport.ZmqSecurity;
import java.util.Objects;

/**
 * Encrypts with CURVE, on the side that knows the other's public key beforehand: usually a client,
 * or a server that is a worker of a hub. It talks to nobody who does not have the secret key that
 * belongs to it.
 */
public final class CurveClient extends Security {
  private final CurveKeys keys;
  private final String serverKey;
  private final byte[] serverBytes;

  private CurveClient(CurveKeys keys, String serverKey) {
    this.keys = Objects.requireNonNull(keys, "keys");
    this.serverKey = serverKey;
    this.serverBytes = CurveKeys.bytes("the server's public key", serverKey);
  }

  /**
   * Proves to the server that it has these keys.
   *
   * @param serverPublicKey 40 characters of Z85
   * @throws IllegalArgumentException if they are something else
   */
  public static CurveClient of(CurveKeys keys, String serverPublicKey) {
    return new CurveClient(keys, serverPublicKey);
  }

  /**
   * Uses keys made for the occasion, for servers that let every client in.
   *
   * @param serverPublicKey 40 characters of Z85
   * @throws IllegalArgumentException if they are something else
   */
  public static CurveClient anonymous(String serverPublicKey) {
    return new CurveClient(CurveKeys.generate(), serverPublicKey);
  }

  @Override
  ZmqSecurity open() {
    return new ZmqSecurity.CurveClientSide(keys.publicBytes(), keys.secretBytes(), serverBytes);
  }

  @Override
  boolean isEncrypted() {
    return true;
  }

  @Override
  public String toString() {
    return "CurveClient[" + keys + ", server " + serverKey + "]";
  }
}
