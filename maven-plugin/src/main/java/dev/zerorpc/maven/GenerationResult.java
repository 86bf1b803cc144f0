package dev.zerorpc.maven;

import java.util.List;

/**
 * How a run ended.
 *
 * @param state whether anything was done, and whether it succeeded
 * @param written generated files that are new or have changed
 * @param unchanged generated files that were there already, with the same bytes
 * @param deleted files of the run before that are no longer generated
 * @param diagnostics what the user is to be told, in the compiler's order
 */
record GenerationResult(
    State state, int written, int unchanged, int deleted, List<CompilerDiagnostic> diagnostics) {

  /** Whether anything was done, and whether it succeeded. */
  enum State {
    NO_CONTRACTS,
    UP_TO_DATE,
    GENERATED,
    FAILED,
    VERIFIED,
    OUTDATED
  }

  static final GenerationResult NO_CONTRACTS =
      new GenerationResult(State.NO_CONTRACTS, 0, 0, 0, List.of());

  GenerationResult {
    diagnostics = List.copyOf(diagnostics);
  }

  static GenerationResult upToDate(int files, List<CompilerDiagnostic> diagnostics) {
    return new GenerationResult(State.UP_TO_DATE, 0, files, 0, diagnostics);
  }

  static GenerationResult failed(List<CompilerDiagnostic> diagnostics) {
    return new GenerationResult(State.FAILED, 0, 0, 0, diagnostics);
  }

  long errorCount() {
    return diagnostics.stream()
        .filter(diagnostic -> diagnostic.severity() == CompilerDiagnostic.Severity.ERROR)
        .count();
  }
}
