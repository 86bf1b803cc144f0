package dev.zerorpc.cli.traffic;

import dev.zerorpc.DecodeException;
import dev.zerorpc.cli.python.JsonReader;
import dev.zerorpc.cli.python.JsonText;
import dev.zerorpc.internal.event.Event;
import dev.zerorpc.internal.event.EventCodec;
import dev.zerorpc.internal.event.MalformedMessageException;
import dev.zerorpc.internal.event.MessageId;
import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.ValueReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event of a recording, a line of JSON. What a message says stands there for whoever reads it;
 * the message itself, from which it is replayed, stands beside it.
 *
 * @param micros when it passed, in microseconds since the recording began
 * @param direction which way
 * @param connection the client's connection
 * @param message the event as it was on the wire
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record EventLine(long micros, Direction direction, String connection, byte[] message) {
  /** In bytes: of larger messages the arguments are not written out. */
  static final int MAX_READABLE = 1 << 20;

  /** A multiple of three, so that pieces of base64 can be put together. */
  private static final int PIECE = 3 << 14;

  /** Writes the line. */
  void writeTo(OutputStream out) throws IOException {
    StringBuilder line = new StringBuilder();
    line.append("{\"us\": ").append(micros);
    field(line, "direction", direction.text());
    field(line, "connection", connection);
    try {
      describe(line, EventCodec.decode(message));
    } catch (MalformedMessageException e) {
      field(line, "malformed", String.valueOf(e.getMessage()));
    }
    line.append(", \"bytes\": \"");
    out.write(ascii(line.toString()));
    for (int at = 0; at < message.length; at += PIECE) {
      out.write(
          Base64.getEncoder()
              .encode(Arrays.copyOfRange(message, at, Math.min(at + PIECE, message.length))));
    }
    out.write(ascii("\"}\n"));
  }

  private void describe(StringBuilder line, Event event) {
    field(line, "channel", channel(event));
    field(line, "event", event.name());
    if (message.length > MAX_READABLE) {
      return;
    }
    try {
      Object header = Codecs.ANY.read(new ValueReader(event.rawHeader().reader()));
      Object args = Codecs.ANY.read(new ValueReader(event.arguments()));
      field(line, "header", header);
      field(line, "args", args);
    } catch (DecodeException e) {
      field(line, "unreadable", String.valueOf(e.getMessage()));
    }
  }

  private static void field(StringBuilder line, String name, @Nullable Object value) {
    line.append(", \"").append(name).append("\": ");
    line.append(JsonText.of(ReadableValues.of(value)));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** The id of the call that an event belongs to. */
  static String channel(Event event) {
    MessageId responseTo = event.responseTo();
    return (responseTo == null ? event.messageId() : responseTo).toString();
  }

  /**
   * Reads a line; of what it says only the time, the direction, the connection and the bytes count.
   *
   * @throws IllegalArgumentException if it is no such line; says why
   */
  static EventLine read(String line) {
    if (!(JsonReader.read(line) instanceof Map<?, ?> fields)) {
      throw new IllegalArgumentException("it is no JSON object");
    }
    if (!(fields.get("us") instanceof Long micros) || micros < 0) {
      throw new IllegalArgumentException("'us' must be a whole number of microseconds");
    }
    Direction direction = Direction.named(fields.get("direction"));
    if (direction == null) {
      throw new IllegalArgumentException("'direction' must be \"to-server\" or \"to-client\"");
    }
    if (!(fields.get("connection") instanceof String connection)) {
      throw new IllegalArgumentException("'connection' must be a text");
    }
    if (!(fields.get("bytes") instanceof String bytes)) {
      throw new IllegalArgumentException("'bytes' must be a text");
    }
    try {
      return new EventLine(micros, direction, connection, Base64.getDecoder().decode(bytes));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("'bytes' is not base64: " + e.getMessage(), e);
    }
  }
}
