package dev.zerorpc;

import dev.zerorpc.internal.transport.ZmqSecurity;
import org.jspecify.annotations.Nullable;

/**
 * How a client or server proves who it is, and whether what it says is encrypted: {@link
 * CurveServer} and {@link CurveClient}, or, for tests, {@link PlainServer} and {@link PlainClient}.
 * Both sides must use the same. Immutable; one may serve many clients or servers.
 */
public abstract sealed class Security permits CurveServer, CurveClient, PlainServer, PlainClient {
  Security() {}

  /** What one transport needs if that was asked for, and nothing if not. */
  static ZmqSecurity openOrNone(@Nullable Security security) {
    return security == null ? new ZmqSecurity.None() : security.open();
  }

  /** What one transport needs; called once for each. */
  abstract ZmqSecurity open();

  /** Whether strangers on the network can read what is said. */
  abstract boolean isEncrypted();
}
