package dev.zerorpc.interop;

import dev.zerorpc.RpcServer;
import java.io.IOException;

/** A Java server that works for a broker, as a process of its own that a test can kill. */
final class JavaWorker {
  private JavaWorker() {}

  /** Connects to the broker named by the argument, and ends when its standard input does. */
  public static void main(String[] arguments) throws IOException {
    try (RpcServer server =
        RpcServer.builder()
            .service(InteropServiceDispatcher.of(new InteropServiceImpl()))
            .connect(arguments[0])
            .start()) {
      System.out.println("READY \"" + arguments[0] + "\"");
      while (System.in.read() >= 0) {
        // Nothing is said to it.
      }
    }
  }
}
