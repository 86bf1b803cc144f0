package dev.zerorpc.cli.traffic;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;

/** Events of short texts, as they are on the wire. */
final class TestMessages {
  private TestMessages() {}

  /** A request with texts as arguments. */
  static byte[] request(String id, String method, String... arguments) {
    ByteArrayOutputStream out = head(1, id, method);
    array(out, arguments);
    return out.toByteArray();
  }

  /** An answer with texts as arguments. */
  static byte[] answer(String id, String event, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(0x93);
    out.write(0x82);
    text(out, "message_id");
    text(out, "a" + id);
    text(out, "response_to");
    text(out, id);
    text(out, event);
    array(out, arguments);
    return out.toByteArray();
  }

  private static ByteArrayOutputStream head(int fields, String id, String name) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(0x93);
    out.write(0x80 + fields);
    text(out, "message_id");
    text(out, id);
    text(out, name);
    return out;
  }

  private static void array(ByteArrayOutputStream out, String... texts) {
    out.write(0x90 + texts.length);
    for (String each : texts) {
      text(out, each);
    }
  }

  private static void text(ByteArrayOutputStream out, String text) {
    if (text.length() < 32) {
      out.write(0xa0 + text.length());
    } else {
      out.write(0xdb);
      for (int shift = 24; shift >= 0; shift -= 8) {
        out.write(text.length() >> shift);
      }
    }
    out.writeBytes(text.getBytes(US_ASCII));
  }
}
