package dev.zerorpc.idl.doc;

/** Text in HTML. */
final class Html {
  private Html() {}

  /** The text, for between tags and for attributes in double quotation marks. */
  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> append(c, escaped);
              }
            });
    return escaped.toString();
  }

  private static void append(int c, StringBuilder escaped) {
    int type = Character.getType(c);
    boolean isAllowed =
        c == '\n' || c == '\t' || (type != Character.CONTROL && type != Character.SURROGATE);
    escaped.appendCodePoint(isAllowed ? c : '\uFFFD');
  }

  static String code(String text) {
    return "<code>" + escaped(text) + "</code>";
  }

  /** What a text is called in an address: letters, digits and few signs stay. */
  static String anchor(String text) {
    StringBuilder anchor = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              boolean plain = c < 128 && (Character.isLetterOrDigit(c) || "_./".indexOf(c) >= 0);
              anchor.append(plain ? Character.toString(c) : "-" + Integer.toHexString(c) + "-");
            });
    return anchor.toString();
  }
}
