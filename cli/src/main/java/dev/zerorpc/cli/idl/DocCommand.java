package dev.zerorpc.cli.idl;

import dev.zerorpc.cli.Console;
import dev.zerorpc.cli.ExitCode;
import dev.zerorpc.idl.doc.DocumentGenerator;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code zerorpc idl doc}. */
@Command(name = "doc", description = "Makes a searchable HTML page of a contract.")
final class DocCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final ContractPlaces places = new ContractPlaces();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "The page; standard output unless given.")
  private @Nullable Path output;

  @Option(
      names = "--title",
      paramLabel = "TEXT",
      description = "What the page is called; like its places unless given.")
  private @Nullable String title;

  DocCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    String page =
        DocumentGenerator.html(places.contract(console), title == null ? places.shown() : title);
    if (output == null) {
      console.out().print(page);
    } else {
      OutputFile.write(output, page);
    }
    return ExitCode.OK.status();
  }
}
