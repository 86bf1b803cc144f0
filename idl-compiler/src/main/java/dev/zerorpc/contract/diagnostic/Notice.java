package dev.zerorpc.contract.diagnostic;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing to show about a contract, whichever tool has found it. {@link DiagnosticText}, {@link
 * DiagnosticJson} and {@link DiagnosticSarif} show it.
 *
 * @param level how bad it is
 * @param kind what stands before the code: the level, {@code lint}, or a change's verdict
 * @param code what kind of thing
 * @param message one sentence without its full stop
 * @param cure what to do about it, as whole sentences; may be empty
 * @param origin where
 * @param before where an older version has it, or null
 */
public record Notice(
    Level level,
    String kind,
    ReportCode code,
    String message,
    String cure,
    Origin origin,
    @Nullable Origin before)
    implements Reportable {
  /** How bad something is; the names are SARIF's. */
  public enum Level {
    /** It fails a build. */
    ERROR,
    /** It deserves a look. */
    WARNING,
    /** It is good to know. */
    NOTE;

    /** The level as messages write it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The same at another level. */
  public Notice at(Level other) {
    return new Notice(other, kind, code, message, cure, origin, before);
  }

  /** Message and cure, as whole sentences. */
  public String sentences() {
    return cure.isEmpty() ? message + "." : message + ". " + cure;
  }

  @Override
  public Notice notice() {
    return this;
  }
}
