package dev.zerorpc.internal.transport;

/** What a socket does with its messages. */
public enum SocketRole {
  /** Many peers, each addressed by an envelope: a server's. */
  ROUTER,
  /** One peer: a client's. */
  DEALER
}
