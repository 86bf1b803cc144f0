package dev.zerorpc.interop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A peer, mostly written in another language, running as a process of its own. It prints its
 * results a line each: a name, a space, a value as JSON. Used by one thread; the process never
 * outlives {@link #close}, nor this virtual machine (it ends when its standard input does).
 */
final class PeerProcess implements AutoCloseable {
  /** How long a peer may take for anything that is not said to take longer. */
  static final Duration PATIENCE = Duration.ofSeconds(45);

  private static final Path PEERS = Path.of(System.getProperty("interop.peers", "peers"));
  private static final Path INSTALLED = PEERS.resolve(".installed");

  private final String command;
  private final Process process;
  private final Object lock = new Object();
  private final Map<String, String> results = new LinkedHashMap<>();
  private final List<String> output = new ArrayList<>();
  private final List<String> errors = new ArrayList<>();
  private boolean ended;

  private PeerProcess(List<String> command) {
    this.command = String.join(" ", command);
    try {
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().put("NODE_PATH", INSTALLED.resolve("node/node_modules").toString());
      builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot start " + command + "; run " + PEERS.resolve("setup") + " first", e);
    }
    Thread outputReader = reader(process.inputReader(StandardCharsets.UTF_8), this::result);
    Thread errorReader = reader(process.errorReader(StandardCharsets.UTF_8), errors::add);
    Thread end = new Thread(() -> awaitEnd(outputReader, errorReader), "end of a peer");
    end.setDaemon(true);
    end.start();
  }

  /** Starts a script of {@code peers/python}. */
  static PeerProcess python(String script, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(INSTALLED.resolve("venv/bin/python").toString());
    command.add(PEERS.resolve("python").resolve(script).toString());
    command.addAll(List.of(arguments));
    return new PeerProcess(command);
  }

  /** Starts the {@code zerorpc} command exactly as zerorpc-python installs it. */
  static PeerProcess pythonCommand(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(INSTALLED.resolve("venv/bin/zerorpc").toString());
    command.addAll(List.of(arguments));
    return new PeerProcess(command);
  }

  /** Starts a script of {@code peers/node}. */
  static PeerProcess node(String script, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add("node");
    command.add(PEERS.resolve("node").resolve(script).toString());
    command.addAll(List.of(arguments));
    return new PeerProcess(command);
  }

  /** Starts a Java program on the class path of the tests. */
  static PeerProcess java(String mainClass, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
    command.addAll(List.of(arguments));
    return new PeerProcess(command);
  }

  /** Waits until a server is ready and returns where it listens. */
  String endpoint() {
    String quoted = await("READY");
    return quoted.substring(1, quoted.length() - 1);
  }

  /** Waits for the result of this name and returns its JSON. */
  String await(String name) {
    return await(name, PATIENCE);
  }

  /** Waits for the result of this name, no longer than {@code limit}, and returns its JSON. */
  String await(String name, Duration limit) {
    synchronized (lock) {
      waitUntil(() -> results.containsKey(name), limit);
      String result = results.get(name);
      if (result == null) {
        throw new AssertionError("no result '" + name + "' within " + limit + " " + story());
      }
      return result;
    }
  }

  /** Whether the result of this name comes within the limit. */
  boolean has(String name, Duration limit) {
    synchronized (lock) {
      waitUntil(() -> results.containsKey(name), limit);
      return results.containsKey(name);
    }
  }

  /** Writes a line to the standard input of the process. */
  void say(String line) {
    try {
      process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot be told anything " + story(), e);
    }
  }

  /** Waits until all cases are done, and returns all results in the order in which they came. */
  Map<String, String> await() {
    await("DONE");
    synchronized (lock) {
      Map<String, String> copy = new LinkedHashMap<>(results);
      copy.remove("DONE");
      return copy;
    }
  }

  /** Waits for the process to end by itself with success, and returns what it printed. */
  List<String> awaitOutput() {
    synchronized (lock) {
      waitUntil(() -> ended, PATIENCE);
      if (!ended || process.exitValue() != 0) {
        throw new AssertionError("did not end with success " + story());
      }
      return List.copyOf(output);
    }
  }

  /** Ends the process as the kernel would: without a chance to say goodbye. */
  void kill() {
    process.destroyForcibly();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        throw new AssertionError("cannot be killed: " + command);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while killing " + command, e);
    }
  }

  @Override
  public void close() {
    kill();
  }

  /** Waits on the lock, which the caller holds, until something holds or the process has ended. */
  private void waitUntil(BooleanSupplier condition, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    long left = limit.toMillis();
    try {
      while (!condition.getAsBoolean() && !ended && left > 0) {
        lock.wait(left);
        left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting " + story(), e);
    }
  }

  private void result(String line) {
    output.add(line);
    int space = line.indexOf(' ');
    if (space > 0) {
      results.put(line.substring(0, space), line.substring(space + 1));
    }
  }

  private Thread reader(BufferedReader lines, Consumer<String> consumer) {
    Thread thread = new Thread(() -> read(lines, consumer), "output of a peer");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private void read(BufferedReader lines, Consumer<String> consumer) {
    try (lines) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        synchronized (lock) {
          consumer.accept(line);
          lock.notifyAll();
        }
      }
    } catch (IOException e) {
      synchronized (lock) {
        errors.add("output cut off: " + e);
      }
    }
  }

  private void awaitEnd(Thread outputReader, Thread errorReader) {
    try {
      process.waitFor();
      outputReader.join();
      errorReader.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (lock) {
      ended = true;
      lock.notifyAll();
    }
  }

  /** What a reader of a failed test wants to know. */
  private String story() {
    synchronized (lock) {
      return "from "
          + command
          + (ended ? " (ended with " + process.exitValue() + ")" : " (still running)")
          + "\nIts output:\n"
          + String.join("\n", output)
          + "\nIts errors:\n"
          + String.join("\n", errors);
    }
  }

  static {
    if (!Files.isExecutable(INSTALLED.resolve("venv/bin/python"))) {
      throw new IllegalStateException(
          "the peers are not installed; run " + PEERS.resolve("setup").toAbsolutePath());
    }
  }
}
