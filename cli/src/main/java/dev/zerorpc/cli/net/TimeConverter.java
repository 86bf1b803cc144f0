package dev.zerorpc.cli.net;

import dev.zerorpc.contract.DurationText;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Lengths of time on the command line: {@code 250ms}, {@code 2s}, {@code 5m}, or seconds. */
public final class TimeConverter implements ITypeConverter<Duration> {
  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");

  /** Created by picocli. */
  public TimeConverter() {}

  @Override
  public Duration convert(String text) {
    Duration time =
        SECONDS.matcher(text).matches()
            ? Duration.ofNanos(new BigDecimal(text).movePointRight(9).longValueExact())
            : DurationText.parse(text).orElse(Duration.ZERO);
    if (time.isZero()) {
      throw new TypeConversionException(
          "'" + text + "' is no length of time: write 250ms, 2s, 5m, 1h, or seconds such as 0.5");
    }
    return time;
  }
}
