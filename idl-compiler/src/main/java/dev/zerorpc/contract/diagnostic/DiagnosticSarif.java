package dev.zerorpc.contract.diagnostic;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;

/** Shows diagnostics to code scanners, as a log in SARIF 2.1.0. */
public final class DiagnosticSarif {
  private static final String UNRESERVED = "-._~/";

  private DiagnosticSarif() {}

  /** The log: one run, with a rule for each code that occurs. */
  public static String of(List<Diagnostic> diagnostics) {
    List<DiagnosticCode> rules =
        new ArrayList<>(
            diagnostics.stream()
                .map(Diagnostic::code)
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
            diagnostics.stream()
                .map(diagnostic -> "\n        " + result(diagnostic, rules))
                .collect(Collectors.joining(",")));
  }

  private static String rule(DiagnosticCode code) {
    return "{\"id\": %s, \"defaultConfiguration\": {\"level\": %s}}"
        .formatted(Json.quoted(code.id()), Json.quoted(DiagnosticText.severity(code.severity())));
  }

  private static String result(Diagnostic diagnostic, List<DiagnosticCode> rules) {
    boolean isOfFile = diagnostic.origin() instanceof FileOrigin;
    String cure = isOfFile ? diagnostic.languageCure() : diagnostic.cure();
    return "{\"ruleId\": %s, \"ruleIndex\": %d, \"level\": %s, \"message\": {\"text\": %s}, %s}"
        .formatted(
            Json.quoted(diagnostic.code().id()),
            rules.indexOf(diagnostic.code()),
            Json.quoted(DiagnosticText.severity(diagnostic.code().severity())),
            Json.quoted(diagnostic.message() + ". " + cure),
            location(diagnostic.origin()));
  }

  private static String location(Origin origin) {
    if (!(origin instanceof FileOrigin place)) {
      return "\"locations\": [{\"logicalLocations\": [{\"fullyQualifiedName\": %s}]}]"
          .formatted(Json.quoted(origin.describe()));
    }
    return ("\"locations\": [{\"physicalLocation\": {\"artifactLocation\": {\"uri\": %s}, "
            + "\"region\": {\"startLine\": %d, \"startColumn\": %d, \"endColumn\": %d}}}]")
        .formatted(
            Json.quoted(uri(place.path())),
            place.line(),
            place.column(),
            Math.max(place.column(), place.endColumn()));
  }

  /** A path as a URI, relative if the path is. */
  private static String uri(String path) {
    StringBuilder uri = new StringBuilder();
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean isPlain = c < 128 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0);
      uri.append(isPlain ? String.valueOf(c) : String.format("%%%02X", (int) c));
    }
    return uri.toString();
  }
}
