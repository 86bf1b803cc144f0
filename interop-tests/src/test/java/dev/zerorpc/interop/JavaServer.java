package dev.zerorpc.interop;

import dev.zerorpc.RpcServer;
import java.time.Duration;

/** A Java server that offers the interop service at a port of its own. */
final class JavaServer implements AutoCloseable {
  /** What zerorpc's peers use unless told otherwise. */
  static final Duration USUAL_HEARTBEAT = Duration.ofSeconds(5);

  final InteropServiceImpl service = new InteropServiceImpl();
  private final RpcServer server;

  /** One with that heartbeat, or with none if it is zero. */
  JavaServer(Duration heartbeat) {
    RpcServer.Builder builder =
        RpcServer.builder().service(InteropServiceDispatcher.of(service)).bind("tcp://127.0.0.1:*");
    server =
        (heartbeat.isZero() ? builder.withoutHeartbeat() : builder.heartbeat(heartbeat)).start();
  }

  /** One with the usual heartbeat. */
  static JavaServer start() {
    return new JavaServer(USUAL_HEARTBEAT);
  }

  String endpoint() {
    return server.endpoints().get(0);
  }

  @Override
  public void close() {
    server.close();
  }
}
