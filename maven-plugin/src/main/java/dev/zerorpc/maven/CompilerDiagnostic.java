package dev.zerorpc.maven;

import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import dev.zerorpc.contract.diagnostic.DiagnosticText;
import dev.zerorpc.contract.diagnostic.FileOrigin;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/**
 * One message of the compiler, of the processor, or about a {@code .zrpc} file.
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

  /** A message about a contract, with the line at fault below it if there is one. */
  static CompilerDiagnostic of(dev.zerorpc.contract.diagnostic.Diagnostic diagnostic) {
    Severity severity =
        diagnostic.code().severity() == DiagnosticCode.Severity.ERROR
            ? Severity.ERROR
            : Severity.WARNING;
    String shown = DiagnosticText.of(diagnostic).stripTrailing();
    int head = shown.indexOf('\n');
    String text =
        "[%s] %s%s"
            .formatted(
                diagnostic.code().id(),
                diagnostic.message(),
                head < 0 ? "" : shown.substring(head));
    return diagnostic.origin() instanceof FileOrigin origin
        ? new CompilerDiagnostic(
            severity, Path.of(origin.path()), origin.line(), origin.column(), text)
        : new CompilerDiagnostic(
            severity,
            null,
            Diagnostic.NOPOS,
            Diagnostic.NOPOS,
            diagnostic.origin().describe() + " " + text);
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

  /** Logs it as what it is. */
  void log(Log log) {
    switch (severity) {
      case ERROR -> log.error(format());
      case WARNING -> log.warn(format());
      case INFO -> log.info(format());
    }
  }

  private static @Nullable Path file(@Nullable JavaFileObject source) {
    if (source == null) {
      return null;
    }
    URI uri = source.toUri();
    return "file".equals(uri.getScheme()) ? Path.of(uri) : Path.of(source.getName());
  }
}
