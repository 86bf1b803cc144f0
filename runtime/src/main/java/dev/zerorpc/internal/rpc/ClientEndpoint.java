package dev.zerorpc.internal.rpc;

import dev.zerorpc.internal.channel.ChannelListener;
import dev.zerorpc.internal.channel.ChannelMultiplexer;
import dev.zerorpc.internal.channel.EventChannel;
import dev.zerorpc.internal.transport.Envelope;
import org.jspecify.annotations.Nullable;

/**
 * One endpoint of a client, with a socket of its own: heartbeats, grants and answers of a call all
 * take the way that its request took. Confined to the loop's thread.
 */
final class ClientEndpoint {
  private final ChannelMultiplexer multiplexer;
  private String address;
  private boolean connected;
  private @Nullable String trouble;
  private int calls;
  private boolean suspect;
  private long suspectUntil;

  ClientEndpoint(ChannelMultiplexer multiplexer, String address) {
    this.multiplexer = multiplexer;
    this.address = address;
  }

  /** Begins to connect. */
  void connect() {
    multiplexer.socket().connect(address);
  }

  /** Binds; from then on it counts as connected, as nothing tells when a peer comes or goes. */
  void bind() {
    address = multiplexer.socket().bind(address);
    connected = true;
  }

  /** Where it connects to, or what it is bound to. */
  String address() {
    return address;
  }

  boolean isConnected() {
    return connected;
  }

  void up() {
    connected = true;
    trouble = null;
    suspect = false;
  }

  void down(String why) {
    connected = false;
    trouble = why;
  }

  /** Why there is no connection, or null if it is still to be found out or there is one. */
  @Nullable String trouble() {
    return trouble;
  }

  /** How many calls are under way. */
  int calls() {
    return calls;
  }

  EventChannel open(CallRequest request, boolean heartbeats, ChannelListener listener) {
    calls++;
    return multiplexer.open(Envelope.EMPTY, request.id(), request.payload(), heartbeats, listener);
  }

  /** A call that was opened here is over, for this endpoint at least. */
  void left() {
    calls--;
  }

  /** It has fallen silent in the middle of a call, though its connection stands. */
  void suspect(long untilNanos) {
    suspect = true;
    suspectUntil = untilNanos;
  }

  /** Something came from it. */
  void heard() {
    suspect = false;
  }

  boolean isSuspect(long nowNanos) {
    return suspect && suspectUntil - nowNanos > 0;
  }

  void close() {
    multiplexer.closeAll();
  }
}
