package dev.zerorpc.idl.syntax;

/**
 * A word, a literal or a sign.
 *
 * @param kind what it is
 * @param text its meaning: a name without backticks, the value of a string, else as it is written
 * @param isPlain whether it is written as its text; not so in backticks or quotation marks
 * @param isBroken whether something about it is reported already
 * @param documentation the documentation right before it; empty if there is none
 * @param range where it stands
 */
record Token(
    Kind kind,
    String text,
    boolean isPlain,
    boolean isBroken,
    String documentation,
    SourceRange range) {
  enum Kind {
    NAME,
    INTEGER,
    FLOAT,
    DURATION,
    STRING,
    SIGN,
    END
  }

  boolean isSign(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }

  /** Whether it is this word, not escaped by backticks. */
  boolean isWord(String word) {
    return kind == Kind.NAME && isPlain && text.equals(word);
  }

  /** The token as messages name it. */
  String shown() {
    return kind == Kind.END ? "the end of the file" : "'" + clipped(range.text()) + "'";
  }

  private static String clipped(String text) {
    int longest = 40;
    return text.length() <= longest ? text : text.substring(0, longest) + "…";
  }
}
