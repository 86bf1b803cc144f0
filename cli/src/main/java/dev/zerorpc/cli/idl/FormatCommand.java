package dev.zerorpc.cli.idl;

import dev.zerorpc.cli.CommandException;
import dev.zerorpc.cli.Console;
import dev.zerorpc.cli.ExitCode;
import dev.zerorpc.contract.diagnostic.Diagnostic;
import dev.zerorpc.idl.source.FormattedFile;
import dev.zerorpc.idl.syntax.SourceText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code zerorpc idl format}. */
@Command(
    name = "format",
    description =
        "Lays .zrpc files out in the one way that all files have, and prints the names of"
            + " those that it changed.")
final class FormatCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      paramLabel = "PLACE",
      arity = "1..*",
      description =
          "A .zrpc file or a folder of them; or -, to format standard input to standard"
              + " output.")
  private List<String> places = new ArrayList<>();

  @Option(
      names = "--check",
      description =
          "Write nothing; print the names of the files that would be changed, and fail if"
              + " there are any.")
  private boolean check;

  FormatCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    boolean fine = true;
    for (String place : places) {
      if (place.equals(ContractPlaces.STANDARD_INPUT)) {
        fine &= formatInput();
      } else {
        for (Path file : ContractPlaces.files(place)) {
          fine &= format(file);
        }
      }
    }
    return (fine ? ExitCode.OK : ExitCode.FAILED).status();
  }

  private boolean formatInput() {
    List<Diagnostic> unreadable = new ArrayList<>();
    SourceText source = ContractPlaces.read(console, unreadable);
    ContractPlaces.show(unreadable, console);
    if (!unreadable.isEmpty()) {
      return false;
    }
    FormattedFile formatted = FormattedFile.of(source);
    ContractPlaces.show(formatted.problems(), console);
    if (check) {
      if (formatted.text().isPresent() && !formatted.isFormatted()) {
        console.out().print(source.path() + "\n");
      }
      return formatted.isFormatted();
    }
    formatted.text().ifPresent(console.out()::print);
    return formatted.text().isPresent();
  }

  private boolean format(Path file) {
    FormattedFile formatted;
    try {
      formatted = FormattedFile.of(file);
    } catch (IOException e) {
      throw new CommandException(ExitCode.FAILED, "cannot read " + file + ": " + e + ".");
    }
    ContractPlaces.show(formatted.problems(), console);
    if (formatted.text().isEmpty()) {
      return false;
    }
    if (formatted.isFormatted()) {
      return true;
    }
    console.out().print(file + "\n");
    if (!check) {
      OutputFile.write(file, formatted.text().get());
    }
    return !check;
  }
}
