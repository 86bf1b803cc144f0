package dev.zerorpc.maven;

import dev.zerorpc.idl.source.ContractSourceException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.annotation.processing.Processor;
import javax.tools.JavaCompiler;
import org.jspecify.annotations.Nullable;

/** Generates the sources that a project's contracts ask for, unless they are there already. */
final class ContractGeneration {
  private final @Nullable JavaCompiler compiler;
  private final Supplier<Processor> processors;

  /**
   * Creates a generation.
   *
   * @param compiler of the running JDK, or null if there is none
   * @param processors gives a new processor for each run
   */
  ContractGeneration(@Nullable JavaCompiler compiler, Supplier<Processor> processors) {
    this.compiler = compiler;
    this.processors = processors;
  }

  /**
   * Brings the output directory up to date. After a failure it is left as it was.
   *
   * @throws IOException if a file cannot be read or written
   * @throws ContractSourceException if the folder of contracts cannot be read
   * @throws GenerationException if the environment does not allow a generation
   */
  GenerationResult run(GenerationRequest request)
      throws IOException, ContractSourceException, GenerationException {
    SourceTree sources =
        SourceTree.read(request.sourceRoots(), request.outputDirectory(), request.encoding());
    OutputManifest previous = OutputManifest.read(request.manifestFile());
    ContractFolder folder = ContractFolder.read(request);
    if (folder.hasErrors()) {
      return GenerationResult.failed(folder.diagnostics());
    }
    if (sources.contracts().isEmpty() && folder.isEmpty() && previous.files().isEmpty()) {
      return GenerationResult.NO_CONTRACTS;
    }
    String key = InputKey.of(request, sources, folder.digest());
    if (previous.key().equals(key) && previous.matches(request.outputDirectory())) {
      return GenerationResult.upToDate(previous.files().size(), folder.diagnostics());
    }
    return staged(
        request,
        sources,
        folder,
        (compilation, diagnostics) -> {
          OutputSync sync =
              OutputSync.apply(
                  compilation.generatedSources(),
                  request.outputDirectory(),
                  previous.files().keySet());
          // A warning is repeated until its cause is gone: such a run never counts as up to date.
          String nextKey = compilation.leftOutContracts() ? "" : key;
          new OutputManifest(nextKey, sync.files()).write(request.manifestFile());
          return new GenerationResult(
              GenerationResult.State.GENERATED,
              sync.written(),
              sync.unchanged(),
              sync.deleted(),
              diagnostics);
        });
  }

  /**
   * Compares the output directory with what would be generated, and writes nothing there.
   *
   * @param command what would bring the directory up to date
   * @throws IOException if a file cannot be read or written
   * @throws ContractSourceException if the folder of contracts cannot be read
   * @throws GenerationException if the environment does not allow a generation
   */
  GenerationResult verify(GenerationRequest request, String command)
      throws IOException, ContractSourceException, GenerationException {
    SourceTree sources =
        SourceTree.read(request.sourceRoots(), request.outputDirectory(), request.encoding());
    ContractFolder folder = ContractFolder.read(request);
    if (folder.hasErrors()) {
      return GenerationResult.failed(folder.diagnostics());
    }
    return staged(
        request,
        sources,
        folder,
        (compilation, diagnostics) -> {
          List<CompilerDiagnostic> all = new ArrayList<>(diagnostics);
          all.addAll(
              new OutputComparison(
                      compilation.generatedSources(),
                      request.outputDirectory(),
                      request.encoding(),
                      command)
                  .differences());
          return new GenerationResult(
              hasErrors(all) ? GenerationResult.State.OUTDATED : GenerationResult.State.VERIFIED,
              0,
              0,
              0,
              all);
        });
  }

  /** What becomes of sources that were generated without an error. */
  private interface Use {
    GenerationResult of(ContractCompilation compilation, List<CompilerDiagnostic> diagnostics)
        throws IOException;
  }

  private GenerationResult staged(
      GenerationRequest request, SourceTree sources, ContractFolder folder, Use use)
      throws IOException, GenerationException {
    if (compiler == null) {
      throw new GenerationException(
          "Maven runs on a Java runtime without a compiler (%s). Point JAVA_HOME to a JDK."
              .formatted(System.getProperty("java.home")));
    }
    JavaLevel.check(request.release(), request.source());
    OutputSync.deleteTree(request.stagingDirectory());
    try {
      ContractCompilation compilation = new ContractCompilation(compiler, request);
      List<CompilerDiagnostic> diagnostics = new ArrayList<>(folder.diagnostics());
      // Before the annotated interfaces are read, which may mention the types of these files.
      diagnostics.addAll(folder.generate());
      if (!hasErrors(diagnostics)) {
        diagnostics.addAll(compilation.run(sources.contracts(), processors));
        diagnostics.addAll(folder.moveTo(compilation.generatedSources()));
      }
      return hasErrors(diagnostics)
          ? GenerationResult.failed(diagnostics)
          : use.of(compilation, diagnostics);
    } finally {
      OutputSync.deleteTree(request.stagingDirectory());
    }
  }

  private static boolean hasErrors(List<CompilerDiagnostic> diagnostics) {
    return diagnostics.stream().anyMatch(d -> d.severity() == CompilerDiagnostic.Severity.ERROR);
  }
}
