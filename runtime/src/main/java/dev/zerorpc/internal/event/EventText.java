package dev.zerorpc.internal.event;

import java.util.HexFormat;

/**
 * Events as a log shows them: the name, the header, the arguments. Whatever the bytes are, there is
 * a text, of bounded length.
 */
public final class EventText {
  private static final int MAX_LENGTH = 2000;
  private static final int MAX_BYTES = 32;
  private static final int MAX_DEPTH = 64;

  private final StringBuilder out = new StringBuilder();

  private EventText() {}

  /** The text of a message. */
  public static String of(byte[] payload) {
    try {
      Event event = EventCodec.decode(payload);
      EventText text = new EventText();
      text.writeText(event.name());
      text.out.append(' ');
      text.write(event.rawHeader().reader(), 0);
      text.out.append(' ');
      text.write(event.arguments(), 0);
      return text.out.toString();
    } catch (MalformedMessageException | TypeMismatchException e) {
      return "no event: " + e.getMessage();
    }
  }

  private void write(MessageReader in, int depth)
      throws MalformedMessageException, TypeMismatchException {
    if (out.length() > MAX_LENGTH || depth > MAX_DEPTH) {
      in.skip();
      out.append("...");
      return;
    }
    switch (in.nextType()) {
      case NIL -> {
        in.skip();
        out.append("null");
      }
      case BOOL -> out.append(in.readBoolean());
      case INT -> out.append(in.readBigInteger());
      case FLOAT -> out.append(in.readDouble());
      case STR -> writeText(in.readString());
      case BIN -> writeBytes(in.readBinary());
      case EXT -> {
        out.append("ext ").append(in.nextExtType()).append(' ');
        writeBytes(in.readExtData());
      }
      case ARRAY -> writeArray(in, depth);
      case MAP -> writeMap(in, depth);
    }
  }

  private void writeArray(MessageReader in, int depth)
      throws MalformedMessageException, TypeMismatchException {
    int size = in.readArrayHeader();
    out.append('[');
    for (int i = 0; i < size; i++) {
      out.append(i == 0 ? "" : ", ");
      write(in, depth + 1);
      if (out.length() > MAX_LENGTH && i + 1 < size) {
        out.append(", ").append(size - i - 1).append(" more");
        skip(in, size - i - 1L);
        break;
      }
    }
    out.append(']');
  }

  private void writeMap(MessageReader in, int depth)
      throws MalformedMessageException, TypeMismatchException {
    int size = in.readMapHeader();
    out.append('{');
    for (int i = 0; i < size; i++) {
      out.append(i == 0 ? "" : ", ");
      write(in, depth + 1);
      out.append(": ");
      write(in, depth + 1);
      if (out.length() > MAX_LENGTH && i + 1 < size) {
        out.append(", ").append(size - i - 1).append(" more");
        skip(in, 2L * (size - i - 1));
        break;
      }
    }
    out.append('}');
  }

  private static void skip(MessageReader in, long values) throws MalformedMessageException {
    for (long i = 0; i < values; i++) {
      in.skip();
    }
  }

  private void writeText(String text) {
    int length = Math.min(text.length(), MAX_LENGTH);
    out.append('"');
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (Character.isISOControl(c)) {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append(length < text.length() ? "..." : "").append('"');
  }

  private void writeBytes(byte[] bytes) {
    int shown = Math.min(bytes.length, MAX_BYTES);
    out.append(bytes.length).append(" bytes ");
    out.append(HexFormat.of().formatHex(bytes, 0, shown));
    out.append(shown < bytes.length ? "..." : "");
  }
}
