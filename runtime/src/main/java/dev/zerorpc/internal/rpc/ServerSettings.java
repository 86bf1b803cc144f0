package dev.zerorpc.internal.rpc;

import dev.zerorpc.ServerInterceptor;
import dev.zerorpc.ServerLimits;
import dev.zerorpc.internal.channel.ChannelOptions;
import dev.zerorpc.stub.ServiceDispatcher;
import java.time.Duration;
import java.util.List;

/**
 * What holds for one server.
 *
 * @param name the name that introspection reports
 * @param services what it offers
 * @param binds endpoints to bind
 * @param connects endpoints to connect to, as a worker of a broker, or to a client
 * @param channels heartbeats
 * @param gracePeriod how long running calls may take to end when the server is closed
 * @param sendStackTraces whether errors carry the handler's stack trace to the caller
 * @param limits what callers may cost it at most
 * @param interceptors what stands around each call, outermost first
 */
public record ServerSettings(
    String name,
    List<ServiceDispatcher> services,
    List<String> binds,
    List<String> connects,
    ChannelOptions channels,
    Duration gracePeriod,
    boolean sendStackTraces,
    ServerLimits limits,
    List<ServerInterceptor> interceptors) {
  /** Copies the lists. */
  public ServerSettings {
    services = List.copyOf(services);
    binds = List.copyOf(binds);
    connects = List.copyOf(connects);
    interceptors = List.copyOf(interceptors);
  }
}
