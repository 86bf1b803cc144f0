package dev.zerorpc.interop;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.zerorpc.cli.Console;
import dev.zerorpc.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One run of a zerorpc command: what it printed and what it ended with. */
record CommandRun(String out, String err, int status) {
  private static final Path PEERS = Path.of(System.getProperty("interop.peers", "peers"));

  /** The start script that the build has made. */
  static final Path SCRIPT =
      Path.of(System.getProperty("interop.command", "../cli/target/zerorpc/bin/zerorpc"))
          .normalize();

  /** This library's command, in this virtual machine. */
  static CommandRun ofJava(List<String> arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            InputStream.nullInputStream(),
            new PrintStream(out, false, UTF_8),
            new PrintStream(err, false, UTF_8),
            false,
            false);
    int status = Main.run(arguments.toArray(String[]::new), console);
    return new CommandRun(out.toString(UTF_8), err.toString(UTF_8), status);
  }

  /** zerorpc-python's. */
  static CommandRun ofPython(List<String> arguments) throws InterruptedException {
    List<String> line = new ArrayList<>();
    line.add(PEERS.resolve(".installed/venv/bin/python").toString());
    line.add(PEERS.resolve("python/cli.py").toString());
    line.addAll(arguments);
    return of(line);
  }

  /** What Python itself prints for an expression. */
  static CommandRun ofExpression(String expression) throws InterruptedException {
    String code = "import time, pprint; pprint.pprint(" + expression + ")";
    return of(List.of(PEERS.resolve(".installed/venv/bin/python").toString(), "-c", code));
  }

  /** This library's, as a user starts it. */
  static CommandRun ofScript(List<String> arguments) throws InterruptedException {
    List<String> line = new ArrayList<>(List.of(SCRIPT.toString()));
    line.addAll(arguments);
    return of(line);
  }

  private static CommandRun of(List<String> line) throws InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().put("COLUMNS", "80");
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process;
    try {
      process = builder.redirectInput(new File("/dev/null")).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    CompletableFuture<String> out = read(process.getInputStream());
    CompletableFuture<String> err = read(process.getErrorStream());
    if (!process.waitFor(PeerProcess.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(line + " did not end: " + err.join());
    }
    return new CommandRun(out.join(), err.join(), process.exitValue());
  }

  private static CompletableFuture<String> read(InputStream stream) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (stream) {
            return new String(stream.readAllBytes(), UTF_8);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        CommandRun::start);
  }

  /** A thread for each pipe: a shared pool may have one only, and processes wait for all. */
  static void start(Runnable reader) {
    Thread thread = new Thread(reader, "pipe-reader");
    thread.setDaemon(true);
    thread.start();
  }
}
