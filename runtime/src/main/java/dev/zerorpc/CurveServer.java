package dev.zerorpc;

import dev.zerorpc.internal.transport.ZmqSecurity;
import java.util.Objects;

/**
 * Encrypts with CURVE, on the side whose public key the others know beforehand: usually a server.
 * {@link CallContext#identity()} is the caller's public key.
 */
public final class CurveServer extends Security {
  private final CurveKeys keys;
  private final AllowedKeys clients;

  private CurveServer(CurveKeys keys, AllowedKeys clients) {
    this.keys = Objects.requireNonNull(keys, "keys");
    this.clients = Objects.requireNonNull(clients, "clients");
  }

  /** Serves the clients whose public keys are allowed, and nobody else. */
  public static CurveServer of(CurveKeys keys, AllowedKeys clients) {
    return new CurveServer(keys, clients);
  }

  /**
   * Serves every client that knows the server's public key, whatever key it has itself. A public
   * key is no secret: this encrypts, and keeps nobody out.
   */
  public static CurveServer anyClient(CurveKeys keys) {
    return new CurveServer(keys, AllowedKeys.ANY);
  }

  @Override
  ZmqSecurity open() {
    return new ZmqSecurity.CurveServerSide(
        keys.publicBytes(), keys.secretBytes(), new CurveGate(clients.watch()));
  }

  @Override
  boolean isEncrypted() {
    return true;
  }

  @Override
  public String toString() {
    return "CurveServer[" + keys + ", " + clients + "]";
  }
}
