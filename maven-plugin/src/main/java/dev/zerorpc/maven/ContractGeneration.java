package dev.zerorpc.maven;

import java.io.IOException;
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
   * @throws GenerationException if the environment does not allow a generation
   */
  GenerationResult run(GenerationRequest request) throws IOException, GenerationException {
    SourceTree sources =
        SourceTree.read(request.sourceRoots(), request.outputDirectory(), request.encoding());
    OutputManifest previous = OutputManifest.read(request.manifestFile());
    if (sources.contracts().isEmpty() && previous.files().isEmpty()) {
      return GenerationResult.NO_CONTRACTS;
    }
    String key = InputKey.of(request, sources);
    if (previous.key().equals(key) && previous.matches(request.outputDirectory())) {
      return GenerationResult.upToDate(previous.files().size());
    }
    if (compiler == null) {
      throw new GenerationException(
          "Maven runs on a Java runtime without a compiler (%s). Point JAVA_HOME to a JDK."
              .formatted(System.getProperty("java.home")));
    }
    OutputSync.deleteTree(request.stagingDirectory());
    try {
      return generate(compiler, request, sources, key, previous);
    } finally {
      OutputSync.deleteTree(request.stagingDirectory());
    }
  }

  private GenerationResult generate(
      JavaCompiler jdkCompiler,
      GenerationRequest request,
      SourceTree sources,
      String key,
      OutputManifest previous)
      throws IOException, GenerationException {
    ContractCompilation compilation = new ContractCompilation(jdkCompiler, request);
    List<CompilerDiagnostic> diagnostics = compilation.run(sources.contracts(), processors.get());
    if (diagnostics.stream().anyMatch(d -> d.severity() == CompilerDiagnostic.Severity.ERROR)) {
      return GenerationResult.failed(diagnostics);
    }
    OutputSync sync =
        OutputSync.apply(
            compilation.generatedSources(), request.outputDirectory(), previous.files().keySet());
    // A warning is repeated until its cause is gone, so such a run never counts as up to date.
    String nextKey = compilation.leftOutContracts() ? "" : key;
    new OutputManifest(nextKey, sync.files()).write(request.manifestFile());
    return new GenerationResult(
        GenerationResult.State.GENERATED,
        sync.written(),
        sync.unchanged(),
        sync.deleted(),
        diagnostics);
  }
}
