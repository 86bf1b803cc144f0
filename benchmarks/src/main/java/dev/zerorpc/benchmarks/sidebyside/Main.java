package dev.zerorpc.benchmarks.sidebyside;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A server or a client of one contestant, in a process of its own: {@code server NAME} or {@code
 * client NAME ENDPOINT}. It does what standard input says, a command a line, and answers each with
 * one line of JSON. It ends when standard input does.
 */
public final class Main {
  private Main() {}

  /** Runs one side. */
  public static void main(String[] args) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Contestant contestant = Contestants.named(args[1]);
    if (args[0].equals("server")) {
      Arrivals arrivals = new Arrivals();
      Contestant.Server server = contestant.serve(arrivals);
      out.println(server.endpoint());
      obey(out, command -> server(command, arrivals));
    } else {
      Cells cells = new Cells(contestant, args[2]);
      out.println("connected");
      obey(out, cells::run);
    }
  }

  private static Map<String, Number> server(String[] command, Arrivals arrivals) {
    return switch (command[0]) {
      case "received" -> Map.of("count", arrivals.count(), "nanos", System.nanoTime());
      case "usage" -> Usage.allocated();
      case "heap" -> Usage.heap();
      default -> throw new IllegalArgumentException("there is no command '" + command[0] + "'");
    };
  }

  private static void obey(PrintStream out, Commands commands) throws InterruptedException {
    BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    Thread reader = new Thread(() -> read(lines), "commands");
    reader.setDaemon(true);
    reader.start();
    while (true) {
      out.println(answer(commands, lines.take()));
    }
  }

  /** Ends the process with its input, even where a library waits for what will never come. */
  private static void read(BlockingQueue<String> lines) {
    try {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        lines.add(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      Runtime.getRuntime().halt(0);
    }
  }

  private static String answer(Commands commands, String line) {
    try {
      return Cells.json(commands.run(line.split(" ", -1)));
    } catch (UnsupportedOperationException e) {
      return "{\"unsupported\": \"" + e.getMessage() + "\"}";
    } catch (Exception | OutOfMemoryError e) {
      e.printStackTrace();
      return "{\"failed\": \"" + e.toString().replaceAll("[^ -~]|[\"\\\\]", " ") + "\"}";
    }
  }

  /** What commands do. */
  private interface Commands {
    Map<String, Number> run(String[] command) throws Exception;
  }
}
