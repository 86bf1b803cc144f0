package dev.zerorpc.internal.transport;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import zmq.ZError;

/** Chooses the transport that endpoints are meant for. */
public final class Transports {
  private Transports() {}

  /**
   * A transport for sockets that only connect to these endpoints, and whose listeners neither wait
   * nor run code of users. It has no threads of its own, unless it asks peers for proof.
   *
   * @param options how many messages may wait, and what else a transport over TCP has to know
   * @param security how peers prove who they are
   * @throws TransportException if they need different ones, or the system has no room for another
   */
  public static Transport forClient(
      List<String> connects, ZmqOptions options, ZmqSecurity security) {
    if (security.gatekeeper() != null
        || connects.stream().anyMatch(InProcessNetwork::isInProcess)) {
      return forEndpoints(List.of(), connects, options, security);
    }
    try {
      SharedEngines engines =
          security instanceof ZmqSecurity.CurveClientSide
              ? SharedEngines.ENCRYPTING
              : SharedEngines.PLAIN;
      return new SharedTransport(engines, connects.size(), options, security, HostLookup.SYSTEM);
    } catch (UncheckedIOException | ZError.IOException e) {
      throw TransportException.noRoom(e);
    }
  }

  /**
   * A transport for these endpoints, with threads of its own.
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
