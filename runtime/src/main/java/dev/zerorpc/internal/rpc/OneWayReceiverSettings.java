package dev.zerorpc.internal.rpc;

import dev.zerorpc.internal.transport.SocketRole;
import dev.zerorpc.stub.ServiceDispatcher;
import java.time.Duration;
import java.util.List;

/**
 * What holds for one puller or subscriber.
 *
 * @param role {@link SocketRole#PULL} or {@link SocketRole#SUB}
 * @param services whose methods its messages are for
 * @param binds endpoints to bind
 * @param connects endpoints to connect to
 * @param queueLimit how many messages may be waiting or running before no more are read
 * @param gracePeriod how long these may take to end when it is closed
 */
public record OneWayReceiverSettings(
    SocketRole role,
    List<ServiceDispatcher> services,
    List<String> binds,
    List<String> connects,
    int queueLimit,
    Duration gracePeriod) {
  /** Copies the lists. */
  public OneWayReceiverSettings {
    services = List.copyOf(services);
    binds = List.copyOf(binds);
    connects = List.copyOf(connects);
  }

  /** What messages call it. */
  String label() {
    return role == SocketRole.SUB ? "subscriber" : "puller";
  }
}
