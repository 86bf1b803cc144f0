package dev.zerorpc.maven;

import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/** Runs the processor over a project's contracts, through the compiler of the running JDK. */
final class ContractCompilation {
  private static final String UNRESOLVED = "[" + DiagnosticCode.UNRESOLVED_TYPE.id() + "] ";
  private static final String ADVICE =
      "If another annotation processor generates it, put zerorpc-annotation-processor beside that"
          + " one on the processor path of maven-compiler-plugin; this contract is then done there.";

  private final JavaCompiler compiler;
  private final GenerationRequest request;
  private final Path sources;
  private final Path classes;
  private boolean leftOut;

  ContractCompilation(JavaCompiler compiler, GenerationRequest request) {
    this.compiler = compiler;
    this.request = request;
    this.sources = request.stagingDirectory().resolve("sources");
    this.classes = request.stagingDirectory().resolve("classes");
  }

  /** Where {@link #run} leaves generated sources. */
  Path generatedSources() {
    return sources;
  }

  /**
   * Whether {@link #run} left out contracts that name types which do not exist, at least not before
   * compilation. The next run may find them.
   */
  boolean leftOutContracts() {
    return leftOut;
  }

  /**
   * Generates into an empty staging directory.
   *
   * @param processors gives a new processor for each attempt
   * @return what the user is to be told; an error among it means that the result is not to be used
   */
  List<CompilerDiagnostic> run(List<Path> contracts, Supplier<Processor> processors)
      throws IOException, GenerationException {
    Files.createDirectories(sources);
    Files.createDirectories(classes);
    if (contracts.isEmpty()) {
      return List.of();
    }
    Attempt direct = attempt(contracts, processors.get(), true);
    if (direct.isFaultless()) {
      return relevant(direct, contracts);
    }
    // What is missing may be among the generated code, so the compiler has to see that.
    OutputSync.deleteTree(sources);
    Files.createDirectories(sources);
    return relevant(attempt(contracts, processors.get(), false), contracts);
  }

  /** What a run of the compiler came to. */
  private record Attempt(
      List<Diagnostic<? extends JavaFileObject>> diagnostics, boolean completed) {
    boolean isFaultless() {
      return completed && diagnostics.stream().noneMatch(d -> d.getKind() == Diagnostic.Kind.ERROR);
    }
  }

  /** Runs the compiler; {@code direct} is whether it is not told of what is generated. */
  private Attempt attempt(List<Path> contracts, Processor processor, boolean direct)
      throws IOException, GenerationException {
    DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(collector, Locale.ROOT, request.encoding())) {
      files.setLocationFromPaths(StandardLocation.SOURCE_PATH, existing(sourcePath()));
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, existing(request.classPath()));
      files.setLocationFromPaths(StandardLocation.SOURCE_OUTPUT, List.of(sources));
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
      ObservedProcessor observed =
          new ObservedProcessor(
              processor,
              environment ->
                  direct
                      ? new DirectEnvironment(
                          environment, new DirectFiler(environment.getFiler(), files))
                      : environment);
      JavaCompiler.CompilationTask task = task(files, collector, contracts);
      task.setProcessors(List.of(observed));
      task.call();
      return new Attempt(List.copyOf(collector.getDiagnostics()), observed.completed());
    } catch (RuntimeException e) {
      // The compiler passes on in this form what a processor throws.
      throw new GenerationException(
          "The generator failed while reading %s: %s. This is a defect of zerorpc; please report it with the output of mvn -e."
              .formatted(contracts, e.getCause() == null ? e : e.getCause()),
          e);
    }
  }

  private List<Path> sourcePath() {
    return Stream.concat(Stream.of(ContractFolder.staging(request)), request.sourceRoots().stream())
        .toList();
  }

  private JavaCompiler.CompilationTask task(
      StandardJavaFileManager files,
      DiagnosticCollector<JavaFileObject> collector,
      List<Path> contracts)
      throws GenerationException {
    try {
      return compiler.getTask(
          null,
          new ContractFileManager(files),
          collector,
          options(),
          null,
          files.getJavaFileObjectsFromPaths(contracts));
    } catch (IllegalArgumentException e) {
      throw new GenerationException(
          "The compiler of the JDK that runs Maven (Java %s, %s) refuses the project's options: %s. Run Maven on a JDK that knows the project's Java level, or correct maven.compiler.release."
              .formatted(
                  Runtime.version().feature(), System.getProperty("java.home"), e.getMessage()),
          e);
    }
  }

  private List<String> options() {
    List<String> options = new ArrayList<>();
    options.addAll(List.of("-proc:only", "-implicit:none", "-Xprefer:source"));
    // Nothing may be lost behind the errors of types that are not generated yet.
    options.addAll(List.of("-Xmaxerrs", "0", "-Xmaxwarns", "0"));
    if (request.release() != null) {
      options.addAll(List.of("--release", request.release()));
    } else if (request.source() != null) {
      options.addAll(List.of("-source", request.source()));
    }
    return options;
  }

  /**
   * What the processor says always counts. What the compiler says counts only if it kept the
   * processor from its work: other errors will be found by the compiler in their turn, or vanish
   * when the code they miss has been generated. By whom, is not known here; so a contract with a
   * type that does not exist is left out with a warning, and is the compiler's to judge.
   */
  private List<CompilerDiagnostic> relevant(Attempt attempt, List<Path> contracts)
      throws IOException {
    List<Diagnostic<? extends JavaFileObject>> all = attempt.diagnostics();
    boolean generated = attempt.completed() && !isEmpty(sources);
    leftOut = all.stream().anyMatch(ContractCompilation::isLeftOut);
    boolean rejected =
        all.stream()
            .anyMatch(
                d -> isProcessors(d) && !isLeftOut(d) && d.getKind() == Diagnostic.Kind.ERROR);
    Set<CompilerDiagnostic> relevant = new HashSet<>();
    List<CompilerDiagnostic> ordered = new ArrayList<>();
    for (Diagnostic<? extends JavaFileObject> diagnostic : all) {
      CompilerDiagnostic read = CompilerDiagnostic.of(diagnostic);
      CompilerDiagnostic told = isLeftOut(diagnostic) ? read.asWarning(ADVICE) : read;
      boolean counts =
          isProcessors(diagnostic)
              || (diagnostic.getKind() == Diagnostic.Kind.ERROR
                  && (rejected || !(generated || leftOut))
                  && (contracts.contains(told.file()) || !isUnresolved(diagnostic)));
      if (counts && relevant.add(told)) {
        ordered.add(told);
      }
    }
    return ordered;
  }

  private static boolean isProcessors(Diagnostic<?> diagnostic) {
    return String.valueOf(diagnostic.getCode()).endsWith(".proc.messager");
  }

  private static boolean isLeftOut(Diagnostic<?> diagnostic) {
    return isProcessors(diagnostic)
        && diagnostic.getKind() == Diagnostic.Kind.ERROR
        && diagnostic.getMessage(Locale.ROOT).startsWith(UNRESOLVED);
  }

  private static boolean isUnresolved(Diagnostic<?> diagnostic) {
    String code = String.valueOf(diagnostic.getCode());
    return code.startsWith("compiler.err.cant.resolve")
        || code.startsWith("compiler.err.doesnt.exist");
  }

  private static List<Path> existing(List<Path> paths) {
    return paths.stream().filter(Files::exists).toList();
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (Stream<Path> children = Files.list(directory)) {
      return children.findAny().isEmpty();
    }
  }
}
