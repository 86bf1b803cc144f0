package dev.zerorpc;

import dev.zerorpc.internal.broker.BrokerEngine;
import dev.zerorpc.internal.broker.BrokerSettings;
import dev.zerorpc.internal.transport.TransportException;
import dev.zerorpc.internal.transport.Transports;
import dev.zerorpc.internal.transport.ZmqOptions;
import dev.zerorpc.internal.transport.ZmqSecurity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the clients and the workers of a service: each call goes to the worker with the
 * fewest, and all that belongs to it, items of a stream, signs of life, credit, stays with that
 * worker. Workers come and go while it runs. Clients of any language see one server.
 *
 * <pre>{@code
 * try (RpcBroker broker = RpcBroker.builder()
 *     .frontend("tcp://0.0.0.0:4242")   // clients connect to here
 *     .backend("tcp://10.0.0.1:4243")   // RpcServer.builder()….connect("tcp://10.0.0.1:4243")
 *     .worker("tcp://10.0.0.7:4242")    // a server of any language that is bound there
 *     .start()) {
 *   broker.awaitTermination();
 * }
 * }</pre>
 *
 * <p>All workers must offer the same methods. Who can connect to a backend can become a worker, so
 * bind it where only workers get to. Any thread may use a broker.
 */
public final class RpcBroker implements AutoCloseable {
  private final BrokerEngine engine;

  private RpcBroker(BrokerEngine engine) {
    this.engine = engine;
  }

  /** Begins to describe a broker. */
  public static Builder builder() {
    return new Builder();
  }

  /** What is bound for clients, with the ports that were really taken. */
  public List<String> frontends() {
    return engine.frontends();
  }

  /** What is bound for workers, with the ports that were really taken. */
  public List<String> backends() {
    return engine.backends();
  }

  /** What the broker is doing and has done. */
  public BrokerStatistics statistics() {
    return engine.statistics();
  }

  /** Waits until the broker is closed by another thread. */
  public void awaitTermination() throws InterruptedException {
    engine.awaitTermination();
  }

  /**
   * Takes no new calls (their callers get {@link ServerBusyException}), lets those that run end
   * within the grace period, fails the rest, and frees the ports. Returns when all that is done; a
   * second call waits for the first. An interrupt ends the grace.
   */
  @Override
  public void close() {
    engine.close();
  }

  /** Describes a broker. Used by one thread. */
  public static final class Builder {
    private final List<String> frontends = new ArrayList<>();
    private final List<String> backends = new ArrayList<>();
    private final List<String> workers = new ArrayList<>();
    private @Nullable Duration heartbeat = Duration.ofSeconds(5);
    private Duration idleTimeout = Duration.ofMinutes(10);
    private Duration pingInterval = Duration.ofSeconds(1);
    private int maxCalls = 100_000;
    private int maxCallsPerClient = 10_000;
    private int queueLimit = 10_000;
    private Duration queueTimeout = Duration.ofSeconds(30);
    private long queueBytes = 256L << 20;
    private Duration gracePeriod = Duration.ofSeconds(10);
    private @Nullable Security security;
    private @Nullable Security workerSecurity;
    private @Nullable BrokerTap tap;

    private Builder() {}

    /** Binds {@code tcp://host:port} for clients; several are possible. */
    public Builder frontend(String endpoint) {
      frontends.add(Objects.requireNonNull(endpoint, "endpoint"));
      return this;
    }

    /**
     * Binds {@code tcp://host:port} for workers, which are servers of this library that {@link
     * RpcServer.Builder#connect} to it; several are possible.
     */
    public Builder backend(String endpoint) {
      backends.add(Objects.requireNonNull(endpoint, "endpoint"));
      return this;
    }

    /**
     * Connects to a server of any language that is bound to {@code tcp://host:port}; several are
     * possible. It gets calls whenever there is a connection.
     */
    public Builder worker(String endpoint) {
      workers.add(Objects.requireNonNull(endpoint, "endpoint"));
      return this;
    }

    /**
     * The interval at which clients and workers give signs of life; 5 seconds unless given. Both
     * must use the same. Of whom nothing is heard for three and a half, the call is ended.
     */
    public Builder heartbeat(Duration interval) {
      this.heartbeat = Durations.positive("heartbeat", interval);
      return this;
    }

    /**
     * For clients and workers without heartbeats.
     *
     * @param idle how long nothing may be heard from either side before a call is ended
     */
    public Builder withoutHeartbeat(Duration idle) {
      this.heartbeat = null;
      this.idleTimeout = Durations.positive("idle timeout", idle);
      return this;
    }

    /**
     * How often workers that connected are asked whether they are there; every second unless given.
     * A broken connection shows at the next question, a worker that stopped after five.
     */
    public Builder pingInterval(Duration interval) {
      this.pingInterval = Durations.positive("ping interval", interval);
      return this;
    }

    /** How many calls may be open at once, in all; 100,000 unless given. */
    public Builder maxCalls(int calls) {
      this.maxCalls = positive("max calls", calls);
      return this;
    }

    /** How many calls may be open at once over one client's connection; 10,000 unless given. */
    public Builder maxCallsPerClient(int calls) {
      this.maxCallsPerClient = positive("max calls per client", calls);
      return this;
    }

    /** How many calls may wait while there is no worker; 10,000 unless given. */
    public Builder queueLimit(int calls) {
      this.queueLimit = positive("queue limit", calls);
      return this;
    }

    /**
     * How long a call may wait for a worker, if its caller does not say that it waits no longer
     * than that; 30 seconds unless given.
     */
    public Builder queueTimeout(Duration longest) {
      this.queueTimeout = Durations.positive("queue timeout", longest);
      return this;
    }

    /**
     * How many bytes may wait, in all, for a worker or for clients and workers that read slowly;
     * 256 MiB unless given.
     */
    public Builder queueBytes(long bytes) {
      if (bytes < 1) {
        throw new IllegalArgumentException("queue bytes must be at least 1, but is " + bytes);
      }
      this.queueBytes = bytes;
      return this;
    }

    /**
     * How long running calls may take to end when the broker is closed; 10 seconds unless given,
     * zero for none.
     */
    public Builder gracePeriod(Duration period) {
      this.gracePeriod = Durations.notNegative("grace period", period);
      return this;
    }

    /**
     * How those who connect to the broker prove who they are, at its frontends and its backends:
     * {@link CurveServer} or {@link PlainServer}. Nobody has to unless given. Whoever is let in at
     * a frontend is let in at a backend, too.
     *
     * @throws IllegalArgumentException if it is the side of a client
     */
    public Builder security(Security value) {
      if (!(value instanceof CurveServer || value instanceof PlainServer)) {
        throw new IllegalArgumentException(
            "a broker is the server for those who connect to it: security(...) takes CurveServer or"
                + " PlainServer, but is "
                + Objects.requireNonNull(value, "value"));
      }
      this.security = value;
      return this;
    }

    /**
     * How the broker proves who it is to the servers that it connects to, those of {@link #worker}:
     * {@link CurveClient} or {@link PlainClient}. It does not unless given.
     *
     * @throws IllegalArgumentException if it is the side of a server
     */
    public Builder workerSecurity(Security value) {
      if (!(value instanceof CurveClient || value instanceof PlainClient)) {
        throw new IllegalArgumentException(
            "a broker is a client of the servers that it connects to: workerSecurity(...) takes"
                + " CurveClient or PlainClient, but is "
                + Objects.requireNonNull(value, "value"));
      }
      this.workerSecurity = value;
      return this;
    }

    /**
     * Shows every event that passes between the broker and its clients to this; nobody unless
     * given.
     */
    public Builder tap(BrokerTap value) {
      this.tap = Objects.requireNonNull(value, "value");
      return this;
    }

    private static int positive(String what, int count) {
      if (count < 1) {
        throw new IllegalArgumentException(what + " must be at least 1, but is " + count);
      }
      return count;
    }

    /**
     * Opens the broker.
     *
     * @throws IllegalStateException if there is no endpoint for clients, or none for workers
     * @throws RpcException if an endpoint is malformed, not supported, or in use
     */
    public RpcBroker start() {
      if (frontends.isEmpty()) {
        throw new IllegalStateException(
            "a broker needs an endpoint for clients: call frontend(\"tcp://host:port\")");
      }
      if (backends.isEmpty() && workers.isEmpty()) {
        throw new IllegalStateException(
            "a broker needs workers: call backend(\"tcp://host:port\") for those that connect, or"
                + " worker(\"tcp://host:port\") for a server that is bound there");
      }
      BrokerSettings settings =
          new BrokerSettings(
              frontends,
              backends,
              workers,
              heartbeat,
              idleTimeout,
              pingInterval,
              maxCalls,
              maxCallsPerClient,
              queueLimit,
              queueTimeout,
              queueBytes,
              gracePeriod,
              tap);
      try {
        List<String> binds = Stream.concat(frontends.stream(), backends.stream()).toList();
        return new RpcBroker(
            new BrokerEngine(
                Transports.forEndpoints(binds, workers, ZmqOptions.DEFAULT, sides()), settings));
      } catch (TransportException e) {
        throw new RpcException(String.valueOf(e.getMessage()), e);
      }
    }

    private ZmqSecurity sides() {
      return security == null && workerSecurity == null
          ? Security.openOrNone(null)
          : new ZmqSecurity.Sides(
              Security.openOrNone(security), Security.openOrNone(workerSecurity));
    }
  }
}
