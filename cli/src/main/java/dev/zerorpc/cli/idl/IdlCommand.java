package dev.zerorpc.cli.idl;

import dev.zerorpc.cli.Console;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The parent of the tools for contracts. */
@Command(
    name = "idl",
    description = "Compiles, checks, formats and converts contracts.",
    synopsisSubcommandLabel = "TOOL")
public final class IdlCommand {
  private IdlCommand() {}

  /** The tools, ready to be added to the root. */
  public static CommandLine commandLine(Console console) {
    return new CommandLine(new IdlCommand())
        .addSubcommand(new HelpCommand())
        .addSubcommand(new CompileCommand(console))
        .addSubcommand(new FormatCommand(console))
        .addSubcommand(new LintCommand(console))
        .addSubcommand(new CheckCommand(console))
        .addSubcommand(new DocCommand(console))
        .addSubcommand(new ExportCommand(console))
        .addSubcommand(new ImportCommand(console));
  }
}
