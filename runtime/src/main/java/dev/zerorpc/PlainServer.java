package dev.zerorpc;

import dev.zerorpc.internal.transport.ZmqSecurity;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Asks callers for user and password, which cross the network unencrypted: for tests, and for
 * networks that nobody else can read. {@link CallContext#identity()} is the user.
 */
public final class PlainServer extends Security {
  private final Map<String, String> users;

  private PlainServer(Map<String, String> users) {
    this.users = users;
  }

  /**
   * Serves these users.
   *
   * @param passwords by user; each of them at most 127 bytes of UTF-8
   * @throws IllegalArgumentException if one is longer
   */
  public static PlainServer of(Map<String, String> passwords) {
    passwords.forEach(PlainClient::check);
    return new PlainServer(new LinkedHashMap<>(passwords));
  }

  @Override
  ZmqSecurity open() {
    return new ZmqSecurity.PlainServerSide(new PlainGate(users));
  }

  @Override
  boolean isEncrypted() {
    return false;
  }

  @Override
  public String toString() {
    return "PlainServer[" + String.join(", ", users.keySet()) + "]";
  }
}
