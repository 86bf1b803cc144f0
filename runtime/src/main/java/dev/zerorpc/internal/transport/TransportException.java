package dev.zerorpc.internal.transport;

/** An endpoint could not be used; the message says which and why. */
public final class TransportException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates one with the sentence that the user sees. */
  public TransportException(String message) {
    super(message);
  }

  /** Creates one with the sentence that the user sees and what caused it. */
  public TransportException(String message, Throwable cause) {
    super(message, cause);
  }

  /** The system has refused what ZeroMQ needs, which is file descriptors. */
  static TransportException noRoom(RuntimeException refusal) {
    Throwable cause = refusal.getCause() == null ? refusal : refusal.getCause();
    return new TransportException(
        "ZeroMQ cannot be started: "
            + cause.getMessage()
            + "; a client takes about 5 file descriptors for each endpoint, a server about 25: share"
            + " clients between threads, or raise the limit of the process (ulimit -n)",
        refusal);
  }
}
