package dev.zerorpc.cli.service;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads times that were written by {@link TimeFormat}, as Python's {@code strptime} does. */
final class TimeParser {
  private static final Map<Character, String> PATTERNS = new HashMap<>();

  static {
    PATTERNS.put('d', "(?<d>3[01]|[12]\\d|0[1-9]|[1-9]| [1-9])");
    PATTERNS.put('H', "(?<H>2[0-3]|[01]\\d|\\d)");
    PATTERNS.put('I', "(?<I>1[0-2]|0[1-9]|[1-9])");
    PATTERNS.put('j', "(?<j>36[0-6]|3[0-5]\\d|[12]\\d\\d|0[1-9]\\d|00[1-9]|[1-9]\\d|0[1-9]|[1-9])");
    PATTERNS.put('m', "(?<m>1[0-2]|0[1-9]|[1-9])");
    PATTERNS.put('M', "(?<M>[0-5]\\d|\\d)");
    PATTERNS.put('S', "(?<S>6[01]|[0-5]\\d|\\d)");
    PATTERNS.put('y', "(?<y>\\d\\d)");
    PATTERNS.put('Y', "(?<Y>\\d\\d\\d\\d)");
    PATTERNS.put('w', "(?<w>[0-6])");
    PATTERNS.put('u', "(?<u>[1-7])");
    PATTERNS.put('p', "(?<p>am|pm)");
    PATTERNS.put('a', "(?<a>" + alternatives(TimeFormat.DAYS, 3) + ")");
    PATTERNS.put('A', "(?<A>" + alternatives(TimeFormat.DAYS, 9) + ")");
    PATTERNS.put('b', "(?<b>" + alternatives(TimeFormat.MONTHS, 3) + ")");
    PATTERNS.put('B', "(?<B>" + alternatives(TimeFormat.MONTHS, 9) + ")");
    PATTERNS.put('%', "%");
  }

  private final Matcher found;
  private final String codes;

  private TimeParser(Matcher found, String codes) {
    this.found = found;
    this.codes = codes;
  }

  static BrokenDownTime parse(String text, String format) {
    String whole =
        format
            .replace("%c", "%a %b %d %H:%M:%S %Y")
            .replace("%x", "%m/%d/%y")
            .replace("%X", "%H:%M:%S");
    StringBuilder codes = new StringBuilder();
    Matcher matcher =
        Pattern.compile(pattern(whole, format, codes), Pattern.CASE_INSENSITIVE).matcher(text);
    if (!matcher.lookingAt()) {
      throw ServiceTable.valueError(
          "time data '%s' does not match format '%s'".formatted(text, format));
    }
    if (matcher.end() < text.length()) {
      throw ServiceTable.valueError("unconverted data remains: " + text.substring(matcher.end()));
    }
    return new TimeParser(matcher, codes.toString()).time();
  }

  private static String pattern(String whole, String format, StringBuilder codes) {
    StringBuilder pattern = new StringBuilder();
    for (int i = 0; i < whole.length(); i++) {
      char c = whole.charAt(i);
      if (c == '%') {
        i++;
        char code = i < whole.length() ? whole.charAt(i) : 0;
        String part = PATTERNS.get(code);
        if (part == null || codes.indexOf(String.valueOf(code)) >= 0) {
          throw ServiceTable.valueError(
              "'%s' is a bad directive in format '%s'".formatted(code, format));
        }
        codes.append(code == '%' ? "" : String.valueOf(code));
        pattern.append(part);
      } else if (Character.isWhitespace(c)) {
        pattern.append("\\s+");
      } else {
        pattern.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return pattern.toString();
  }

  private static String alternatives(List<String> names, int letters) {
    return names.stream()
        .map(name -> name.substring(0, Math.min(letters, name.length())))
        .collect(Collectors.joining("|"));
  }

  private boolean has(char code) {
    return codes.indexOf(code) >= 0;
  }

  private int number(char code, int otherwise) {
    return has(code) ? Integer.parseInt(found.group(String.valueOf(code)).strip()) : otherwise;
  }

  private int place(char code, List<String> names) {
    String text = found.group(String.valueOf(code)).toLowerCase(Locale.ROOT);
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).toLowerCase(Locale.ROOT).startsWith(text)) {
        return i;
      }
    }
    throw new IllegalStateException("matched, but is none: " + text);
  }

  private BrokenDownTime time() {
    int twoDigits = number('y', 0);
    int year = has('y') ? twoDigits + (twoDigits <= 68 ? 2000 : 1900) : number('Y', 1900);
    LocalDateTime time;
    try {
      time = date(year).atTime(hour(), number('M', 0), Math.min(59, number('S', 0)));
    } catch (DateTimeException e) {
      throw ServiceTable.valueError("day is out of range for month");
    }
    BrokenDownTime whole = BrokenDownTime.of(time, -1);
    return new BrokenDownTime(
        whole.year(),
        whole.month(),
        whole.day(),
        whole.hour(),
        whole.minute(),
        number('S', 0),
        weekday(whole.weekday()),
        whole.yearDay(),
        -1);
  }

  private LocalDate date(int year) {
    boolean named = has('b') || has('B') || has('m') || has('d');
    if (has('j') && !named) {
      return LocalDate.ofYearDay(year, 1).plusDays(number('j', 1) - 1L);
    }
    int month =
        has('B')
            ? place('B', TimeFormat.MONTHS) + 1
            : has('b') ? place('b', TimeFormat.MONTHS) + 1 : number('m', 1);
    return LocalDate.of(year, month, number('d', 1));
  }

  private int hour() {
    if (!has('I')) {
      return number('H', 0);
    }
    boolean afternoon = has('p') && found.group("p").equalsIgnoreCase("pm");
    return number('I', 12) % 12 + (afternoon ? 12 : 0);
  }

  private int weekday(int ofDate) {
    if (has('A')) {
      return place('A', TimeFormat.DAYS);
    }
    if (has('a')) {
      return place('a', TimeFormat.DAYS);
    }
    if (has('w')) {
      return (number('w', 0) + 6) % 7;
    }
    return has('u') ? number('u', 1) - 1 : ofDate;
  }
}
