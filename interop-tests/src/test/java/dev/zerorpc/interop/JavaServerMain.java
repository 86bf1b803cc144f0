package dev.zerorpc.interop;

import dev.zerorpc.RpcServer;
import java.io.IOException;

/** The Java server as a process of its own, which can be killed; ends when its input does. */
final class JavaServerMain {
  private JavaServerMain() {}

  /** Serves at the endpoint that is given, and prints where that is. */
  public static void main(String[] arguments) throws IOException {
    try (RpcServer server =
        RpcServer.builder()
            .service(InteropServiceDispatcher.of(new InteropServiceImpl()))
            .bind(arguments[0])
            .heartbeat(JavaServer.USUAL_HEARTBEAT)
            .start()) {
      System.out.println("READY \"" + server.endpoints().get(0) + "\"");
      System.out.flush();
      while (System.in.read() >= 0) {
        // Nothing is expected to come.
      }
    }
  }
}
