package dev.zerorpc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

/** One run of the command: what it printed and what it ended with. */
public record CommandRun(String out, String err, int status) {
  /** Runs the command in this virtual machine, not on a terminal. */
  public static CommandRun of(String... arguments) {
    return withInput("", arguments);
  }

  public static CommandRun withInput(String input, String... arguments) {
    return run(input, false, arguments);
  }

  /** As on a terminal: with colours and progress. */
  public static CommandRun onTerminal(String... arguments) {
    return run("", true, arguments);
  }

  private static CommandRun run(String input, boolean terminal, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new ByteArrayInputStream(input.getBytes(UTF_8)),
            new PrintStream(out, false, UTF_8),
            new PrintStream(err, false, UTF_8),
            terminal,
            terminal);
    int status = Main.run(arguments, console);
    return new CommandRun(out.toString(UTF_8), err.toString(UTF_8), status);
  }
}
