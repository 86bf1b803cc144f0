package dev.zerorpc.internal.transport;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import zmq.ZError;

/** Chooses the transport that endpoints are meant for. */
public final class Transports {
  private Transports() {}

  /**
   * A transport for these endpoints.
   *
   * @param binds where it will listen
   * @param connects where it will connect to
   * @param options how many messages may wait, and what else a transport over TCP has to know
   * @param security how peers prove who they are
   * @throws TransportException if they need different ones, or the system has no room for another
   */
  public static Transport forEndpoints(
      List<String> binds, List<String> connects, ZmqOptions options, ZmqSecurity security) {
    List<String> endpoints = Stream.concat(binds.stream(), connects.stream()).toList();
    long inProcess = endpoints.stream().filter(InProcessNetwork::isInProcess).count();
    if (inProcess == 0) {
      try {
        return new ZmqTransport(options, security);
      } catch (UncheckedIOException | ZError.IOException e) {
        throw TransportException.noRoom(e);
      }
    }
    if (inProcess < endpoints.size()) {
      throw new TransportException(
          "The endpoints "
              + endpoints
              + " cannot be used together: inproc:// stays within this process; open a second"
              + " server or client for the others");
    }
    if (!(security instanceof ZmqSecurity.None)) {
      throw new TransportException(
          "The endpoints "
              + endpoints
              + " stay within this process, where nobody has to prove anything; leave"
              + " security(...) out, or use tcp://");
    }
    return new InProcessTransport(
        InProcessNetwork.of(endpoints.get(0)), options.sendHighWaterMark());
  }
}
