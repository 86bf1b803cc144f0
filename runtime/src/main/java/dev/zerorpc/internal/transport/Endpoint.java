package dev.zerorpc.internal.transport;

import java.util.regex.Pattern;

/**
 * An address in the form {@code tcp://host:port}, checked.
 *
 * @param host a name, an IPv4 address, an IPv6 address without its brackets, or {@code *}
 * @param port 0 to 65535; 0, also written {@code *}, stands for a free one
 */
record Endpoint(String host, int port) {
  private static final String TCP = "tcp://";
  private static final int MAX_PORT = 65535;
  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

  /**
   * Parses the text of an endpoint.
   *
   * @throws TransportException if it is not one that can be used here
   */
  static Endpoint parse(String text) {
    if (!text.startsWith(TCP)) {
      throw unsupported(text);
    }
    String address = text.substring(TCP.length());
    int colon = address.lastIndexOf(':');
    if (colon < 0 || address.endsWith("]")) {
      throw malformed(text, "the port is missing");
    }
    return new Endpoint(
        host(text, address.substring(0, colon)), port(text, address.substring(colon + 1)));
  }

  private static String host(String text, String host) {
    if (host.isEmpty()) {
      throw malformed(text, "the host is missing; \"*\" stands for every address of this machine");
    }
    boolean bracketed = host.startsWith("[") && host.endsWith("]");
    String inner = bracketed ? host.substring(1, host.length() - 1) : host;
    if (bracketed && !inner.contains(":")) {
      throw malformed(text, "brackets are for IPv6 addresses only");
    }
    if (!bracketed && inner.contains(":")) {
      throw malformed(text, "an IPv6 address needs brackets, as in tcp://[::1]:4242");
    }
    for (int i = 0; i < inner.length(); i++) {
      char c = inner.charAt(i);
      // What the transport below would read as a second address, a path or an option.
      if (c <= ' ' || ";/@?#[]\\".indexOf(c) >= 0 || (c == '*' && inner.length() > 1)) {
        throw malformed(text, "the host must not contain '" + c + "'");
      }
    }
    return inner;
  }

  private static int port(String text, String port) {
    if (port.equals("*")) {
      return 0;
    }
    boolean digits = !port.isEmpty() && port.length() <= 5;
    for (int i = 0; i < port.length(); i++) {
      digits &= port.charAt(i) >= '0' && port.charAt(i) <= '9';
    }
    int number = digits ? Integer.parseInt(port) : -1;
    if (number < 0 || number > MAX_PORT) {
      throw malformed(
          text,
          "the port must be a number from 0 to " + MAX_PORT + " or \"*\", not \"" + port + '"');
    }
    return number;
  }

  private static TransportException unsupported(String text) {
    if (text.startsWith("ipc://")) {
      return new TransportException(
          "Endpoint \""
              + text
              + "\" is not supported: ipc:// would be a TCP port on loopback here, open to every"
              + " local user and out of reach of other ZeroMQ libraries; use"
              + " tcp://127.0.0.1:port");
    }
    if (text.startsWith("inproc://")) {
      return new TransportException(
          "Endpoint \""
              + text
              + "\" is not supported together with others: inproc:// stays within this process;"
              + " give it a client or server of its own");
    }
    return malformed(text, "it does not begin with tcp://");
  }

  private static TransportException malformed(String text, String why) {
    return new TransportException(
        "Endpoint \"" + text + "\" is malformed: " + why + "; write tcp://host:port");
  }

  /** Requires what only a peer's endpoint must have. */
  Endpoint requireConnectable() {
    if (host.equals("*")) {
      throw malformed(toString(), "\"*\" is no host to connect to; name one");
    }
    if (port == 0) {
      throw malformed(toString(), "there is no port to connect to; name one");
    }
    return this;
  }

  /** The same host with another port. */
  Endpoint withPort(int newPort) {
    return new Endpoint(host, newPort);
  }

  /** Whether the host is an address already and no name. */
  boolean isNumeric() {
    return isIpv6() || IPV4.matcher(host).matches();
  }

  boolean isIpv6() {
    return host.contains(":");
  }

  /** The text that {@link #parse} reads. */
  @Override
  public String toString() {
    return TCP + (isIpv6() ? "[" + host + "]" : host) + ":" + port;
  }
}
