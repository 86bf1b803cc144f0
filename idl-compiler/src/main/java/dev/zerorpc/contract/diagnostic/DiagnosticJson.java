package dev.zerorpc.contract.diagnostic;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Shows diagnostics, and whatever else has a {@link Notice}, to programs, as a JSON array with an
 * object for each.
 */
public final class DiagnosticJson {
  private DiagnosticJson() {}

  /**
   * The array. Each object has {@code severity} ({@code error}, {@code warning} or {@code note}),
   * {@code code}, {@code message} and {@code cure}; what is no diagnostic also {@code kind}: {@code
   * lint}, or a change's verdict. Of a place in a file there are {@code path}, {@code line}, {@code
   * column} and {@code endColumn}, counted from 1, and else {@code place}. An object {@code before}
   * has the place in an older version.
   */
  public static String of(List<? extends Reportable> shown) {
    return shown.stream()
        .map(one -> object(one.notice()))
        .collect(Collectors.joining(",\n  ", "[\n  ", "\n]\n"));
  }

  private static String object(Notice notice) {
    List<String> members = new ArrayList<>();
    members.add(text("severity", notice.level().word()));
    if (!notice.kind().equals(notice.level().word())) {
      members.add(text("kind", notice.kind()));
    }
    members.add(text("code", notice.code().id()));
    members.add(text("message", notice.message()));
    members.add(text("cure", notice.cure()));
    members.addAll(place(notice.origin()));
    if (notice.before() != null) {
      members.add("\"before\": {" + String.join(", ", place(notice.before())) + "}");
    }
    return "{" + String.join(", ", members) + "}";
  }

  private static List<String> place(Origin origin) {
    if (!(origin instanceof FileOrigin place)) {
      return List.of(text("place", origin.describe()));
    }
    return List.of(
        text("path", place.path()),
        "\"line\": " + place.line(),
        "\"column\": " + place.column(),
        "\"endColumn\": " + Math.max(place.column(), place.endColumn()));
  }

  private static String text(String name, String value) {
    return Json.quoted(name) + ": " + Json.quoted(value);
  }
}
