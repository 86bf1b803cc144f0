package dev.zerorpc.maven;

import dev.zerorpc.idl.doc.DocumentGenerator;
import dev.zerorpc.idl.source.ContractSourceException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Makes a page of the project's contract: one HTML file, searchable, that asks for no other.
 *
 * @since 0.1.0
 */
@Mojo(name = "doc", requiresDependencyResolution = ResolutionScope.COMPILE, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters before it calls execute.
public final class DocMojo extends ContractMojo {
  /**
   * The page.
   *
   * @since 0.1.0
   */
  @Parameter(
      property = "zerorpc.doc.outputFile",
      defaultValue = "${project.build.directory}/zerorpc-doc/index.html",
      required = true)
  private File outputFile;

  /**
   * What the page is called.
   *
   * @since 0.1.0
   */
  @Parameter(property = "zerorpc.doc.title", defaultValue = "${project.name}", required = true)
  private String title;

  /** Created by Maven. */
  public DocMojo() {}

  @Override
  void run()
      throws MojoExecutionException, MojoFailureException, ContractSourceException, IOException {
    if (contractFiles().isEmpty()) {
      return;
    }
    String page = DocumentGenerator.html(compile(contractDirectory().toString()).contract(), title);
    Path target = outputFile.toPath();
    Files.createDirectories(target.toAbsolutePath().getParent());
    Files.writeString(target, page);
    getLog().info("zerorpc: wrote " + outputFile);
  }
}
