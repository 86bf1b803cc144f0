package dev.zerorpc.internal.event;

/** A message grew beyond the size that its writer was given. */
public final class MessageTooLargeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MessageTooLargeException(long size, int maxSize) {
    super(
        "the message needs "
            + size
            + " bytes or more, but at most "
            + maxSize
            + " are allowed; send it in parts, for instance as a stream");
  }
}
