package dev.zerorpc.internal.event;

import org.jspecify.annotations.Nullable;

/** One message of the protocol, with its arguments still encoded. Used by one thread at a time. */
public final class Event {
  private final byte[] message;
  private final int messageIdStart;
  private final @Nullable MessageId responseTo;
  private final byte version;
  private final double timeoutSeconds;
  private final String name;
  private final int argumentsStart;

  /** What the event was read with, until somebody reads its arguments with it. */
  private @Nullable MessageReader unused;

  /**
   * An event of which {@code in} has read all but the arguments.
   *
   * @param timeoutSeconds NaN if the header says nothing of it
   */
  Event(
      int messageIdStart,
      @Nullable MessageId responseTo,
      int version,
      double timeoutSeconds,
      String name,
      MessageReader in) {
    this.messageIdStart = messageIdStart;
    this.responseTo = responseTo;
    this.version = (byte) version;
    this.timeoutSeconds = timeoutSeconds;
    this.name = name;
    this.message = in.bytes();
    this.argumentsStart = in.position();
    this.unused = in;
  }

  /** The event's own id, which keeps the whole message in memory; see {@link MessageId#compact}. */
  public MessageId messageId() {
    return MessageId.at(message, messageIdStart);
  }

  /** The id of the channel that it belongs to, or null if it opens one. */
  public @Nullable MessageId responseTo() {
    return responseTo;
  }

  /**
   * The sender's version of the protocol: 0 if it does not say, and never above 3, since what comes
   * after 3 is to be treated like 3.
   */
  public int version() {
    return version;
  }

  /** Whether the header says how long the caller still waits. */
  public boolean saysTimeout() {
    return !Double.isNaN(timeoutSeconds);
  }

  /** How long the caller still waits, not negative, or NaN if it does not say. */
  public double timeoutSeconds() {
    return timeoutSeconds;
  }

  /** All of the header, one map, with what others have put there. */
  public RawValue rawHeader() {
    MessageReader in = new MessageReader(message);
    in.readArrayHeader();
    return in.readRaw();
  }

  /** The fields of a typed error, a map, or null if the header has none. */
  public @Nullable RawValue errorFields() {
    return EventCodec.findError(rawHeader().reader());
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
