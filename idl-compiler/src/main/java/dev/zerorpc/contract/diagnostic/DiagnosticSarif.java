package dev.zerorpc.contract.diagnostic;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Shows diagnostics, and whatever else has a {@link Notice}, to code scanners, as a log in SARIF
 * 2.1.0.
 */
public final class DiagnosticSarif {
  private static final String UNRESERVED = "-._~/";
  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:/.*");

  private DiagnosticSarif() {}

  /** The log: one run, with a rule for each code that occurs. */
  public static String of(List<? extends Reportable> shown) {
    List<Notice> notices = shown.stream().map(Reportable::notice).toList();
    List<ReportCode> rules =
        new ArrayList<>(
            notices.stream()
                .map(Notice::code)
                .collect(Collectors.toCollection(LinkedHashSet::new)));
    return """
    {
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
      "version": "2.1.0",
      "runs": [
        {
          "tool": {"driver": {"name": "zerorpc", "rules": [%s]}},
          "columnKind": "unicodeCodePoints",
          "results": [%s]
        }
      ]
    }
    """
        .formatted(
            rules.stream().map(DiagnosticSarif::rule).collect(Collectors.joining(", ")),
            notices.stream()
                .map(notice -> "\n        " + result(notice, rules))
                .collect(Collectors.joining(",")));
  }

  private static String rule(ReportCode code) {
    return "{\"id\": %s, \"help\": {\"text\": %s}, \"defaultConfiguration\": {\"level\": %s}}"
        .formatted(
            Json.quoted(code.id()), Json.quoted(code.help()), Json.quoted(code.level().word()));
  }

  private static String result(Notice notice, List<ReportCode> rules) {
    String before =
        notice.before() == null
            ? ""
            : ", \"relatedLocations\": [{\"message\": {\"text\": \"it was here\"}, %s}]"
                .formatted(location(notice.before()));
    return "{\"ruleId\": %s, \"ruleIndex\": %d, \"level\": %s, \"message\": {\"text\": %s}, \"locations\": [{%s}]%s}"
        .formatted(
            Json.quoted(notice.code().id()),
            rules.indexOf(notice.code()),
            Json.quoted(notice.level().word()),
            Json.quoted(notice.sentences()),
            location(notice.origin()),
            before);
  }

  private static String location(Origin origin) {
    if (!(origin instanceof FileOrigin place)) {
      return "\"logicalLocations\": [{\"fullyQualifiedName\": %s}]"
          .formatted(Json.quoted(origin.describe()));
    }
    return ("\"physicalLocation\": {\"artifactLocation\": {\"uri\": %s}, "
            + "\"region\": {\"startLine\": %d, \"startColumn\": %d, \"endColumn\": %d}}")
        .formatted(
            Json.quoted(uri(place.path())),
            place.line(),
            place.column(),
            Math.max(place.column(), place.endColumn()));
  }

  /** A path as a URI, relative if the path is. */
  private static String uri(String path) {
    if (DRIVE.matcher(path).matches()) {
      return "file:///" + path.substring(0, 2) + encoded(path.substring(2));
    }
    return (path.startsWith("/") ? "file://" : "") + encoded(path);
  }

  private static String encoded(String path) {
    StringBuilder uri = new StringBuilder();
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean isPlain = c < 128 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0);
      uri.append(isPlain ? String.valueOf(c) : String.format("%%%02X", (int) c));
    }
    return uri.toString();
  }
}
