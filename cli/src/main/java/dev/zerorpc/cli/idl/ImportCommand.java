package dev.zerorpc.cli.idl;

import dev.zerorpc.RpcClient;
import dev.zerorpc.cli.CommandException;
import dev.zerorpc.cli.Console;
import dev.zerorpc.cli.ExitCode;
import dev.zerorpc.cli.net.ClientOptions;
import dev.zerorpc.cli.net.ServerInspection;
import dev.zerorpc.idl.remote.ContractImporter;
import dev.zerorpc.idl.remote.ImportRequest;
import dev.zerorpc.idl.remote.ImportedContract;
import dev.zerorpc.idl.remote.InspectionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code zerorpc idl import}. */
@Command(
    name = "import",
    description = "Writes the contract of a running service of any language, as far as it tells.")
@SuppressWarnings("NullAway.Init") // The option is required.
final class ImportCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final ClientOptions server = new ClientOptions();

  @Option(
      names = "--namespace",
      paramLabel = "NAME",
      required = true,
      description = "Namespace of the contract, and its Java package: com.example.metrics.")
  private String namespace;

  @Option(
      names = "--service",
      paramLabel = "NAME",
      description = "Name of the service; made of the service's own unless given.")
  private @Nullable String service;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "The .zrpc file; standard output unless given.")
  private @Nullable Path output;

  @Option(names = "--overwrite", description = "Replace the file if it is there.")
  private boolean overwrite;

  ImportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    ImportRequest request;
    try {
      request = new ImportRequest(server.address(), namespace, service);
    } catch (IllegalArgumentException e) {
      throw ContractPlaces.wrong(e.getMessage() + ".");
    }
    if (output != null && Files.exists(output) && !overwrite) {
      throw new CommandException(
          ExitCode.FAILED, output + " is there already. Give another file, or say --overwrite.");
    }
    ImportedContract imported = read(request);
    imported.notes().forEach(note -> console.err().print(note + "\n"));
    if (output == null) {
      console.out().print(imported.text());
    } else {
      OutputFile.write(output, imported.text());
    }
    return ExitCode.OK.status();
  }

  private ImportedContract read(ImportRequest request) {
    try (RpcClient client = server.open()) {
      return ContractImporter.importFrom(new ServerInspection(client), request);
    } catch (InspectionException e) {
      throw new CommandException(
          ExitCode.FAILED, "cannot import from " + server.address() + ": " + e.getMessage());
    }
  }
}
