package dev.zerorpc.internal.event;

import org.jspecify.annotations.Nullable;

/** One message of the protocol, with its arguments still encoded. Used by one thread at a time. */
public final class Event {
  private final EventHeader header;
  private final String name;
  private final byte[] message;
  private final int headerStart;
  private final int headerEnd;
  private final int argumentsStart;

  /** What the event was read with, until somebody reads its arguments with it. */
  private @Nullable MessageReader unused;

  /** An event of which {@code in} has read all but the arguments. */
  Event(EventHeader header, int headerStart, int headerEnd, String name, MessageReader in) {
    this.header = header;
    this.name = name;
    this.message = in.bytes();
    this.headerStart = headerStart;
    this.headerEnd = headerEnd;
    this.argumentsStart = in.position();
    this.unused = in;
  }

  /** What stands before the name. */
  public EventHeader header() {
    return header;
  }

  /** All of the header, one map, with what others have put there. */
  public RawValue rawHeader() {
    return new RawValue(message, headerStart, headerEnd - headerStart);
  }

  /** The method that is called, or one of {@link EventNames}. */
  public String name() {
    return name;
  }

  /**
   * The rest of the message: one value that nobody has looked at yet, and whatever the peer put
   * behind it.
   */
  public RawValue rawArguments() {
    return new RawValue(message, argumentsStart, message.length - argumentsStart);
  }

  /** A new reader that stands before the arguments. */
  public MessageReader arguments() {
    MessageReader reader = unused;
    unused = null;
    return reader == null
        ? new MessageReader(message, argumentsStart, message.length - argumentsStart)
        : reader;
  }

  /** How many bytes stay in memory as long as this does. */
  public int retainedBytes() {
    return message.length;
  }
}
