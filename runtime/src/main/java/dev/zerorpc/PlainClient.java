package dev.zerorpc;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.zerorpc.internal.transport.ZmqSecurity;

/**
 * Gives user and password, which cross the network unencrypted: for tests, and for networks that
 * nobody else can read.
 */
public final class PlainClient extends Security {
  /** ZeroMQ allows 255, but JeroMQ's server takes the length for a signed number. */
  private static final int MAX_BYTES = 127;

  private final String user;
  private final String password;

  private PlainClient(String user, String password) {
    this.user = user;
    this.password = password;
  }

  /**
   * Says who calls.
   *
   * @throws IllegalArgumentException if user or password has more than 127 bytes of UTF-8
   */
  public static PlainClient of(String user, String password) {
    check(user, password);
    return new PlainClient(user, password);
  }

  static void check(String user, String password) {
    if (user.getBytes(UTF_8).length > MAX_BYTES || password.getBytes(UTF_8).length > MAX_BYTES) {
      throw new IllegalArgumentException(
          "user and password must have at most " + MAX_BYTES + " bytes each; user: " + user);
    }
  }

  @Override
  ZmqSecurity open() {
    return new ZmqSecurity.PlainClientSide(user, password);
  }

  @Override
  boolean isEncrypted() {
    return false;
  }

  @Override
  public String toString() {
    return "PlainClient[" + user + "]";
  }
}
