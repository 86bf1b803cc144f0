package dev.zerorpc;

import dev.zerorpc.internal.channel.ChannelOptions;
import dev.zerorpc.internal.rpc.CallExecutor;
import dev.zerorpc.internal.rpc.PrefixedService;
import dev.zerorpc.internal.rpc.ServerEngine;
import dev.zerorpc.internal.rpc.ServerSettings;
import dev.zerorpc.internal.transport.Transport;
import dev.zerorpc.internal.transport.TransportException;
import dev.zerorpc.internal.transport.Transports;
import dev.zerorpc.internal.transport.ZmqOptions;
import dev.zerorpc.internal.transport.ZmqSecurity;
import dev.zerorpc.stub.ServiceDispatcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Serves contracts to zerorpc clients of any language. One thread of the server's owns the sockets
 * and keeps the heartbeats; handlers run on an executor's threads, and however long they block, no
 * connection is lost over it.
 */
public final class RpcServer implements AutoCloseable {
  private final ServerEngine engine;

  private RpcServer(ServerEngine engine) {
    this.engine = engine;
  }

  /** Begins to describe a server. */
  public static Builder builder() {
    return new Builder();
  }

  /** What is bound, with the ports that were really taken, in the order of {@link Builder#bind}. */
  public List<String> endpoints() {
    return engine.endpoints();
  }

  /** How many calls are waiting for a thread, running, or streaming. */
  public int activeCalls() {
    return engine.activeCalls();
  }

  /** Waits until the server is closed by another thread, or by a handler. */
  public void awaitTermination() throws InterruptedException {
    engine.awaitTermination();
  }

  /** How many calls were refused with "server busy" because they exceeded a limit. */
  public long refusedCalls() {
    return engine.refusedCalls();
  }

  /**
   * How many messages were thrown away because they were malformed or belonged to no call. Some of
   * the latter are ordinary traffic: what was on its way when a call ended.
   */
  public long droppedMessages() {
    return engine.droppedMessages();
  }

  /**
   * Takes no new calls (their callers get {@link ServerBusyException}), lets those that run end
   * within the grace period, interrupts the rest, and frees the ports. Returns when all that is
   * done; called by a handler it returns at once. A second call waits for the first.
   */
  @Override
  public void close() {
    engine.close();
  }

  /** Describes a server. Used by one thread. */
  public static final class Builder {
    private static final int THREADS = Math.max(32, 4 * Runtime.getRuntime().availableProcessors());

    private final List<ServiceDispatcher> services = new ArrayList<>();
    private final List<String> binds = new ArrayList<>();
    private final List<String> connects = new ArrayList<>();
    private @Nullable String name;
    private @Nullable Executor executor;
    private int threads = THREADS;
    private int queueLimit = 10_000;
    private @Nullable Duration heartbeat = Duration.ofSeconds(5);
    private Duration gracePeriod = Duration.ofSeconds(10);
    private boolean sendStackTraces;
    private ServerLimits limits = ServerLimits.DEFAULT;
    private @Nullable Security security;
    private final List<ServerInterceptor> interceptors = new ArrayList<>();
    private EndpointResolver resolver = EndpointResolver.NONE;

    private Builder() {}

    /** Adds a service; at least one is needed. */
    public Builder service(ServiceDispatcher service) {
      services.add(Objects.requireNonNull(service, "service"));
      return this;
    }

    /**
     * Adds a service whose methods have a prefix: {@code get} under {@code users} is called as
     * {@code users.get}. So two services may have methods of the same name, and one contract may be
     * served twice.
     *
     * @param prefix letters, digits and the like; its parts may be joined by dots
     * @throws IllegalArgumentException if it is empty, begins with an underscore, has an empty
     *     part, or contains blanks or control characters
     */
    public Builder service(String prefix, ServiceDispatcher service) {
      services.add(new PrefixedService(Prefixes.checked(prefix), service));
      return this;
    }

    /** The name that introspection reports; the first service's unless given. */
    public Builder name(String value) {
      this.name = Objects.requireNonNull(value, "name");
      return this;
    }

    /**
     * Binds {@code tcp://host:port}; {@code *} as host is every address, {@code *} or 0 as port a
     * free one. {@code inproc://name} is reached from within this virtual machine only.
     */
    public Builder bind(String endpoint) {
      binds.add(Objects.requireNonNull(endpoint, "endpoint"));
      return this;
    }

    /**
     * Connects to {@code tcp://host:port} instead: as a worker of an {@link RpcBroker} whose
     * backend is bound there, or to serve a client that is. When the server is closed, its brokers
     * send it no more calls, and those that it has end as usual.
     */
    public Builder connect(String endpoint) {
      connects.add(Objects.requireNonNull(endpoint, "endpoint"));
      return this;
    }

    /**
     * Runs handlers on the user's threads, for instance {@code
     * Executors.newVirtualThreadPerTaskExecutor()}; the user shuts the executor down, after the
     * server. It must have threads of its own: one that runs tasks on the thread that hands them
     * over is refused with an error for each call.
     */
    public Builder executor(Executor value) {
      this.executor = Objects.requireNonNull(value, "executor");
      return this;
    }

    /**
     * How many threads the server's own executor has at the most; 4 a processor, but at least 32,
     * unless given.
     */
    public Builder threads(int count) {
      if (count < 1) {
        throw new IllegalArgumentException("threads must be at least 1, but is " + count);
      }
      this.threads = count;
      return this;
    }

    /**
     * How many calls may wait for a thread; the next is refused with "server busy". 10,000 unless
     * given.
     */
    public Builder queueLimit(int calls) {
      if (calls < 1) {
        throw new IllegalArgumentException("queue limit must be at least 1, but is " + calls);
      }
      this.queueLimit = calls;
      return this;
    }

    /**
     * The interval at which both sides of a call give signs of life; 5 seconds unless given, as its
     * peers use.
     */
    public Builder heartbeat(Duration interval) {
      this.heartbeat = Durations.positive("heartbeat", interval);
      return this;
    }

    /**
     * Sends no heartbeats and expects none: a caller that is gone is noticed only when its
     * connection breaks.
     */
    public Builder withoutHeartbeat() {
      this.heartbeat = null;
      return this;
    }

    /**
     * How long running calls may take to end when the server is closed; 10 seconds unless given,
     * zero for none.
     */
    public Builder gracePeriod(Duration period) {
      this.gracePeriod = Durations.notNegative("grace period", period);
      return this;
    }

    /**
     * Whether errors carry the handler's stack trace to the caller; not unless switched on, because
     * it tells strangers how the server is built.
     */
    public Builder sendStackTraces(boolean send) {
      this.sendStackTraces = send;
      return this;
    }

    /** Adds an interceptor, inside of those that were added before. */
    public Builder interceptor(ServerInterceptor value) {
      interceptors.add(Objects.requireNonNull(value, "interceptor"));
      return this;
    }

    /** Finds the endpoints that names given to {@link #bind} and {@link #connect} stand for. */
    public Builder resolver(EndpointResolver value) {
      this.resolver = Objects.requireNonNull(value, "resolver");
      return this;
    }

    /**
     * Asks callers to prove who they are, and encrypts, as {@link CurveServer} or {@link
     * PlainServer} say; everybody is served, in the clear, unless given.
     */
    public Builder security(Security value) {
      this.security = Objects.requireNonNull(value, "security");
      return this;
    }

    /**
     * What callers may cost the server at most; {@link ServerLimits#DEFAULT} unless given. The
     * calls that wait for a thread have a limit of their own, see {@link #queueLimit}.
     */
    public Builder limits(ServerLimits value) {
      this.limits = Objects.requireNonNull(value, "limits");
      return this;
    }

    /**
     * Opens the server.
     *
     * @throws IllegalStateException if no service or no endpoint was given
     * @throws IllegalArgumentException if two methods have the same name on the wire
     * @throws RpcException if an endpoint is malformed, not supported, or in use
     */
    public RpcServer start() {
      if (services.isEmpty()) {
        throw new IllegalStateException(
            "a server needs a service: call service(…Dispatcher.of(implementation))");
      }
      if (binds.isEmpty() && connects.isEmpty()) {
        throw new IllegalStateException(
            "a server needs an endpoint: call bind(\"tcp://host:port\")");
      }
      ServerSettings settings =
          new ServerSettings(
              name != null ? name : services.get(0).name(),
              services,
              resolver.resolveAll(binds),
              resolver.resolveAll(connects),
              new ChannelOptions(heartbeat, false),
              gracePeriod,
              sendStackTraces,
              limits,
              interceptors);
      CallExecutor calls =
          executor != null
              ? CallExecutor.of(executor, queueLimit, "zerorpc-" + settings.name())
              : CallExecutor.ownThreads(threads, queueLimit, "zerorpc-" + settings.name());
      try {
        ZmqSecurity proofs = Security.openOrNone(security);
        Transport transport =
            Transports.forEndpoints(
                settings.binds(), settings.connects(), ZmqOptions.DEFAULT, proofs);
        ServerEngine engine = new ServerEngine(transport, settings, calls);
        engine.admitOnly(proofs.gatekeeper());
        PublicBinds.warn(engine.endpoints(), security);
        return new RpcServer(engine);
      } catch (TransportException e) {
        throw new RpcException(String.valueOf(e.getMessage()), e);
      }
    }
  }
}
