package dev.zerorpc.internal.broker;

import dev.zerorpc.internal.transport.Envelope;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Somebody who executes calls, and the channels that run there. */
final class Worker {
  private final SendQueues queues;
  private final Envelope identity;
  private final boolean joined;
  private final Set<BrokerChannel> channels = new LinkedHashSet<>();
  private volatile String name;
  private volatile int activeCalls;
  private volatile boolean ready;
  private volatile boolean leaving;
  long heardNanos;
  long lastUsed;

  /**
   * A worker.
   *
   * @param identity who it is on the socket of the workers that connected, or {@link
   *     Envelope#EMPTY} if it has a socket of its own
   * @param name what messages call it
   */
  Worker(SendQueues queues, Envelope identity, String name) {
    this.queues = queues;
    this.identity = identity;
    this.joined = !identity.frames().isEmpty();
    this.ready = joined;
    this.name = name;
  }

  String name() {
    return name;
  }

  void rename(String value) {
    name = value;
  }

  /** Whether it came by itself: then it is one of this library, and understands a cancel. */
  boolean hasJoined() {
    return joined;
  }

  /** Whether there is a connection. */
  boolean isReady() {
    return ready;
  }

  void ready(boolean value) {
    ready = value;
  }

  boolean isLeaving() {
    return leaving;
  }

  void leave() {
    leaving = true;
  }

  boolean takesCalls() {
    return ready && !leaving;
  }

  Envelope identity() {
    return identity;
  }

  boolean isBlocked() {
    return queues.isBlocked(identity);
  }

  int activeCalls() {
    return activeCalls;
  }

  /** The envelope of a client's channel at this worker. */
  Envelope address(Envelope client) {
    if (!joined) {
      return client;
    }
    List<byte[]> frames = new ArrayList<>(identity.frames());
    frames.addAll(client.frames());
    return new Envelope(frames);
  }

  SendQueues.Result send(Envelope address, byte[] payload, @Nullable BrokerChannel opens) {
    return queues.send(address, payload, opens);
  }

  void begin(BrokerChannel channel) {
    channels.add(channel);
    activeCalls = channels.size();
  }

  void end(BrokerChannel channel) {
    channels.remove(channel);
    activeCalls = channels.size();
  }

  /** Forgets its channels and what waits to be sent to it. */
  List<BrokerChannel> takeChannels() {
    List<BrokerChannel> result = List.copyOf(channels);
    channels.clear();
    activeCalls = 0;
    queues.forget(identity);
    return result;
  }
}
