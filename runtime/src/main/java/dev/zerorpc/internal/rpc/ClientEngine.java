package dev.zerorpc.internal.rpc;

import dev.zerorpc.CallOptions;
import dev.zerorpc.CancelledException;
import dev.zerorpc.RpcException;
import dev.zerorpc.ServerBusyException;
import dev.zerorpc.internal.event.MessageIds;
import dev.zerorpc.internal.transport.TimerWheel;
import dev.zerorpc.internal.transport.Transport;
import dev.zerorpc.stub.ClientCall;
import dev.zerorpc.stub.ClientCalls;
import dev.zerorpc.stub.MethodDescriptor;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * A client: its endpoints, and the table of its calls. Any thread, except where a method says that
 * it is the loop's.
 */
public final class ClientEngine implements AutoCloseable {
  private static final Logger LOG = System.getLogger("dev.zerorpc.client");

  /** A power of two. */
  private static final int SITES = 32;

  private final Transport transport;
  private final ClientSettings settings;
  private final String endpoint;
  private final MessageIds ids = new MessageIds();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final LongAdder oneWayDropped = new LongAdder();
  private final Set<PendingCall> pending = ConcurrentHashMap.newKeySet();
  private final AtomicInteger pendingCount = new AtomicInteger();
  private final EndpointPool pool;

  /** Of methods that were called lately; two threads may each make one of their own. */
  private final @Nullable CallSite[] sites = new @Nullable CallSite[SITES];

  /**
   * Opens the sockets and begins to connect, or binds.
   *
   * @throws dev.zerorpc.internal.transport.TransportException if an endpoint cannot be used; the
   *     transport is closed then
   */
  public ClientEngine(Transport transport, ClientSettings settings) {
    this.transport = transport;
    this.settings = settings;
    try {
      this.pool =
          LoopCalls.call(transport.loop(), () -> new EndpointPool(transport, settings, ids));
      this.endpoint = pool.addresses();
    } catch (RuntimeException e) {
      transport.close();
      throw e;
    }
  }

  /** Where it connects to, one after the other with a comma between, or what it is bound to. */
  public String endpoint() {
    return endpoint;
  }

  /** How many one-way calls were thrown away because they could not be sent in time. */
  public long droppedOneWayCalls() {
    return oneWayDropped.sum();
  }

  /** That method as it is called here. */
  CallSite site(MethodDescriptor<?> method) {
    int place = System.identityHashCode(method) & (SITES - 1);
    CallSite site = sites[place];
    if (site == null || site.method() != method) {
      site = new CallSite(method, endpoint);
      sites[place] = site;
    }
    return site;
  }

  /** An outlet for stubs whose calls have these options. */
  public ClientCalls calls(CallOptions options) {
    return new ClientCalls() {
      @Override
      public <R extends @Nullable Object> ClientCall<R> call(MethodDescriptor<R> method) {
        return ClientEngine.this.call(method, options, method.parameters().size());
      }
    };
  }

  /** Begins a call with that many arguments. */
  public <R extends @Nullable Object> ClientCall<R> call(
      MethodDescriptor<R> method, CallOptions options, int argumentCount) {
    return new ClientCallBuilder<>(this, method, options, argumentCount);
  }

  /** Gives up all calls and closes the socket; waits until thread and descriptors are gone. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    transport
        .loop()
        .execute(
            () -> {
              pending.forEach(call -> call.abort(this::closedException));
              pool.close();
            });
    transport.close();
    // What began while the loop was ending has not been seen by it.
    pending.forEach(call -> call.refuse(this::closedException));
  }

  private RpcException closedException() {
    return new CancelledException("the client of " + endpoint + " was closed");
  }

  void begin(PendingCall call) {
    pending.add(call);
    if (pendingCount.incrementAndGet() > settings.maxPendingCalls()) {
      call.refuse(this::tooManyCalls);
    } else if (closed.get()) {
      call.refuse(this::closedException);
    } else {
      transport.loop().execute(call);
    }
  }

  private RpcException tooManyCalls() {
    return new ServerBusyException(
        endpoint + ": " + settings.maxPendingCalls() + " calls are open already; nothing was sent");
  }

  /** The call has its outcome; any thread. */
  void ended(PendingCall call) {
    if (pending.remove(call)) {
      pendingCount.decrementAndGet();
    }
  }

  EndpointPool pool() {
    return pool;
  }

  ClientSettings settings() {
    return settings;
  }

  MessageIds ids() {
    return ids;
  }

  long nanoTime() {
    return transport.loop().nanoTime();
  }

  boolean inLoop() {
    return transport.loop().inLoop();
  }

  void execute(Runnable command) {
    transport.loop().execute(command);
  }

  // --- the loop's

  TimerWheel timers() {
    return transport.loop().timers();
  }

  void oneWayDropped(RpcException cause) {
    oneWayDropped.increment();
    LOG.log(Level.WARNING, "a one-way call was thrown away: {0}", cause.getMessage());
  }
}
