package dev.zerorpc.internal.transport;

/** What a socket does with its messages. */
public enum SocketRole {
  /** Many peers, each addressed by an envelope: a server's. */
  ROUTER,
  /** One peer: a client's. */
  DEALER,
  /**
   * Sends each message to one of the peers that take it, and gets nothing back. It either binds or
   * connects to one peer. What it has taken outlives a break of the connection.
   */
  PUSH,
  /** Receives what peers push; any number of them. */
  PULL,
  /** Sends each message to all peers; who reads too slowly misses some. */
  PUB,
  /** Receives all that peers publish; any number of them. */
  SUB;

  /** Whether messages have a delimiter, and may have an envelope in front of it. */
  boolean isAddressed() {
    return this == ROUTER || this == DEALER;
  }

  /** Whether messages come in. */
  boolean receives() {
    return this != PUSH && this != PUB;
  }

  /** Whether messages go out. */
  boolean sends() {
    return this != PULL && this != SUB;
  }

  /** Whether a socket that connects does so to one peer only, whose state is its own. */
  boolean connectsToOne() {
    return this == DEALER || this == PUSH;
  }

  /** Whether a connection between the two is of any use; ZeroMQ refuses all others. */
  boolean mayTalkTo(SocketRole other) {
    return switch (this) {
      case ROUTER, DEALER -> other.isAddressed();
      case PUSH -> other == PULL;
      case PULL -> other == PUSH;
      case PUB -> other == SUB;
      case SUB -> other == PUB;
    };
  }
}
