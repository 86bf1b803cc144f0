package dev.zerorpc.internal.rpc;

import dev.zerorpc.Balancing;
import dev.zerorpc.internal.channel.ChannelMultiplexer;
import dev.zerorpc.internal.event.MessageIds;
import dev.zerorpc.internal.transport.IoLoop;
import dev.zerorpc.internal.transport.SocketRole;
import dev.zerorpc.internal.transport.TimerWheel;
import dev.zerorpc.internal.transport.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The endpoints of a client: chooses one for each attempt of a call, and keeps the attempts that
 * wait because there is no connection at all. Confined to the loop's thread.
 */
final class EndpointPool {
  /** How many heartbeat intervals an attempt waits for a connection. */
  private static final int PATIENCE = 3;

  private final IoLoop loop;
  private final ClientSettings settings;
  private final List<ClientEndpoint> endpoints = new ArrayList<>();
  private final Map<Attempt, Patience> waiting = new LinkedHashMap<>();
  private int next;

  /**
   * Opens a socket for each endpoint and begins to connect, or binds.
   *
   * @throws dev.zerorpc.internal.transport.TransportException if an endpoint cannot be used
   */
  EndpointPool(Transport transport, ClientSettings settings, MessageIds ids) {
    this.loop = transport.loop();
    this.settings = settings;
    for (String address : settings.endpoints()) {
      ChannelMultiplexer multiplexer =
          new ChannelMultiplexer(transport, SocketRole.DEALER, ids, settings.channels(), null);
      ClientEndpoint endpoint = new ClientEndpoint(multiplexer, address);
      multiplexer.watchConnection(new Watch(endpoint));
      endpoints.add(endpoint);
      if (settings.bind()) {
        endpoint.bind();
      } else {
        endpoint.connect();
      }
    }
  }

  /** All endpoints, as messages name them. */
  String addresses() {
    return endpoints.stream().map(ClientEndpoint::address).collect(Collectors.joining(", "));
  }

  IoLoop loop() {
    return loop;
  }

  /** Has an attempt begin at one of the connected endpoints, or wait until there is one. */
  void place(Attempt attempt) {
    ClientEndpoint chosen = choose(attempt.avoided());
    if (chosen != null) {
      attempt.begin(chosen);
    } else if (settings.failover().failFast() && allDown()) {
      attempt.fail(AttemptFailure.noConnection(attempt.request().site(), addresses(), troubles()));
    } else {
      await(attempt);
    }
  }

  private void await(Attempt attempt) {
    Duration heartbeat = settings.channels().heartbeat();
    Patience patience = new Patience(attempt);
    if (heartbeat != null && attempt.hasHeartbeats()) {
      long until = attempt.startedAt() + heartbeat.toNanos() * PATIENCE;
      if (until - loop.nanoTime() <= 0) {
        expired(attempt);
        return;
      }
      loop.timers().schedule(patience, until);
    }
    waiting.put(attempt, patience);
  }

  /** An attempt has waited for as long as it may. */
  private void expired(Attempt attempt) {
    waiting.remove(attempt);
    Duration waited = Duration.ofNanos(loop.nanoTime() - attempt.startedAt());
    attempt.fail(
        AttemptFailure.neverConnected(attempt.request().site(), addresses(), waited, troubles()));
  }

  /** An attempt does not wait any more. */
  void withdraw(Attempt attempt) {
    Patience patience = waiting.remove(attempt);
    if (patience != null) {
      loop.timers().cancel(patience);
    }
  }

  /** An endpoint has fallen silent in the middle of a call. */
  void silent(ClientEndpoint endpoint) {
    Duration heartbeat = settings.channels().heartbeat();
    if (heartbeat != null) {
      endpoint.suspect(loop.nanoTime() + heartbeat.toNanos() * PATIENCE);
    }
  }

  /** Whether a call that is under way at this endpoint could be made at another one too. */
  boolean hasOther(@Nullable ClientEndpoint than) {
    long now = loop.nanoTime();
    for (ClientEndpoint endpoint : endpoints) {
      if (endpoint != than && endpoint.isConnected() && !endpoint.isSuspect(now)) {
        return true;
      }
    }
    return false;
  }

  private @Nullable ClientEndpoint choose(@Nullable ClientEndpoint avoided) {
    boolean byCalls = settings.failover().balancing() == Balancing.LEAST_OUTSTANDING;
    long now = loop.nanoTime();
    ClientEndpoint best = null;
    int bestPenalty = 0;
    int bestIndex = 0;
    for (int i = 0; i < endpoints.size(); i++) {
      int index = (next + i) % endpoints.size();
      ClientEndpoint endpoint = endpoints.get(index);
      if (!endpoint.isConnected()) {
        continue;
      }
      int penalty = (endpoint == avoided ? 2 : 0) + (endpoint.isSuspect(now) ? 1 : 0);
      if (best == null
          || penalty < bestPenalty
          || (penalty == bestPenalty && byCalls && endpoint.calls() < best.calls())) {
        best = endpoint;
        bestPenalty = penalty;
        bestIndex = index;
      }
    }
    if (best != null) {
      next = (bestIndex + 1) % endpoints.size();
    }
    return best;
  }

  private boolean allDown() {
    return endpoints.stream().allMatch(endpoint -> endpoint.trouble() != null);
  }

  /** What is known about why there is no connection; empty if nothing. */
  private String troubles() {
    if (endpoints.size() == 1) {
      String only = endpoints.get(0).trouble();
      return only == null ? "" : only;
    }
    return endpoints.stream()
        .filter(endpoint -> endpoint.trouble() != null)
        .map(endpoint -> endpoint.address() + ": " + endpoint.trouble())
        .collect(Collectors.joining("; "));
  }

  private void release() {
    for (Attempt attempt : List.copyOf(waiting.keySet())) {
      withdraw(attempt);
      place(attempt);
    }
  }

  /** Closes all channels without a word. */
  void close() {
    endpoints.forEach(ClientEndpoint::close);
  }

  /** Bounds an attempt's wait for a connection. */
  private final class Patience extends TimerWheel.Timer {
    private final Attempt attempt;

    Patience(Attempt attempt) {
      this.attempt = attempt;
    }

    @Override
    protected void expired(long nowNanos) {
      EndpointPool.this.expired(attempt);
    }
  }

  private final class Watch implements ChannelMultiplexer.ConnectionListener {
    private final ClientEndpoint endpoint;

    Watch(ClientEndpoint endpoint) {
      this.endpoint = endpoint;
    }

    @Override
    public void connected() {
      endpoint.up();
      release();
    }

    @Override
    public void disconnected(String why) {
      endpoint.down(why);
      if (settings.failover().failFast() && allDown()) {
        release();
      }
    }
  }
}
