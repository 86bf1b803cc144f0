package dev.zerorpc.stub;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Strings that match a regular expression as a whole. Matching some expressions takes time that
 * doubles with each character, or as many stack frames as there are characters; a string comes from
 * a stranger, so matching ends after a number of looks at it, and a string that needs more is none
 * that matches.
 */
final class ValuePattern implements ValueCheck<String> {
  private static final long LOOKS = 10_000_000;
  private static final long LOOKS_PER_CHARACTER = 16;

  private final Pattern pattern;

  ValuePattern(String expression) {
    this.pattern = Pattern.compile(expression);
  }

  @Override
  public @Nullable String problem(String value) {
    try {
      return pattern.matcher(new CountedText(value, new Looks(value))).matches()
          ? null
          : "must match \"" + shown() + "\", but is \"" + ValuePath.shorten(value) + '"';
    } catch (TooManyLooks | StackOverflowError e) {
      return "cannot be compared with \"" + shown() + "\" in reasonable time and memory; send less";
    }
  }

  private String shown() {
    return ValuePath.shorten(pattern.pattern());
  }

  private static final class Looks {
    private long left;

    Looks(String value) {
      left = LOOKS + LOOKS_PER_CHARACTER * value.length();
    }
  }

  /** Says that matching takes too long. */
  private static final class TooManyLooks extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyLooks() {
      super(null, null, false, false);
    }
  }

  /** A string that can be looked at only so often. */
  private record CountedText(CharSequence text, Looks looks) implements CharSequence {
    @Override
    public char charAt(int index) {
      if (--looks.left < 0) {
        throw new TooManyLooks();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new CountedText(text.subSequence(start, end), looks);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
