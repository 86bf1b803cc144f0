package dev.zerorpc.contract.diagnostic;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Shows diagnostics to programs, as a JSON array with an object for each. */
public final class DiagnosticJson {
  private DiagnosticJson() {}

  /**
   * The array. Each object has {@code severity}, {@code code}, {@code message} and {@code cure}; of
   * a place in a file {@code path}, {@code line}, {@code column} and {@code endColumn}, counted
   * from 1, and else {@code place}.
   */
  public static String of(List<Diagnostic> diagnostics) {
    return diagnostics.stream()
        .map(DiagnosticJson::object)
        .collect(Collectors.joining(",\n  ", "[\n  ", "\n]\n"));
  }

  private static String object(Diagnostic diagnostic) {
    boolean isOfFile = diagnostic.origin() instanceof FileOrigin;
    List<String> members = new ArrayList<>();
    members.add(text("severity", DiagnosticText.severity(diagnostic.code().severity())));
    members.add(text("code", diagnostic.code().id()));
    members.add(text("message", diagnostic.message()));
    members.add(text("cure", isOfFile ? diagnostic.languageCure() : diagnostic.cure()));
    if (diagnostic.origin() instanceof FileOrigin origin) {
      members.add(text("path", origin.path()));
      members.add("\"line\": " + origin.line());
      members.add("\"column\": " + origin.column());
      members.add("\"endColumn\": " + Math.max(origin.column(), origin.endColumn()));
    } else {
      members.add(text("place", diagnostic.origin().describe()));
    }
    return "{" + String.join(", ", members) + "}";
  }

  private static String text(String name, String value) {
    return Json.quoted(name) + ": " + Json.quoted(value);
  }
}
