package dev.zerorpc.cli.compat;

import dev.zerorpc.cli.Console;
import dev.zerorpc.cli.ExitCode;
import dev.zerorpc.cli.Version;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What the Python command does, with its syntax and its output. */
public final class PythonCommand {
  private PythonCommand() {}

  /**
   * Runs it.
   *
   * @return the exit status
   * @throws dev.zerorpc.cli.CommandException if it fails
   */
  public static int run(String[] line, Console console) {
    Arguments arguments;
    try {
      arguments = ArgumentParser.parse(List.of(line));
    } catch (UsageException e) {
      console.err().print(resource("usage.txt") + "zerorpc: error: " + e.getMessage() + "\n");
      return ExitCode.USAGE.status();
    }
    arguments.shift();
    if (arguments.help) {
      printHelp(console);
      return ExitCode.OK.status();
    }
    if (arguments.version) {
      console.out().print(Version.text() + "\n");
      return ExitCode.OK.status();
    }
    boolean serving = !arguments.client;
    String command = arguments.command;
    if (!arguments.hasEndpoint() || (serving && (command == null || command.isEmpty()))) {
      printHelp(console);
      return ExitCode.INCOMPLETE.status();
    }
    if (serving || arguments.debug) {
      EventLogging.during(console, arguments.debug, () -> perform(arguments, console));
    } else {
      perform(arguments, console);
    }
    return ExitCode.OK.status();
  }

  private static void perform(Arguments arguments, Console console) {
    if (arguments.client) {
      ClientRun.run(arguments, console);
    } else {
      ServerRun.run(arguments, Objects.requireNonNull(arguments.command), console);
    }
  }

  private static void printHelp(Console console) {
    console.out().print(resource("usage.txt") + resource("help.txt"));
  }

  private static String resource(String name) {
    try (InputStream text = Objects.requireNonNull(PythonCommand.class.getResourceAsStream(name))) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
