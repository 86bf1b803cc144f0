package dev.zerorpc.internal.event;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Turns messages into events and back. */
public final class EventCodec {
  private static final int VERSION = 3;

  private static final int MESSAGE_ID = 0;
  private static final int RESPONSE_TO = 1;
  private static final int VERSION_FIELD = 2;
  private static final int TIMEOUT = 3;
  private static final int ERROR = 4;
  private static final Symbols FIELDS =
      new Symbols("message_id", "response_to", "v", "timeout", "error");

  /** The names that most events have. */
  private static final Symbols NAMES =
      new Symbols(
          EventNames.OK,
          EventNames.STREAM,
          EventNames.HEARTBEAT,
          EventNames.MORE,
          EventNames.STREAM_DONE,
          EventNames.ERR,
          EventNames.CANCEL);

  private static final byte[] MESSAGE_ID_FIELD = encoded(out -> out.writeString("message_id"));
  private static final byte[] RESPONSE_TO_FIELD = encoded(out -> out.writeString("response_to"));
  private static final byte[] VERSION_ENTRY =
      encoded(
          out -> {
            out.writeString("v");
            out.writeLong(VERSION);
          });

  /** The beginnings of events whose headers have no field, or one or two, beside id and version. */
  private static final byte[][] STARTS = {
    encoded(out -> writeStart(out, 0)),
    encoded(out -> writeStart(out, 1)),
    encoded(out -> writeStart(out, 2))
  };

  private EventCodec() {}

  /** Writes an event up to its own id. */
  private static void writeStart(MessageWriter out, int moreFields) {
    out.writeArrayHeader(3);
    out.writeMapHeader(2 + moreFields);
    out.writeRaw(MESSAGE_ID_FIELD, 0, MESSAGE_ID_FIELD.length);
  }

  /**
   * Reads one event, without its arguments.
   *
   * @param payload the message; it must not change as long as the event is in use
   * @throws MalformedMessageException if it is no event, whatever the bytes are
   */
  public static Event decode(byte[] payload) {
    return decode(payload, null);
  }

  /**
   * The same.
   *
   * @param recent what came before, or null
   */
  public static Event decode(byte[] payload, @Nullable RecentHeads recent) {
    MessageReader in = new MessageReader(payload);
    try {
      int size = in.readArrayHeader();
      if (size != 3) {
        throw new MalformedMessageException(
            0, "an event is an array of header, name and arguments, this one has " + size);
      }
      return readEvent(in, recent);
    } catch (TypeMismatchException e) {
      throw new MalformedMessageException(in.position(), String.valueOf(e.getMessage()));
    }
  }

  /**
   * Writes the beginning of an event; exactly one value, the arguments, must follow.
   *
   * @param id a fresh id
   * @param responseTo the id of the channel, or null to open one
   * @param name the method to call, or one of {@link EventNames}
   */
  public static void writeHead(
      MessageWriter out, MessageId id, @Nullable MessageId responseTo, String name) {
    writeHead(out, id, responseTo, name, null, null, null);
  }

  /** The same with a fresh id that nobody needs to know. */
  public static void writeHead(
      MessageWriter out, MessageIds ids, @Nullable MessageId responseTo, String name) {
    writeHead(out, ids, responseTo, name, null, null);
  }

  /**
   * Writes the beginning of an event; exactly one value, the arguments, must follow.
   *
   * @param ids where it gets a fresh id from that nobody needs to know
   * @param responseTo the id of the channel, or null to open one
   * @param name the method to call, or one of {@link EventNames}
   * @param error the fields of a typed error, one map, or null if there are none
   * @param others what the header holds beside the protocol's own, or null for nothing
   */
  public static void writeHead(
      MessageWriter out,
      MessageIds ids,
      @Nullable MessageId responseTo,
      String name,
      @Nullable RawValue error,
      @Nullable HeaderFields others) {
    beginHead(out, responseTo, Double.NaN, error, others);
    ids.writeNext(out);
    endHead(out, responseTo, name, Double.NaN, error, others);
  }

  /**
   * Writes the beginning of a request; exactly one value, the arguments, must follow.
   *
   * @param ids where it gets a fresh id from
   * @param name the method to call
   * @param timeoutSeconds how long the caller waits
   * @param others what the header holds beside the protocol's own, or null for nothing
   * @return where its id stands; see {@link MessageId#at}
   */
  public static int writeRequestHead(
      MessageWriter out,
      MessageIds ids,
      String name,
      double timeoutSeconds,
      @Nullable HeaderFields others) {
    beginHead(out, null, timeoutSeconds, null, others);
    int idStart = ids.writeNext(out);
    endHead(out, null, name, timeoutSeconds, null, others);
    return idStart;
  }

  /**
   * Writes the beginning of an event; exactly one value, the arguments, must follow.
   *
   * @param id a fresh id
   * @param responseTo the id of the channel, or null to open one
   * @param name the method to call, or one of {@link EventNames}
   * @param timeoutSeconds how long the caller still waits, or null not to say
   * @param error the fields of a typed error, one map, or null if there are none
   * @param others what the header holds beside the protocol's own, or null for nothing
   */
  public static void writeHead(
      MessageWriter out,
      MessageId id,
      @Nullable MessageId responseTo,
      String name,
      @Nullable Double timeoutSeconds,
      @Nullable RawValue error,
      @Nullable HeaderFields others) {
    double timeout = timeoutSeconds == null ? Double.NaN : timeoutSeconds;
    beginHead(out, responseTo, timeout, error, others);
    id.writeTo(out);
    endHead(out, responseTo, name, timeout, error, others);
  }

  /**
   * Writes all that stands before the event's own id.
   *
   * @param timeoutSeconds NaN not to say
   */
  private static void beginHead(
      MessageWriter out,
      @Nullable MessageId responseTo,
      double timeoutSeconds,
      @Nullable RawValue error,
      @Nullable HeaderFields others) {
    int more =
        (responseTo == null ? 0 : 1)
            + (Double.isNaN(timeoutSeconds) ? 0 : 1)
            + (error == null ? 0 : 1)
            + (others == null ? 0 : others.count());
    if (more < STARTS.length) {
      out.writeRaw(STARTS[more], 0, STARTS[more].length);
    } else {
      writeStart(out, more);
    }
  }

  private static void endHead(
      MessageWriter out,
      @Nullable MessageId responseTo,
      String name,
      double timeoutSeconds,
      @Nullable RawValue error,
      @Nullable HeaderFields others) {
    out.writeRaw(VERSION_ENTRY, 0, VERSION_ENTRY.length);
    if (responseTo != null) {
      out.writeRaw(RESPONSE_TO_FIELD, 0, RESPONSE_TO_FIELD.length);
      responseTo.writeTo(out);
    }
    if (!Double.isNaN(timeoutSeconds)) {
      out.writeString("timeout");
      out.writeDouble(timeoutSeconds);
    }
    if (error != null) {
      out.writeString("error");
      error.writeTo(out);
    }
    if (others != null) {
      others.encoded().writeTo(out);
    }
    out.writeString(name);
  }

  private static Event readEvent(MessageReader in, @Nullable RecentHeads recent) {
    int start = in.position();
    int messageId = -1;
    int headStart = -1;
    MessageId responseTo = null;
    int version = 0;
    double timeout = Double.NaN;
    int fields = in.readMapHeader();
    int entries = fields;
    // What this library and the reference implementation begin with is told by its bytes alone.
    if (entries >= 2 && in.tryRead(MESSAGE_ID_FIELD)) {
      messageId = in.position();
      MessageId.skip(in);
      entries--;
      headStart = in.position();
      RecentHeads.Head known = recent == null ? null : recent.find(in, entries);
      if (known != null) {
        in.nextType(); // There must be arguments here, too.
        return new Event(messageId, null, known.version, known.timeoutSeconds, known.name, in);
      }
      if (in.tryRead(VERSION_ENTRY)) {
        version = VERSION;
        entries--;
      }
    }
    for (; entries > 0; entries--) {
      switch (readField(in)) {
        case MESSAGE_ID -> {
          messageId = in.position();
          MessageId.skip(in);
        }
        case RESPONSE_TO -> responseTo = in.tryReadNil() ? null : MessageId.read(in);
        case VERSION_FIELD -> version = readVersion(in);
        case TIMEOUT -> timeout = readTimeout(in);
        default -> in.skip();
      }
    }
    if (messageId < 0) {
      throw new MalformedMessageException(start, "the header has no message_id");
    }
    String name = in.readName(NAMES, recent == null ? null : recent.names());
    in.nextType(); // There must be arguments, be it nil.
    if (recent != null && headStart > messageId && responseTo == null) {
      recent.keep(in, headStart, fields - 1, version, timeout, name);
    }
    return new Event(messageId, responseTo, version, timeout, name, in);
  }

  private static int readField(MessageReader in) {
    ValueType type = in.nextType();
    if (type == ValueType.STR || type == ValueType.BIN) {
      return in.readSymbol(FIELDS);
    }
    in.skip();
    return -1;
  }

  /** Any number; only what is below 3 makes a difference. */
  private static int readVersion(MessageReader in) {
    double value = in.readDouble();
    return (int) Math.max(0, Math.min(VERSION, value));
  }

  /** NaN where others use the same name for something else, which is then not for us. */
  private static double readTimeout(MessageReader in) {
    ValueType type = in.nextType();
    if (type != ValueType.INT && type != ValueType.FLOAT) {
      in.skip();
      return Double.NaN;
    }
    double value = in.readDouble();
    return Double.isFinite(value) ? Math.max(0, value) : Double.NaN;
  }

  /** The fields of a typed error, of a header that has been read; null if there are none. */
  static @Nullable RawValue findError(MessageReader in) {
    RawValue error = null;
    for (int entries = in.readMapHeader(); entries > 0; entries--) {
      boolean named = readField(in) == ERROR;
      boolean isMap = in.nextType() == ValueType.MAP;
      RawValue value = in.readRaw();
      if (named) {
        error = isMap ? value : null;
      }
    }
    return error;
  }

  private static byte[] encoded(Consumer<MessageWriter> value) {
    MessageWriter out = new MessageWriter();
    value.accept(out);
    return out.finish();
  }
}
