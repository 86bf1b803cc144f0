package dev.zerorpc.internal.event;

/**
 * Bytes are not MessagePack, or not an event. Has no stack trace: any stranger can cause it, as
 * often as it likes, and the message says where in the bytes the fault is.
 */
public final class MalformedMessageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int offset;

  /**
   * Creates one.
   *
   * @param offset where in the bytes the faulty value begins, counted from the start of the message
   * @param problem what is wrong there
   */
  public MalformedMessageException(int offset, String problem) {
    super("malformed message at byte " + offset + ": " + problem, null, false, false);
    this.offset = offset;
  }

  /** Where in the bytes the faulty value begins. */
  public int offset() {
    return offset;
  }
}
