package dev.zerorpc.internal.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Locale;
import org.zeromq.ZMQException;
import zmq.SocketBase;
import zmq.ZError;
import zmq.ZMQ;

/** Binds and connects sockets, and finds words for what went wrong. */
final class ZmqAddresses {
  private ZmqAddresses() {}

  /** Binds; the endpoint with the port that was bound. */
  static String bind(SocketBase socket, Endpoint endpoint) {
    socket.setSocketOpt(ZMQ.ZMQ_IPV6, endpoint.isIpv6());
    boolean bound;
    try {
      bound = socket.bind(endpoint.toString());
    } catch (ZMQException e) {
      throw unresolved("bind", endpoint, e);
    }
    if (!bound) {
      throw new TransportException(
          "Cannot bind " + endpoint + ": " + bindFailure(socket.errno(), endpoint));
    }
    String last = (String) socket.getSocketOptx(ZMQ.ZMQ_LAST_ENDPOINT);
    return endpoint.withPort(Endpoint.parse(last).port()).toString();
  }

  /**
   * JeroMQ calls every failure "address in use"; a second attempt finds out the system's reason.
   */
  private static String bindFailure(int error, Endpoint endpoint) {
    if (error != ZError.EADDRINUSE) {
      return "ZeroMQ error " + error;
    }
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(!isWindows());
      probe.bind(
          endpoint.host().equals("*")
              ? new InetSocketAddress(endpoint.port())
              : new InetSocketAddress(InetAddress.getByName(endpoint.host()), endpoint.port()));
    } catch (IOException e) {
      String reason = e.getMessage();
      if (reason != null && !reason.toLowerCase(Locale.ROOT).contains("in use")) {
        return reason + "; choose an address of this machine and a port that you may use";
      }
    }
    return "the address is in use; stop the other server or choose another port";
  }

  private static boolean isWindows() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("win");
  }

  /** Connects, in the background; the address that the host's name stands for. */
  static String connect(SocketBase socket, Endpoint endpoint) {
    socket.setSocketOpt(ZMQ.ZMQ_IPV6, endpoint.isIpv6());
    boolean accepted;
    try {
      accepted = socket.connect(endpoint.toString());
    } catch (ZMQException e) {
      throw unresolved("connect to", endpoint, e);
    }
    if (!accepted) {
      throw new TransportException(
          "Cannot connect to " + endpoint + ": ZeroMQ error " + socket.errno());
    }
    return (String) socket.getSocketOptx(ZMQ.ZMQ_LAST_ENDPOINT);
  }

  private static TransportException unresolved(String what, Endpoint endpoint, ZMQException cause) {
    return new TransportException(
        "Cannot "
            + what
            + " "
            + endpoint
            + ": the host has no address; check the spelling and the name service",
        cause);
  }
}
