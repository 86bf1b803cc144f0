package dev.zerorpc;

import dev.zerorpc.internal.rpc.CallExecutor;
import dev.zerorpc.internal.rpc.OneWayReceiver;
import dev.zerorpc.internal.rpc.OneWayReceiverSettings;
import dev.zerorpc.internal.rpc.PrefixedService;
import dev.zerorpc.internal.transport.SocketRole;
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
 * What the descriptions of a puller and of a subscriber have in common.
 *
 * @param <B> the builder itself
 */
abstract class OneWayReceiverBuilder<B extends OneWayReceiverBuilder<B>> {
  private final SocketRole role;
  private final List<ServiceDispatcher> services = new ArrayList<>();
  private final List<String> binds = new ArrayList<>();
  private final List<String> connects = new ArrayList<>();
  private @Nullable Executor executor;
  private int threads = 1;
  private int queueLimit = 10_000;
  private Duration gracePeriod = Duration.ofSeconds(10);
  private @Nullable Security security;

  OneWayReceiverBuilder(SocketRole role) {
    this.role = role;
  }

  abstract B self();

  /**
   * Adds a service whose methods messages are for; at least one is needed. Methods that are not
   * one-way are called too, and what they return goes nowhere. Handlers that never wait need no
   * thread of their own, see {@link InlineHandlers}.
   */
  public B service(ServiceDispatcher service) {
    services.add(Objects.requireNonNull(service, "service"));
    return self();
  }

  /**
   * Adds a service whose methods have a prefix, as with {@link RpcServer.Builder#service(String,
   * ServiceDispatcher)}.
   *
   * @throws IllegalArgumentException if no service can have that prefix
   */
  public B service(String prefix, ServiceDispatcher service) {
    services.add(new PrefixedService(Prefixes.checked(prefix), service));
    return self();
  }

  /**
   * Binds {@code tcp://host:port}; {@code *} as host is every address, {@code *} or 0 as port a
   * free one.
   */
  public B bind(String endpoint) {
    binds.add(Objects.requireNonNull(endpoint, "endpoint"));
    return self();
  }

  /** Connects to {@code tcp://host:port}, in the background, and again whenever it breaks. */
  public B connect(String endpoint) {
    connects.add(Objects.requireNonNull(endpoint, "endpoint"));
    return self();
  }

  /**
   * Runs handlers on the user's threads, in any order, a task for each message; the user shuts the
   * executor down, after this. What it rejects is offered again until it takes it.
   */
  public B executor(Executor value) {
    this.executor = Objects.requireNonNull(value, "executor");
    return self();
  }

  /**
   * How many threads run handlers. One unless given: messages are handled one after the other, in
   * the order in which they came. With more there is no order.
   */
  public B threads(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("threads must be at least 1, but is " + count);
    }
    this.threads = count;
    return self();
  }

  /**
   * How many messages may be waiting or running before no more are read from the network, until
   * half of them are done; 10,000 unless given.
   */
  public B queueLimit(int messages) {
    if (messages < 1) {
      throw new IllegalArgumentException("queue limit must be at least 1, but is " + messages);
    }
    this.queueLimit = messages;
    return self();
  }

  /**
   * How long received messages may take to be handled when this is closed; 10 seconds unless given,
   * zero for none.
   */
  public B gracePeriod(Duration period) {
    this.gracePeriod = Durations.notNegative("grace period", period);
    return self();
  }

  /**
   * Asks senders to prove who they are, or proves it to those that are connected to, and encrypts,
   * as {@link CurveServer}, {@link CurveClient} or the classes for passwords say; neither unless
   * given. A handler asks {@link CallContext#identity()} who has sent a message. Messages of one
   * that is not allowed any more are rejected.
   */
  public B security(Security value) {
    this.security = Objects.requireNonNull(value, "security");
    return self();
  }

  OneWayReceiver startReceiver(String threadName) {
    if (services.isEmpty()) {
      throw new IllegalStateException(
          "a service is missing: call service(…Dispatcher.of(implementation))");
    }
    if (binds.isEmpty() && connects.isEmpty()) {
      throw new IllegalStateException(
          "an endpoint is missing: call bind(\"tcp://host:port\") or connect(\"tcp://host:port\")");
    }
    OneWayReceiverSettings settings =
        new OneWayReceiverSettings(role, services, binds, connects, queueLimit, gracePeriod);
    // The bound is on messages that run, too, so it is not the executor's.
    CallExecutor handlers =
        executor != null
            ? CallExecutor.of(executor, Integer.MAX_VALUE, threadName)
            : CallExecutor.ownThreads(threads, Integer.MAX_VALUE, threadName);
    try {
      ZmqSecurity proofs = Security.openOrNone(security);
      OneWayReceiver receiver =
          new OneWayReceiver(
              Transports.forEndpoints(binds, connects, ZmqOptions.DEFAULT, proofs),
              settings,
              handlers);
      receiver.admitOnly(proofs.gatekeeper());
      PublicBinds.warn(receiver.endpoints(), security);
      return receiver;
    } catch (TransportException e) {
      throw new RpcException(String.valueOf(e.getMessage()), e);
    }
  }
}
