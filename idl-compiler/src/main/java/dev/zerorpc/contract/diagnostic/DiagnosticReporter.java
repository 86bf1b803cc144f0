package dev.zerorpc.contract.diagnostic;

/** Where diagnostics go. Implementations decide how one is shown; none of them throws. */
@FunctionalInterface
public interface DiagnosticReporter {
  /** Takes one diagnostic. */
  void report(Diagnostic diagnostic);

  /** Builds one diagnostic and takes it, see {@link Diagnostic#of}. */
  default void report(DiagnosticCode code, Origin origin, Object... arguments) {
    report(Diagnostic.of(code, origin, arguments));
  }
}
