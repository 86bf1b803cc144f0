package dev.zerorpc.internal.event;

/**
 * One message of the protocol, with its arguments still encoded.
 *
 * @param header what stands before the name
 * @param rawHeader all of the header, one map, with what others have put there
 * @param name the method that is called, or one of {@link EventNames}
 * @param rawArguments the rest of the message: one value that nobody has looked at yet, and
 *     whatever the peer put behind it
 */
public record Event(EventHeader header, RawValue rawHeader, String name, RawValue rawArguments) {
  /** A new reader that stands before the arguments. */
  public MessageReader arguments() {
    return rawArguments.reader();
  }
}
