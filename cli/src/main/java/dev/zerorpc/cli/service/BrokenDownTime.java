package dev.zerorpc.cli.service;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A time as Python's {@code struct_time}: nine numbers.
 *
 * @param weekday from 0, Monday
 * @param yearDay from 1
 * @param daylightSaving 1 in summer, 0 otherwise, -1 if not known
 */
record BrokenDownTime(
    int year,
    int month,
    int day,
    int hour,
    int minute,
    int second,
    int weekday,
    int yearDay,
    int daylightSaving) {
  private static final int PARTS = 9;

  /** Seconds to a year that a whole number of 32 bits can hold. */
  private static final double FURTHEST = 6e16;

  static BrokenDownTime of(double seconds, ZoneId zone) {
    if (Double.isNaN(seconds) || Math.abs(seconds) > FURTHEST) {
      throw ServiceTable.valueError("timestamp out of range for platform time_t");
    }
    ZonedDateTime time;
    try {
      time = Instant.ofEpochSecond((long) Math.floor(seconds)).atZone(zone);
    } catch (DateTimeException e) {
      throw ServiceTable.valueError("the year is out of range: " + e.getMessage());
    }
    return of(time.toLocalDateTime(), zone.getRules().isDaylightSavings(time.toInstant()) ? 1 : 0);
  }

  static BrokenDownTime of(LocalDateTime time, int daylightSaving) {
    return new BrokenDownTime(
        time.getYear(),
        time.getMonthValue(),
        time.getDayOfMonth(),
        time.getHour(),
        time.getMinute(),
        time.getSecond(),
        time.getDayOfWeek().getValue() - 1,
        time.getDayOfYear(),
        daylightSaving);
  }

  /** Reads what a caller sent for one: nine whole numbers. */
  static BrokenDownTime read(@Nullable Object value) {
    if (!(value instanceof List<?> parts)
        || parts.size() != PARTS
        || !parts.stream().allMatch(Long.class::isInstance)) {
      throw ServiceTable.typeError("a time is a list of 9 whole numbers, as gmtime() answers");
    }
    return new BrokenDownTime(
        part(parts, 0, "year", Integer.MIN_VALUE / 2, Integer.MAX_VALUE / 2),
        Math.max(1, part(parts, 1, "month", 0, 12)),
        Math.max(1, part(parts, 2, "day of month", 0, 31)),
        part(parts, 3, "hour", 0, 23),
        part(parts, 4, "minute", 0, 59),
        part(parts, 5, "seconds", 0, 61),
        part(parts, 6, "day of week", 0, 6),
        Math.max(1, part(parts, 7, "day of year", 0, 366)),
        Math.max(-1, Math.min(1, part(parts, 8, "daylight saving flag", -1000, 1000))));
  }

  private static int part(List<?> parts, int index, String name, int least, int greatest) {
    long value = (Long) Objects.requireNonNull(parts.get(index));
    if (value < least || value > greatest) {
      throw ServiceTable.valueError(name + " out of range");
    }
    return (int) value;
  }

  /** The nine numbers. */
  List<Integer> parts() {
    return List.of(year, month, day, hour, minute, second, weekday, yearDay, daylightSaving);
  }

  /** The time that this is in a zone, in seconds; parts may be more than their unit has. */
  double seconds(ZoneId zone) {
    return LocalDateTime.of(year, 1, 1, 0, 0)
        .plusMonths(month - 1L)
        .plusDays(day - 1L)
        .plusHours(hour)
        .plusMinutes(minute)
        .plusSeconds(second)
        .atZone(zone)
        .toEpochSecond();
  }
}
