package dev.zerorpc.cli.idl;

import dev.zerorpc.cli.CommandException;
import dev.zerorpc.cli.Console;
import dev.zerorpc.cli.ExitCode;
import dev.zerorpc.idl.CompilationResult;
import dev.zerorpc.idl.export.ContractExporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code zerorpc idl export}. */
@Command(
    name = "export",
    description =
        "Writes a contract as canonical .zrpc files, one for each namespace, for others to"
            + " import.")
final class ExportCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final ContractPlaces places = new ContractPlaces();

  @Option(
      names = {"-d", "--directory"},
      paramLabel = "FOLDER",
      description =
          "Where the files go, com/example.zrpc for the namespace com.example. Standard"
              + " output unless given, for a contract of one namespace.")
  private @Nullable Path directory;

  @Option(names = "--overwrite", description = "Replace files that are there with another text.")
  private boolean overwrite;

  ExportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Map<String, String> files = ContractExporter.files(places.contract(console));
    CompilationResult again = ContractExporter.compile(files, places.imports());
    if (again.hasErrors()) {
      ContractPlaces.show(again.diagnostics(), console);
      throw new CommandException(
          ExitCode.FAILED,
          "the exported contract could not be imported by others, see above; paths there are those"
              + " of the exported files.");
    }
    if (directory == null) {
      print(files);
    } else {
      write(files, directory);
    }
    return ExitCode.OK.status();
  }

  private void print(Map<String, String> files) {
    if (files.size() > 1) {
      throw ContractPlaces.wrong(
          "the contract is of %d namespaces, %s. Give a folder for their files with -d."
              .formatted(files.size(), String.join(", ", files.keySet())));
    }
    files.values().forEach(console.out()::print);
  }

  private void write(Map<String, String> files, Path target) {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = target.resolve(file.getKey());
      if (!overwrite && Files.exists(path) && !OutputFile.has(path, file.getValue())) {
        throw new CommandException(
            ExitCode.FAILED,
            path + " is there already, with another text. Nothing was written; say --overwrite.");
      }
    }
    files.forEach((path, text) -> OutputFile.update(target.resolve(path), text));
    console.err().print("%s: %d files\n".formatted(target, files.size()));
  }
}
