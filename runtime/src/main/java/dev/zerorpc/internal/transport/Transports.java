package dev.zerorpc.internal.transport;

import java.util.List;
import java.util.function.Supplier;

/** Chooses the transport that endpoints are meant for. */
public final class Transports {
  private Transports() {}

  /**
   * A transport for these endpoints.
   *
   * @param others makes the one for everything that is not {@code inproc://}
   * @throws TransportException if they need different ones
   */
  public static Transport forEndpoints(List<String> endpoints, Supplier<Transport> others) {
    long inProcess = endpoints.stream().filter(InProcessNetwork::isInProcess).count();
    if (inProcess == 0) {
      return others.get();
    }
    if (inProcess < endpoints.size()) {
      throw new TransportException(
          "The endpoints "
              + endpoints
              + " cannot be used together: inproc:// stays within this process; open a second"
              + " server or client for the others");
    }
    return new InProcessTransport(
        InProcessNetwork.of(endpoints.get(0)), ZmqOptions.DEFAULT.sendHighWaterMark());
  }
}
