package dev.zerorpc.contract;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as contracts write them: {@code 250ms}, {@code 2s}, {@code 5m}, {@code 1h}. */
public final class DurationText {
  private static final Pattern FORMAT = Pattern.compile("(\\d{1,18})(ms|s|m|h)");

  private DurationText() {}

  /** Reads one; empty if it is malformed or longer than 64 bits of nanoseconds can count. */
  public static Optional<Duration> parse(String text) {
    Matcher matcher = FORMAT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      Duration duration = of(Long.parseLong(matcher.group(1)), matcher.group(2));
      long unused = duration.toNanos();
      return Optional.of(duration);
    } catch (ArithmeticException tooLong) {
      return Optional.empty();
    }
  }

  private static Duration of(long count, String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(count);
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      default -> Duration.ofHours(count);
    };
  }
}
