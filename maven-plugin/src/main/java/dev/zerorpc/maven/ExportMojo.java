package dev.zerorpc.maven;

import dev.zerorpc.contract.Contract;
import dev.zerorpc.idl.CompilationResult;
import dev.zerorpc.idl.export.ContractExporter;
import dev.zerorpc.idl.source.ContractSource;
import dev.zerorpc.idl.source.ContractSourceException;
import dev.zerorpc.processor.ContractCollector;
import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Puts the project's contract into its jar, under {@code META-INF/zrpc}: its {@code .zrpc} files as
 * they are, and its annotated interfaces, records, enums and exceptions as {@code .zrpc} files, one
 * for each package.
 *
 * @since 0.1.0
 */
@Mojo(
    name = "export",
    defaultPhase = LifecyclePhase.PROCESS_CLASSES,
    requiresDependencyResolution = ResolutionScope.COMPILE,
    threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters before it calls execute.
public final class ExportMojo extends ContractMojo {
  /**
   * Where the files go.
   *
   * @since 0.1.0
   */
  @Parameter(
      property = "zerorpc.export.outputDirectory",
      defaultValue = "${project.build.outputDirectory}/META-INF/zrpc",
      required = true)
  private File outputDirectory;

  /**
   * Encoding of the Java sources. The platform's if not set.
   *
   * @since 0.1.0
   */
  @Parameter(property = "encoding", defaultValue = "${project.build.sourceEncoding}")
  private @Nullable String encoding;

  /**
   * Java release that the annotated contracts are written in, from 17 on. If not set, it is found
   * as {@code generate} finds it.
   *
   * @since 0.1.0
   */
  @Parameter(property = "zerorpc.release")
  private @Nullable String release;

  @Parameter(defaultValue = "${maven.compiler.release}", readonly = true)
  private @Nullable String compilerRelease;

  @Parameter(defaultValue = "${maven.compiler.source}", readonly = true)
  private @Nullable String compilerSource;

  /** Created by Maven. */
  public ExportMojo() {}

  @Override
  void run()
      throws MojoExecutionException, MojoFailureException, ContractSourceException, IOException {
    Map<String, String> files = new TreeMap<>();
    for (Path file : contractFiles()) {
      String name = SourceTree.slashed(contractDirectory().relativize(file));
      files.put(name, Files.readString(file));
    }
    CompilationResult result = ContractExporter.compile(files, imports());
    if (!result.hasErrors()) {
      Contract annotated = annotated();
      if (!annotated.definitions().isEmpty()) {
        files.putAll(ContractExporter.files(annotated, others(result)));
        result = ContractExporter.compile(files, imports());
      }
    }
    report(result.diagnostics());
    if (result.hasErrors()) {
      throw new MojoFailureException(
          "zerorpc: the exported contract could not be imported by others, see the log above. Paths there are below META-INF/zrpc.");
    }
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path target = outputDirectory.toPath().resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.writeString(target, file.getValue());
    }
    getLog().info("zerorpc: " + files.size() + " contract files in " + outputDirectory);
  }

  /** What annotated types may refer to: the project's own files, and those of its libraries. */
  private List<CompilationResult> others(CompilationResult own)
      throws MojoExecutionException, ContractSourceException {
    List<CompilationResult> others = new ArrayList<>(List.of(own));
    for (Path library : libraries()) {
      ContractSource.compileLibrary(library, imports()).ifPresent(others::add);
    }
    return others;
  }

  private Contract annotated()
      throws MojoExecutionException, MojoFailureException, ContractSourceException, IOException {
    Charset charset = charset(encoding);
    Path staging = Path.of(project().getBuild().getDirectory(), "zerorpc", "export");
    CompilerSettings settings = new CompilerSettings(project(), Layout.MAIN);
    String level = settings.release(release, compilerRelease);
    GenerationRequest request =
        new GenerationRequest(
            project().getCompileSourceRoots().stream().map(Path::of).toList(),
            contractDirectory(),
            importDirectories(),
            libraries(),
            List.of(),
            staging.resolve("output"),
            staging.resolve("staging"),
            staging.resolve("manifest"),
            charset,
            level,
            level == null ? settings.source(compilerSource) : null);
    SourceTree sources = SourceTree.read(request.sourceRoots(), request.outputDirectory(), charset);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (sources.contracts().isEmpty()) {
      return new ContractCollector().contract();
    }
    if (compiler == null) {
      throw new MojoExecutionException(
          "zerorpc: Maven runs on a Java runtime without a compiler. Point JAVA_HOME to a JDK.");
    }
    OutputSync.deleteTree(request.stagingDirectory());
    try {
      JavaLevel.check(request.release(), request.source());
      // Annotated types may name those of .zrpc files, which need not have been generated yet.
      ContractFolder.read(request).generate();
      // One for each attempt; the last is the one that counts.
      Deque<ContractCollector> collectors = new ArrayDeque<>();
      List<CompilerDiagnostic> problems =
          new ContractCompilation(compiler, request)
              .run(
                  sources.contracts(),
                  () -> {
                    collectors.addLast(new ContractCollector());
                    return collectors.getLast();
                  });
      problems.forEach(problem -> problem.log(getLog()));
      if (problems.stream().anyMatch(ExportMojo::isError)) {
        throw new MojoFailureException(
            "zerorpc: the annotated contracts cannot be read; each problem is in the log above.");
      }
      return collectors.getLast().contract();
    } catch (GenerationException e) {
      throw new MojoExecutionException("zerorpc: " + e.getMessage(), e);
    } finally {
      OutputSync.deleteTree(staging);
    }
  }

  private static boolean isError(CompilerDiagnostic problem) {
    return problem.severity() == CompilerDiagnostic.Severity.ERROR;
  }
}
