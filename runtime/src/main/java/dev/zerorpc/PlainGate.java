package dev.zerorpc;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.zerorpc.internal.transport.Gatekeeper;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Admits users with their passwords. */
final class PlainGate implements Gatekeeper {
  private final Map<String, String> users;

  PlainGate(Map<String, String> users) {
    this.users = users;
  }

  @Override
  public @Nullable String admit(String mechanism, List<byte[]> credentials) {
    if (!mechanism.equals("PLAIN") || credentials.size() != 2) {
      return null;
    }
    String user = new String(credentials.get(0), UTF_8);
    String password = users.get(user);
    return password != null && MessageDigest.isEqual(password.getBytes(UTF_8), credentials.get(1))
        ? user
        : null;
  }

  @Override
  public boolean stillAdmits(String identity) {
    return true;
  }

  @Override
  public void onWithdrawal(Runnable action) {}

  @Override
  public void close() {}
}
