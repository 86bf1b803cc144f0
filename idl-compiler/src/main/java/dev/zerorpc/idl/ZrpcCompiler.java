package dev.zerorpc.idl;

import dev.zerorpc.contract.diagnostic.Diagnostic;
import dev.zerorpc.contract.validation.ContractValidator;
import dev.zerorpc.idl.link.FileImports;
import dev.zerorpc.idl.link.Linker;
import dev.zerorpc.idl.link.Linker.Linked;
import dev.zerorpc.idl.syntax.SourceText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Compiles {@code .zrpc} files to a contract. Stateless; used by any thread. */
public final class ZrpcCompiler {
  /** More diagnostics than these are left out: nobody reads them, and their texts take memory. */
  public static final int MAX_DIAGNOSTICS = 1000;

  private ZrpcCompiler() {}

  /**
   * Compiles files.
   *
   * @param request the files
   * @return the contract, and everything that is wrong: nothing that a file holds makes this throw
   */
  public static CompilationResult compile(CompilationRequest request) {
    Diagnostics found = new Diagnostics();
    List<SourceText> sources = new ArrayList<>();
    for (Path file : request.files()) {
      FileImports.read(file, found).ifPresent(sources::add);
    }
    sources.addAll(request.texts());
    Linked linked = Linker.link(sources, request.imports(), found);
    new ContractValidator().validate(linked.contract(), found.ofTheWhole(linked.files()));
    List<Diagnostic> diagnostics = found.inOrder(linked.files());
    return new CompilationResult(linked.contract(), linked.files(), diagnostics);
  }
}
