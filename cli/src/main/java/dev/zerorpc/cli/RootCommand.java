package dev.zerorpc.cli;

import dev.zerorpc.RpcException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;

/** The root of the sub-commands; calls in the Python command's syntax do not come here. */
@Command(
    name = "zerorpc",
    description = "Calls and serves zerorpc services, and works with their contracts.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    scope = CommandLine.ScopeType.INHERIT,
    versionProvider = RootCommand.VersionText.class)
final class RootCommand {
  private RootCommand() {}

  /** The commands, ready to be executed; their output goes to the console. */
  static CommandLine commandLine(Console console) {
    CommandLine root = new CommandLine(new RootCommand());
    SubCommands.all().forEach((name, command) -> root.addSubcommand(name, command.apply(console)));
    root.setOut(new PrintWriter(console.out(), false, StandardCharsets.UTF_8));
    root.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
    root.setColorScheme(
        CommandLine.Help.defaultColorScheme(console.colours() ? Ansi.ON : Ansi.OFF));
    root.setExecutionExceptionHandler((failure, line, parsed) -> failed(console, failure));
    return root;
  }

  static int run(String[] arguments, Console console) {
    CommandLine root = commandLine(console);
    int status = root.execute(arguments);
    root.getOut().flush();
    return status;
  }

  private static int failed(Console console, Exception failure) throws Exception {
    if (failure instanceof CommandException e) {
      console.error(String.valueOf(e.getMessage()));
      return e.code().status();
    }
    if (failure instanceof RpcException) {
      console.error(String.valueOf(failure.getMessage()));
      return ExitCode.FAILED.status();
    }
    throw failure;
  }

  /** For picocli. */
  static final class VersionText implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {Version.text()};
    }
  }
}
