package dev.zerorpc.contract.diagnostic;

/** Strings as JSON and the contract language write them. */
public final class Json {
  private Json() {}

  /**
   * The text in quotation marks. What is no printable character of its own (controls, half of a
   * surrogate pair) is escaped, so that the text survives every encoding.
   */
  public static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().forEach(c -> append(c, quoted));
    return quoted.append('"').toString();
  }

  private static void append(int c, StringBuilder quoted) {
    int type = Character.getType(c);
    if (c == '"' || c == '\\') {
      quoted.append('\\').append((char) c);
    } else if (c == '\n') {
      quoted.append("\\n");
    } else if (type == Character.CONTROL || type == Character.SURROGATE || isLineBreak(type)) {
      quoted.append(String.format("\\u%04x", c));
    } else {
      quoted.appendCodePoint(c);
    }
  }

  private static boolean isLineBreak(int type) {
    return type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
  }
}
