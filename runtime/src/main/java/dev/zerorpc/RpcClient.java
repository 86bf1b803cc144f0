package dev.zerorpc;

import dev.zerorpc.internal.channel.ChannelOptions;
import dev.zerorpc.internal.rpc.CallbackExecutor;
import dev.zerorpc.internal.rpc.ClientEngine;
import dev.zerorpc.internal.rpc.ClientSettings;
import dev.zerorpc.internal.rpc.Failover;
import dev.zerorpc.internal.rpc.PrefixedCalls;
import dev.zerorpc.internal.transport.Transport;
import dev.zerorpc.internal.transport.TransportException;
import dev.zerorpc.internal.transport.Transports;
import dev.zerorpc.internal.transport.ZmqOptions;
import dev.zerorpc.internal.transport.ZmqSecurity;
import dev.zerorpc.stub.ClientCall;
import dev.zerorpc.stub.ClientCalls;
import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.MethodDescriptor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Calls the methods of a server, of any language, or of several that serve the same. One client
 * serves any number of threads; it connects in the background, and again whenever a connection
 * breaks. Calls to a server that is not there fail in time and are not delivered later.
 *
 * <pre>{@code
 * try (RpcClient client = RpcClient.connect("tcp://127.0.0.1:4242")) {
 *   Greeter greeter = GreeterStub.create(client);
 *   greeter.hello("RPC");
 * }
 * }</pre>
 */
public final class RpcClient implements AutoCloseable {
  private final ClientEngine engine;
  private final @Nullable CallbackExecutor ownCallbacks;

  private RpcClient(ClientEngine engine, @Nullable CallbackExecutor ownCallbacks) {
    this.engine = engine;
    this.ownCallbacks = ownCallbacks;
  }

  /**
   * A client of the server at {@code tcp://host:port}, with the usual settings.
   *
   * @throws RpcException if the endpoint is malformed or not supported
   */
  public static RpcClient connect(String endpoint) {
    return builder().connect(endpoint).build();
  }

  /** Begins to describe a client. */
  public static Builder builder() {
    return new Builder();
  }

  /** Where it connects to, several with commas between, or what it is bound to. */
  public String endpoint() {
    return engine.endpoint();
  }

  /** The outlet that stubs make their calls through. */
  public ClientCalls calls() {
    return engine.calls(CallOptions.DEFAULT);
  }

  /** The outlet for a stub whose calls have these options. */
  public ClientCalls calls(CallOptions options) {
    return PrefixedCalls.of(engine.calls(options), options.prefix());
  }

  /**
   * Calls a method without a contract and waits for its result.
   *
   * @param method its name on the wire
   * @param arguments null, booleans, numbers, text, byte arrays, times, lists, maps, arrays; as the
   *     last one, an {@link RpcStream} of these that is sent along
   * @return null, Boolean, Long, BigInteger, Double, String, {@code byte[]}, Instant, List, Map or
   *     {@link ExtValue}
   * @throws RpcException if there is none, see there; {@link ProtocolException} if the answer is a
   *     stream
   */
  public @Nullable Object call(String method, @Nullable Object... arguments) {
    return dynamic(method, arguments).execute();
  }

  /**
   * Calls a method without a contract; cancelling the future gives the call up, on the server too.
   */
  public CompletableFuture<@Nullable Object> callAsync(
      String method, @Nullable Object... arguments) {
    return dynamic(method, arguments).executeAsync();
  }

  /** Calls a method that answers with a stream, without a contract. */
  public RpcStream<@Nullable Object> stream(String method, @Nullable Object... arguments) {
    return dynamic(method, arguments).stream();
  }

  /**
   * Calls a method without a contract and waits until it is known whether it answers with one value
   * or with a stream; as one would who knows no more of it than its name.
   *
   * @param method its name on the wire
   * @param arguments as for {@link #call}
   * @throws RpcException if there is no answer, see there
   */
  public RpcAnswer<@Nullable Object> ask(String method, @Nullable Object... arguments) {
    return dynamic(method, arguments).answer();
  }

  private ClientCall<@Nullable Object> dynamic(String method, @Nullable Object[] arguments) {
    int count = arguments.length;
    RpcStream<?> items = count > 0 && arguments[count - 1] instanceof RpcStream<?> s ? s : null;
    if (items != null) {
      count--;
    }
    ClientCall<@Nullable Object> call =
        engine.call(
            MethodDescriptor.unary("", method, Codecs.ANY).build(), CallOptions.DEFAULT, count);
    for (int i = 0; i < count; i++) {
      call.arguments().parameter("argument " + (i + 1)).writeAny(arguments[i]);
    }
    if (items != null) {
      call.items(Codecs.ANY, items);
    }
    return call;
  }

  /** How many one-way calls were thrown away because they could not be sent in time. */
  public long droppedOneWayCalls() {
    return engine.droppedOneWayCalls();
  }

  /**
   * Gives up what is under way ({@link CancelledException}) and closes the connection. Returns,
   * within two seconds, when thread and socket are gone; a second call does nothing.
   */
  @Override
  public void close() {
    engine.close();
    if (ownCallbacks != null) {
      ownCallbacks.close();
    }
  }

  /** Describes a client. Used by one thread. */
  public static final class Builder {
    private final List<String> endpoints = new ArrayList<>();
    private boolean bind;
    private Balancing balancing = Balancing.ROUND_ROBIN;
    private boolean failFast;
    private RetryPolicy retry = RetryPolicy.NONE;
    private @Nullable Duration hedgeAfter;
    private ZmqOptions transport = ZmqOptions.DEFAULT;
    private Duration timeout = Duration.ofSeconds(30);
    private @Nullable Duration heartbeat = Duration.ofSeconds(5);
    private boolean passiveHeartbeat;
    private @Nullable Duration idleTimeout;
    private int streamWindow;
    private int maxPendingCalls = 100_000;
    private @Nullable Executor executor;
    private @Nullable Security security;
    private final List<ClientInterceptor> interceptors = new ArrayList<>();
    private EndpointResolver resolver = EndpointResolver.NONE;

    private Builder() {}

    /**
     * Connects to {@code tcp://host:port}, or {@code inproc://name} within this virtual machine.
     * Each endpoint has a connection of its own; a call goes to one that is there and stays with
     * it.
     */
    public Builder connect(String server) {
      return attach(server, false);
    }

    /** Connects to all of these. */
    public Builder connect(Collection<String> servers) {
      servers.forEach(this::connect);
      return this;
    }

    /**
     * Binds {@code tcp://host:port} instead and waits for a server that connects: one server only,
     * for more an {@link RpcBroker} must stand between them.
     */
    public Builder bind(String local) {
      return attach(local, true);
    }

    private Builder attach(String where, boolean binding) {
      Objects.requireNonNull(where, "endpoint");
      if (!endpoints.isEmpty() && (binding || bind)) {
        throw new IllegalStateException(
            "a client binds one endpoint or connects to some, and it has "
                + endpoints.get(0)
                + " already");
      }
      endpoints.add(where);
      this.bind = binding;
      return this;
    }

    /** Which of several endpoints a call goes to; {@link Balancing#ROUND_ROBIN} unless given. */
    public Builder balancing(Balancing value) {
      this.balancing = Objects.requireNonNull(value, "balancing");
      return this;
    }

    /**
     * Whether calls fail at once, with {@link LostRemoteException}, while no endpoint has a
     * connection. Unless given they wait for one, as long as the timeout and three heartbeat
     * intervals allow. A new client's calls wait until the first attempt to connect has ended one
     * way or the other.
     */
    public Builder failFast(boolean value) {
      this.failFast = value;
      return this;
    }

    /** When a call is made once more; {@link RetryPolicy#NONE} unless given. */
    public Builder retry(RetryPolicy policy) {
      this.retry = Objects.requireNonNull(policy, "retry policy");
      return this;
    }

    /**
     * Calls {@code @Idempotent} methods that have one result at a second endpoint as well when the
     * first has not answered for that long; the first answer counts, and the other call is
     * cancelled. Off unless given.
     */
    public Builder hedgeAfter(Duration patience) {
      this.hedgeAfter = Durations.positive("hedge delay", patience);
      return this;
    }

    /**
     * How long to pause before connecting again: {@code first} after the first failure, twice as
     * long after each further one, never longer than {@code longest}; a random part of up to half
     * is left out. 100 milliseconds and 5 seconds unless given.
     *
     * @throws IllegalArgumentException if {@code first} is less than a millisecond, or longer than
     *     {@code longest}
     */
    public Builder reconnect(Duration first, Duration longest) {
      this.transport = transport.withReconnectIntervals(first, longest);
      return this;
    }

    /**
     * How long to wait for the first answer of a call; 30 seconds unless given. Contracts and calls
     * may differ.
     */
    public Builder timeout(Duration value) {
      this.timeout = Durations.positive("timeout", value);
      return this;
    }

    /**
     * How long to wait for an item of a stream after the one before; for as long as the server is
     * there unless given. Calls may differ, see {@link CallOptions#withIdleTimeout}.
     */
    public Builder idleTimeout(Duration value) {
      this.idleTimeout = Durations.positive("idle timeout", value);
      return this;
    }

    /**
     * The interval at which both sides of a call give signs of life; 5 seconds unless given.
     * Servers use the same.
     */
    public Builder heartbeat(Duration interval) {
      this.heartbeat = Durations.positive("heartbeat", interval);
      return this;
    }

    /**
     * Sends no heartbeats and expects none: a server that is gone is noticed by the timeout only.
     */
    public Builder withoutHeartbeat() {
      this.heartbeat = null;
      return this;
    }

    /** Begins to give signs of life only when the server has. */
    public Builder passiveHeartbeat(boolean passive) {
      this.passiveHeartbeat = passive;
      return this;
    }

    /**
     * How many items of a stream may be on their way or waiting to be read, at least 2. Unless
     * given it is 100, and for readers that are quick grows up to 800 small items, of 256 KB
     * together.
     */
    public Builder streamWindow(int items) {
      this.streamWindow = CallOptions.DEFAULT.withStreamWindow(items).streamWindow();
      return this;
    }

    /**
     * How many calls may be open at once; the next fails with {@link ServerBusyException}. 100,000
     * unless given.
     */
    public Builder maxPendingCalls(int calls) {
      if (calls < 1) {
        throw new IllegalArgumentException("max pending calls must be at least 1, but is " + calls);
      }
      this.maxPendingCalls = calls;
      return this;
    }

    /**
     * Where asynchronous results are decoded and what depends on them runs; threads of the client's
     * unless given. A client that is given one does not share its I/O thread with other clients, as
     * those that connect do.
     */
    public Builder executor(Executor value) {
      this.executor = Objects.requireNonNull(value, "executor");
      return this;
    }

    /**
     * Adds an interceptor, behind those that were added before. It sees a call once, however many
     * attempts {@link #retry} and {@link #hedgeAfter} make of it.
     */
    public Builder interceptor(ClientInterceptor value) {
      interceptors.add(Objects.requireNonNull(value, "interceptor"));
      return this;
    }

    /**
     * Finds the endpoints that names given to {@link #connect(String)} and {@link #bind} stand for,
     * when the client is opened. It connects to all of them, but binds one only.
     */
    public Builder resolver(EndpointResolver value) {
      this.resolver = Objects.requireNonNull(value, "resolver");
      return this;
    }

    /**
     * Proves to the server who calls, and encrypts, as {@link CurveClient} or {@link PlainClient}
     * say; neither unless given.
     */
    public Builder security(Security value) {
      this.security = Objects.requireNonNull(value, "security");
      return this;
    }

    /**
     * Opens the client; it does not wait for the connection.
     *
     * @throws IllegalStateException if no endpoint was given
     * @throws RpcException if an endpoint is malformed, not supported, or in use, or if the
     *     resolver finds none, or several to bind
     */
    public RpcClient build() {
      if (bind && failFast) {
        throw new IllegalStateException(
            "a client that binds is not told when a server comes or goes, and cannot fail fast;"
                + " connect, or bound its calls with timeout(...)");
      }
      if (endpoints.isEmpty()) {
        throw new IllegalStateException(
            "a client needs an endpoint: call connect(\"tcp://host:port\")");
      }
      List<String> resolved = resolver.resolveAll(endpoints);
      if (bind && resolved.size() != 1) {
        throw new RpcException(
            "'"
                + endpoints.get(0)
                + "' stands for "
                + resolved
                + ", but a client binds one endpoint; connect, or have the resolver return one");
      }
      CallbackExecutor own = executor == null ? new CallbackExecutor() : null;
      ClientSettings settings =
          new ClientSettings(
              resolved,
              bind,
              new ChannelOptions(heartbeat, passiveHeartbeat),
              timeout,
              idleTimeout,
              streamWindow,
              maxPendingCalls,
              new Failover(balancing, failFast, retry, hedgeAfter),
              own != null ? own : Objects.requireNonNull(executor),
              interceptors);
      try {
        ZmqSecurity proofs = Security.openOrNone(security);
        // The user's executor may run what it gets on the thread that hands it over.
        Transport messages =
            bind || own == null
                ? Transports.forEndpoints(List.of(), resolved, transport, proofs)
                : Transports.forClient(resolved, transport, proofs);
        ClientEngine engine = new ClientEngine(messages, settings);
        if (bind) {
          PublicBinds.warn(List.of(engine.endpoint()), security);
        }
        return new RpcClient(engine, own);
      } catch (TransportException e) {
        throw new RpcException(String.valueOf(e.getMessage()), e);
      }
    }
  }
}
