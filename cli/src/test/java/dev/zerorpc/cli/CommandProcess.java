package dev.zerorpc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs the command as a process of its own and waits for its end. */
final class CommandProcess {
  private static final long LIMIT_SECONDS = 60;

  private CommandProcess() {}

  /** As the start script does, on the classes of this build. */
  static CommandRun java(String... arguments) throws InterruptedException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.zerorpc.cli.Main"));
    line.addAll(List.of(arguments));
    return run(new ProcessBuilder(line));
  }

  /** What the process prints and ends with; a process that does not end in time is a failure. */
  static CommandRun run(ProcessBuilder builder) throws InterruptedException {
    Process process;
    try {
      process = builder.redirectInput(new File("/dev/null")).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    CompletableFuture<String> out = read(process.getInputStream());
    CompletableFuture<String> err = read(process.getErrorStream());
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(builder.command() + " did not end: " + err.join());
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
        CommandProcess::start);
  }

  /** A thread for each pipe: a shared pool may have one only, and the process waits for both. */
  private static void start(Runnable reader) {
    Thread thread = new Thread(reader, "pipe-reader");
    thread.setDaemon(true);
    thread.start();
  }
}
