package dev.zerorpc.maven;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/**
 * One message of the compiler or of the processor.
 *
 * @param severity how Maven is to log it
 * @param file the source it is about, or null
 * @param line from 1, or {@link Diagnostic#NOPOS}
 * @param column from 1, or {@link Diagnostic#NOPOS}
 * @param text the sentence, without position
 */
record CompilerDiagnostic(
    Severity severity, @Nullable Path file, long line, long column, String text) {

  /** How Maven is to log it. */
  enum Severity {
    ERROR,
    WARNING,
    INFO
  }

  static CompilerDiagnostic of(Diagnostic<? extends JavaFileObject> diagnostic) {
    Severity severity =
        switch (diagnostic.getKind()) {
          case ERROR -> Severity.ERROR;
          case WARNING, MANDATORY_WARNING -> Severity.WARNING;
          case NOTE, OTHER -> Severity.INFO;
        };
    return new CompilerDiagnostic(
        severity,
        file(diagnostic.getSource()),
        diagnostic.getLineNumber(),
        diagnostic.getColumnNumber(),
        diagnostic.getMessage(Locale.ROOT));
  }

  /** The same as a warning, with another sentence at its end. */
  CompilerDiagnostic asWarning(String advice) {
    return new CompilerDiagnostic(Severity.WARNING, file, line, column, text + " " + advice);
  }

  /**
   * The message in the form that consoles and IDEs make clickable: {@code file:[line,column] text}.
   */
  String format() {
    if (file == null) {
      return text;
    }
    return line == Diagnostic.NOPOS
        ? file + ": " + text
        : file + ":[" + line + "," + Math.max(column, 1) + "] " + text;
  }

  private static @Nullable Path file(@Nullable JavaFileObject source) {
    if (source == null) {
      return null;
    }
    URI uri = source.toUri();
    return "file".equals(uri.getScheme()) ? Path.of(uri) : Path.of(source.getName());
  }
}
