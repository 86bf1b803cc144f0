package dev.zerorpc.maven;

import dev.zerorpc.contract.Contract;
import dev.zerorpc.idl.CompilationResult;
import dev.zerorpc.idl.export.ContractExporter;
import dev.zerorpc.idl.source.ContractSourceException;
import dev.zerorpc.processor.ContractCollector;
import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
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

  @Parameter(defaultValue = "${maven.compiler.release}", readonly = true)
  private @Nullable String release;

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
    for (Map.Entry<String, String> file : ContractExporter.files(annotated()).entrySet()) {
      if (files.putIfAbsent(file.getKey(), file.getValue()) != null) {
        throw new MojoFailureException(
            "zerorpc: the annotated types of a package are to become %s, which is among the .zrpc files. Rename that."
                .formatted(file.getKey()));
      }
    }
    CompilationResult result = ContractExporter.compile(files, imports());
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

  private Contract annotated() throws MojoExecutionException, MojoFailureException, IOException {
    Charset charset = charset(encoding);
    Path staging = Path.of(project().getBuild().getDirectory(), "zerorpc", "export");
    GenerationRequest request =
        new GenerationRequest(
            project().getCompileSourceRoots().stream().map(Path::of).toList(),
            contractDirectory(),
            List.of(),
            libraries(),
            List.of(),
            staging.resolve("output"),
            staging.resolve("staging"),
            staging.resolve("manifest"),
            charset,
            release == null || release.isBlank() ? null : release,
            null);
    SourceTree sources = SourceTree.read(request.sourceRoots(), request.outputDirectory(), charset);
    ContractCollector collector = new ContractCollector();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (sources.contracts().isEmpty()) {
      return collector.contract();
    }
    if (compiler == null) {
      throw new MojoExecutionException(
          "zerorpc: Maven runs on a Java runtime without a compiler. Point JAVA_HOME to a JDK.");
    }
    OutputSync.deleteTree(request.stagingDirectory());
    try {
      List<CompilerDiagnostic> problems =
          new ContractCompilation(compiler, request).run(sources.contracts(), collector);
      problems.forEach(problem -> problem.log(getLog()));
      if (problems.stream().anyMatch(ExportMojo::isError)) {
        throw new MojoFailureException(
            "zerorpc: the annotated contracts cannot be read; each problem is in the log above.");
      }
      return collector.contract();
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
