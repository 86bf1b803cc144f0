package dev.zerorpc.cli.service;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Locale;

/** Writes times as C's {@code strftime} does, in its own locale. */
final class TimeFormat {
  static final List<String> DAYS =
      List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");
  static final List<String> MONTHS =
      List.of(
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December");

  private final BrokenDownTime time;
  private final ZoneId zone;

  private TimeFormat(BrokenDownTime time, ZoneId zone) {
    this.time = time;
    this.zone = zone;
  }

  /** Fills in a format; what is no code of it stays as it is. */
  static String format(String format, BrokenDownTime time, ZoneId zone) {
    return new TimeFormat(time, zone).fill(format);
  }

  private String fill(String format) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < format.length(); i++) {
      char c = format.charAt(i);
      if (c == '%' && i + 1 < format.length()) {
        i++;
        out.append(part(format.charAt(i)));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private String part(char code) {
    return switch (code) {
      case 'a' -> DAYS.get(time.weekday()).substring(0, 3);
      case 'A' -> DAYS.get(time.weekday());
      case 'b', 'h' -> MONTHS.get(time.month() - 1).substring(0, 3);
      case 'B' -> MONTHS.get(time.month() - 1);
      case 'c' -> fill("%a %b %e %H:%M:%S %Y");
      case 'C' -> two(Math.floorDiv(time.year(), 100));
      case 'd' -> two(time.day());
      case 'D', 'x' -> fill("%m/%d/%y");
      case 'e' -> "%2d".formatted(time.day());
      case 'F' -> fill("%Y-%m-%d");
      case 'g' -> two(Math.floorMod(weekYear(), 100));
      case 'G' -> Integer.toString(weekYear());
      case 'H' -> two(time.hour());
      case 'I' -> two(twelve());
      case 'j' -> "%03d".formatted(time.yearDay());
      case 'k' -> "%2d".formatted(time.hour());
      case 'l' -> "%2d".formatted(twelve());
      case 'm' -> two(time.month());
      case 'M' -> two(time.minute());
      case 'n' -> "\n";
      case 'p' -> time.hour() < 12 ? "AM" : "PM";
      case 'P' -> time.hour() < 12 ? "am" : "pm";
      case 'r' -> fill("%I:%M:%S %p");
      case 'R' -> fill("%H:%M");
      case 's' -> Long.toString((long) time.seconds(zone));
      case 'S' -> two(time.second());
      case 't' -> "\t";
      case 'T', 'X' -> fill("%H:%M:%S");
      case 'u' -> Integer.toString(time.weekday() + 1);
      case 'U' -> two((time.yearDay() + 6 - (time.weekday() + 1) % 7) / 7);
      case 'V' -> two(date().get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
      case 'w' -> Integer.toString((time.weekday() + 1) % 7);
      case 'W' -> two((time.yearDay() + 6 - time.weekday()) / 7);
      case 'y' -> two(Math.floorMod(time.year(), 100));
      case 'Y' -> Integer.toString(time.year());
      case 'z' -> offset();
      case 'Z' -> zoneName();
      case '%' -> "%";
      default -> "%" + code;
    };
  }

  private static String two(int number) {
    return "%02d".formatted(number);
  }

  private int twelve() {
    return time.hour() % 12 == 0 ? 12 : time.hour() % 12;
  }

  private LocalDate date() {
    int length = java.time.Year.of(time.year()).length();
    return LocalDate.ofYearDay(time.year(), Math.min(time.yearDay(), length));
  }

  private int weekYear() {
    return date().get(IsoFields.WEEK_BASED_YEAR);
  }

  private ZonedDateTime moment() {
    return java.time.Instant.ofEpochSecond((long) time.seconds(zone)).atZone(zone);
  }

  private String offset() {
    int seconds = moment().getOffset().getTotalSeconds();
    int minutes = Math.abs(seconds) / 60;
    return "%s%02d%02d".formatted(seconds < 0 ? "-" : "+", minutes / 60, minutes % 60);
  }

  private String zoneName() {
    if (moment().getOffset().getTotalSeconds() == 0 && zone.getRules().isFixedOffset()) {
      return "UTC";
    }
    java.util.TimeZone names = java.util.TimeZone.getTimeZone(zone);
    return names.getDisplayName(
        zone.getRules().isDaylightSavings(moment().toInstant()),
        java.util.TimeZone.SHORT,
        Locale.US);
  }
}
