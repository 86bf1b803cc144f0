package dev.zerorpc.cli;

import dev.zerorpc.RpcServer;
import dev.zerorpc.cli.service.TimeService;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Does what the command mostly does, once, so that the virtual machine can be asked to keep the
 * classes that this takes: the build makes the archive of it that {@code bin/zerorpc} starts with.
 */
final class Rehearsal {
  private Rehearsal() {}

  /** Serves, lists, calls, fails. */
  public static void main(String[] arguments) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Console console = new Console(InputStream.nullInputStream(), nowhere, nowhere, false, false);
    try (RpcServer server =
        RpcServer.builder().service(TimeService.ofSystem()).bind("tcp://127.0.0.1:*").start()) {
      String endpoint = server.endpoints().get(0);
      run(console, 0, endpoint);
      run(console, 0, "-?", endpoint, "strftime");
      run(console, 0, endpoint, "strftime", "%Y/%m/%d");
      run(console, 0, "-j", "-pj", endpoint, "gmtime", "0");
      run(console, 1, endpoint, "nothing");
      run(console, 0, "help");
    }
  }

  private static void run(Console console, int expected, String... line) {
    int status = Main.run(line, console);
    if (status != expected) {
      throw new IllegalStateException(
          "zerorpc " + String.join(" ", line) + " ended with " + status);
    }
  }
}
