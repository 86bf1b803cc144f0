package dev.zerorpc.interop;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A command that serves until it is closed. */
final class ServerProcess implements AutoCloseable {
  private final Process process;
  private final CompletableFuture<Boolean> serving;

  private ServerProcess(List<String> line) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(line).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    process = builder.redirectInput(new File("/dev/null")).start();
    serving = CompletableFuture.supplyAsync(this::readErrors, CommandRun::start);
  }

  /** This library's command. */
  static ServerProcess script(String... arguments) throws IOException {
    return start(List.of(CommandRun.SCRIPT.toString()), arguments);
  }

  /** The Python command. */
  static ServerProcess python(String... arguments) throws IOException {
    Path peers = Path.of(System.getProperty("interop.peers", "peers"));
    return start(
        List.of(
            peers.resolve(".installed/venv/bin/python").toString(),
            peers.resolve("python/cli.py").toString()),
        arguments);
  }

  private static ServerProcess start(List<String> command, String... arguments) throws IOException {
    List<String> line = new ArrayList<>(command);
    line.addAll(List.of(arguments));
    return new ServerProcess(line);
  }

  private boolean readErrors() {
    try {
      BufferedReader lines = process.errorReader(StandardCharsets.UTF_8);
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("serving ")) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }

  /** Waits until it says that it serves. */
  void awaitServing() throws Exception {
    if (!serving.get(PeerProcess.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("the server ended with " + process.waitFor());
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        throw new AssertionError("cannot be killed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
