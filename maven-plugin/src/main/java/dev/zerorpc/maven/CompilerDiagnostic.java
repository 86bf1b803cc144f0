package dev.zerorpc.maven;

import dev.zerorpc.contract.diagnostic.DiagnosticText;
import dev.zerorpc.contract.diagnostic.FileOrigin;
import dev.zerorpc.contract.diagnostic.Notice;
import dev.zerorpc.contract.diagnostic.Reportable;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
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

  /** What was found in a contract, with the line that it is about below it if there is one. */
  static CompilerDiagnostic of(Reportable shown) {
    Notice notice = shown.notice();
    Severity severity =
        switch (notice.level()) {
          case ERROR -> Severity.ERROR;
          case WARNING -> Severity.WARNING;
          case NOTE -> Severity.INFO;
        };
    String kind = notice.kind().equals(notice.level().word()) ? "" : notice.kind() + " ";
    String shownText = DiagnosticText.of(notice).stripTrailing();
    int head = shownText.indexOf('\n');
    String text =
        "%s[%s] %s%s"
            .formatted(
                kind,
                notice.code().id(),
                notice.message(),
                head < 0 ? "" : shownText.substring(head));
    if (!(notice.origin() instanceof FileOrigin origin)) {
      return anywhere(severity, notice.origin().describe() + " " + text);
    }
    Path file = file(origin.path());
    return file == null
        ? anywhere(
            severity,
            "%s:[%d,%d] %s".formatted(origin.path(), origin.line(), origin.column(), text))
        : new CompilerDiagnostic(severity, file, origin.line(), origin.column(), text);
  }

  private static CompilerDiagnostic anywhere(Severity severity, String text) {
    return new CompilerDiagnostic(severity, null, Diagnostic.NOPOS, Diagnostic.NOPOS, text);
  }

  /**
   * The file, or null if the place is in a revision or a jar, which is no path of the machine's.
   */
  private static @Nullable Path file(String path) {
    try {
      Path file = Path.of(path);
      return Files.isRegularFile(file) ? file : null;
    } catch (InvalidPathException e) {
      return null;
    }
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
