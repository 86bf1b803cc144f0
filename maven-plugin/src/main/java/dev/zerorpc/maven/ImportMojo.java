package dev.zerorpc.maven;

import dev.zerorpc.RemoteException;
import dev.zerorpc.RpcClient;
import dev.zerorpc.RpcException;
import dev.zerorpc.idl.remote.ContractImporter;
import dev.zerorpc.idl.remote.ImportRequest;
import dev.zerorpc.idl.remote.ImportedContract;
import dev.zerorpc.idl.remote.InspectionException;
import dev.zerorpc.idl.remote.RemoteInspection;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Writes the contract of a running service of any language, as far as the service tells it.
 *
 * @since 0.1.0
 */
@Mojo(name = "import", requiresDependencyResolution = ResolutionScope.COMPILE, threadSafe = true)
public final class ImportMojo extends ContractMojo {
  /**
   * Where the service is, such as {@code tcp://127.0.0.1:4242}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "zerorpc.endpoint")
  private @Nullable String endpoint;

  /**
   * The namespace of the contract, which is its Java package, too.
   *
   * @since 0.1.0
   */
  @Parameter(property = "zerorpc.namespace")
  private @Nullable String namespace;

  /**
   * The name of the service. If not set, it is made of the one that the service has.
   *
   * @since 0.1.0
   */
  @Parameter(property = "zerorpc.service")
  private @Nullable String service;

  /**
   * The file to write. If not set, it is {@code imported.zrpc} in the contract folder.
   *
   * @since 0.1.0
   */
  @Parameter(property = "zerorpc.import.outputFile")
  private @Nullable File outputFile;

  /**
   * Whether to replace the file if it is there, with all that was added to it by hand.
   *
   * @since 0.1.0
   */
  @Parameter(property = "zerorpc.import.overwrite", defaultValue = "false")
  private boolean overwrite;

  /** Created by Maven. */
  public ImportMojo() {}

  @Override
  void run() throws MojoExecutionException, IOException {
    Path target =
        outputFile == null ? contractDirectory().resolve("imported.zrpc") : outputFile.toPath();
    if (endpoint == null || endpoint.isBlank()) {
      throw new MojoExecutionException(
          "zerorpc: nothing to import. Set zerorpc.endpoint, such as tcp://127.0.0.1:4242.");
    }
    if (namespace == null || namespace.isBlank()) {
      throw new MojoExecutionException(
          "zerorpc: the contract needs a namespace. Set zerorpc.namespace, such as com.example.metrics.");
    }
    if (Files.exists(target) && !overwrite) {
      throw new MojoExecutionException(
          "zerorpc: %s is there already. Set zerorpc.import.outputFile to another file, or zerorpc.import.overwrite to replace it."
              .formatted(target));
    }
    ImportedContract imported = read(endpoint, request(endpoint, namespace));
    Files.createDirectories(target.toAbsolutePath().getParent());
    Files.writeString(target, imported.text());
    imported.notes().forEach(note -> getLog().warn("zerorpc: " + note));
    getLog().info("zerorpc: wrote " + target);
  }

  private ImportRequest request(String source, String name) throws MojoExecutionException {
    try {
      return new ImportRequest(source, name, service);
    } catch (IllegalArgumentException e) {
      throw new MojoExecutionException("zerorpc: " + e.getMessage() + ".", e);
    }
  }

  /** Asks the server at an endpoint. */
  static ImportedContract read(String address, ImportRequest request)
      throws MojoExecutionException {
    try (RpcClient client = RpcClient.connect(address)) {
      RemoteInspection server =
          (method, arguments) -> {
            try {
              return client.call(method, arguments);
            } catch (RemoteException e) {
              throw InspectionException.refused(e.name() + ": " + e.remoteMessage(), e);
            } catch (RpcException e) {
              throw InspectionException.unreachable(String.valueOf(e.getMessage()), e);
            }
          };
      return ContractImporter.importFrom(server, request);
    } catch (RpcException | InspectionException e) {
      throw new MojoExecutionException(
          "zerorpc: cannot import from %s: %s".formatted(address, e.getMessage()), e);
    }
  }
}
