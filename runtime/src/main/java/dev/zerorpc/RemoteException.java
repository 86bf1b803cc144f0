package dev.zerorpc;

import org.jspecify.annotations.Nullable;

/** An error that the peer's handler raised and that is not a typed error of the contract. */
public class RemoteException extends RpcException {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final String remoteMessage;
  private final @Nullable String remoteTraceback;

  /**
   * Creates one from what the peer sent.
   *
   * @param name the name of the error, in Python the exception's class name
   * @param remoteMessage the peer's message
   * @param remoteTraceback the peer's stack trace as text, or null if it sent none
   */
  public RemoteException(String name, String remoteMessage, @Nullable String remoteTraceback) {
    super(name + ": " + remoteMessage);
    this.name = name;
    this.remoteMessage = remoteMessage;
    this.remoteTraceback = remoteTraceback;
  }

  /** The name of the error, for instance {@code NameError} when the peer has no such method. */
  public String name() {
    return name;
  }

  /** The peer's message, without the name. */
  public String remoteMessage() {
    return remoteMessage;
  }

  /** The peer's stack trace as text, or null if it sent none. */
  public @Nullable String remoteTraceback() {
    return remoteTraceback;
  }
}
