package dev.zerorpc.idl;

import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.diagnostic.Diagnostic;
import dev.zerorpc.contract.diagnostic.Severity;
import dev.zerorpc.idl.syntax.FileElement;
import java.util.List;

/**
 * What compiling came to.
 *
 * @param contract the contract; with errors, as far as it could be read, and fit for nothing but
 *     looking at
 * @param files what the files say, in order, those that are only imported last
 * @param diagnostics what is wrong, file by file in the order of the text; at most {@link
 *     ZrpcCompiler#MAX_DIAGNOSTICS}
 */
public record CompilationResult(
    Contract contract, List<FileElement> files, List<Diagnostic> diagnostics) {
  /** Copies the lists. */
  public CompilationResult {
    files = List.copyOf(files);
    diagnostics = List.copyOf(diagnostics);
  }

  /** Whether there is an error, so that nothing must be generated. */
  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(d -> d.code().severity() == Severity.ERROR);
  }
}
