package dev.zerorpc;

import dev.zerorpc.internal.transport.CurveCrypto;
import dev.zerorpc.internal.transport.Gatekeeper;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Admits clients by their public keys. */
final class CurveGate implements Gatekeeper {
  private static final int KEY_BYTES = 32;

  private final KeyWatch allowed;

  CurveGate(KeyWatch allowed) {
    this.allowed = allowed;
  }

  @Override
  public @Nullable String admit(String mechanism, List<byte[]> credentials) {
    if (!mechanism.equals("CURVE")
        || credentials.size() != 1
        || credentials.get(0).length != KEY_BYTES) {
      return null;
    }
    String key = CurveCrypto.toText(credentials.get(0));
    return allowed.contains(key) ? key : null;
  }

  @Override
  public boolean stillAdmits(String identity) {
    return allowed.contains(identity);
  }

  @Override
  public void onWithdrawal(Runnable action) {
    allowed.onWithdrawal(action);
  }

  @Override
  public void close() {
    allowed.close();
  }
}
