package dev.zerorpc.cli.net;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;

/** Lengths of time that may also be none: {@code 0}, or as {@link TimeConverter} reads them. */
public final class TimeOrZeroConverter implements ITypeConverter<Duration> {
  private final TimeConverter positive = new TimeConverter();

  /** Created by picocli. */
  public TimeOrZeroConverter() {}

  @Override
  public Duration convert(String text) {
    return text.matches("0(ms|s|m|h)?") ? Duration.ZERO : positive.convert(text);
  }
}
