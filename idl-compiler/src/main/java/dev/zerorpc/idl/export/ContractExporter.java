package dev.zerorpc.idl.export;

import dev.zerorpc.contract.Contract;
import dev.zerorpc.idl.CompilationRequest;
import dev.zerorpc.idl.CompilationResult;
import dev.zerorpc.idl.ZrpcCompiler;
import dev.zerorpc.idl.link.ImportResolver;
import dev.zerorpc.idl.syntax.SourceText;
import java.util.List;
import java.util.Map;

/**
 * Writes a contract, however it was written, as {@code .zrpc} files: one for each package, called
 * after it. Stateless; used by any thread.
 */
public final class ContractExporter {
  private ContractExporter() {}

  /** The files of a contract that refers to nothing outside it. */
  public static Map<String, String> files(Contract contract) {
    return files(contract, List.of());
  }

  /**
   * The files by their paths, with slashes: {@code com/example.zrpc} for the package {@code
   * com.example}, {@code contract.zrpc} for the unnamed one, or if there is another of that path,
   * {@code com/example-java.zrpc}. The same contracts give the same bytes.
   *
   * @param contract the contract
   * @param others what was compiled from {@code .zrpc} files, those that go beside the new ones
   *     first, libraries' after them: what these define is imported from there and not written
   */
  public static Map<String, String> files(Contract contract, List<CompilationResult> others) {
    return new PackageFiles(contract, others).write();
  }

  /**
   * Compiles exported files, to see whether others can: packages that refer to each other cannot be
   * files that import each other, and what a contract refers to must be found.
   *
   * @param imports finds the contracts of libraries
   */
  public static CompilationResult compile(Map<String, String> files, ImportResolver imports) {
    List<SourceText> texts =
        files.entrySet().stream().map(e -> SourceText.of(e.getKey(), e.getValue())).toList();
    return ZrpcCompiler.compile(new CompilationRequest(List.of(), texts, imports));
  }
}
