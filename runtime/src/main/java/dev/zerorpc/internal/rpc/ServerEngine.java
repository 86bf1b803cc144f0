package dev.zerorpc.internal.rpc;

import dev.zerorpc.ServerLimits;
import dev.zerorpc.internal.channel.ChannelLimits;
import dev.zerorpc.internal.channel.ChannelListener;
import dev.zerorpc.internal.channel.ChannelMultiplexer;
import dev.zerorpc.internal.channel.EventChannel;
import dev.zerorpc.internal.event.Event;
import dev.zerorpc.internal.event.EventCodec;
import dev.zerorpc.internal.event.EventNames;
import dev.zerorpc.internal.event.HeaderFields;
import dev.zerorpc.internal.event.MessageIds;
import dev.zerorpc.internal.event.MessageWriter;
import dev.zerorpc.internal.transport.Gatekeeper;
import dev.zerorpc.internal.transport.MessageSocket;
import dev.zerorpc.internal.transport.SocketRole;
import dev.zerorpc.internal.transport.TimerWheel;
import dev.zerorpc.internal.transport.Transport;
import dev.zerorpc.stub.ServiceDispatcher;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** A server: its socket, its methods, and the calls that are under way. */
public final class ServerEngine implements ChannelMultiplexer.RequestHandler, AutoCloseable {
  private static final Logger LOG = System.getLogger("dev.zerorpc.server");
  private static final Duration INTERRUPTION_BOUND = Duration.ofSeconds(1);
  private static final Duration LEAVE_BOUND = Duration.ofSeconds(1);
  private static final Duration LAST_ANSWERS_BOUND = Duration.ofSeconds(1);

  private final Transport transport;
  private final ServerSettings settings;
  private final CallExecutor executor;
  private final RequestBytes requestBytes;
  private final LongAdder refusedCalls = new LongAdder();
  private final MethodTable methods;
  private final MethodTable builtIn;
  private final MessageIds ids = new MessageIds();
  private final Set<ServerCallTask> calls = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean closing = new AtomicBoolean();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Object drained = new Object();
  private final BrokerLinks brokers;

  /** One for all that is bound, and one for each endpoint that is connected to. */
  private final List<ChannelMultiplexer> multiplexers = new ArrayList<>();

  private final List<String> endpoints;
  private volatile @Nullable Gatekeeper gatekeeper;
  private volatile boolean refusing;
  private final LoopHandlers loopHandlers;

  /**
   * Opens the socket, binds and connects.
   *
   * @throws IllegalArgumentException if two methods have the same name
   * @throws dev.zerorpc.internal.transport.TransportException if an endpoint cannot be used;
   *     transport and executor are closed then
   */
  public ServerEngine(Transport transport, ServerSettings settings, CallExecutor executor) {
    this.transport = transport;
    this.settings = settings;
    this.executor = executor;
    this.loopHandlers = new LoopHandlers(transport.loop(), LOG);
    this.requestBytes =
        new RequestBytes(settings.limits().requestBytes(), settings.limits().requestBytesPerPeer());
    try {
      this.methods = MethodTable.of(settings.services());
      this.builtIn =
          MethodTable.of(List.of(new Introspection(settings.name(), methods, this::health)));
      this.brokers = new BrokerLinks(ids, settings.name());
      this.endpoints = LoopCalls.call(transport.loop(), this::attach);
    } catch (RuntimeException e) {
      transport.close();
      executor.close(INTERRUPTION_BOUND);
      throw e;
    }
  }

  private static ChannelLimits channelLimits(ServerLimits limits) {
    return new ChannelLimits(
        limits.openCalls(),
        limits.openCallsPerPeer(),
        limits.replyBytes(),
        limits.replyBytesPerPeer(),
        limits.requestsPerSecondPerPeer());
  }

  private List<String> attach() {
    List<String> bound = new ArrayList<>();
    if (!settings.binds().isEmpty()) {
      ChannelMultiplexer multiplexer = open(SocketRole.ROUTER);
      for (String endpoint : settings.binds()) {
        bound.add(multiplexer.socket().bind(endpoint));
      }
    }
    for (String endpoint : settings.connects()) {
      // A broker must hear of its worker first, and a ROUTER can't begin a conversation.
      open(SocketRole.DEALER).socket().connect(endpoint);
    }
    return List.copyOf(bound);
  }

  private ChannelMultiplexer open(SocketRole role) {
    ChannelMultiplexer multiplexer =
        new ChannelMultiplexer(
            transport, role, ids, settings.channels(), channelLimits(settings.limits()), this);
    multiplexers.add(multiplexer);
    return multiplexer;
  }

  /** What is bound, with the ports that were really taken, in the order of the settings. */
  public List<String> endpoints() {
    return endpoints;
  }

  /** How many calls are waiting, running or streaming. */
  public int activeCalls() {
    return calls.size();
  }

  /** How many calls were refused because they exceeded a limit. */
  public long refusedCalls() {
    return refusedCalls.sum();
  }

  /** How many messages were thrown away because they were malformed or belonged to no call. */
  public long droppedMessages() {
    return multiplexers.stream().mapToLong(ChannelMultiplexer::droppedMessages).sum();
  }

  /** What a call for the server's health is answered. */
  private Map<String, Object> health() {
    String status = closing.get() ? "closing" : executor.isFull() ? "busy" : "serving";
    Map<String, Object> health = new LinkedHashMap<>();
    health.put("status", status);
    health.put("open_calls", activeCalls());
    health.put("waiting_calls", executor.waiting());
    health.put("refused_calls", refusedCalls());
    health.put("dropped_messages", droppedMessages());
    return health;
  }

  // --- requests, on the loop's thread

  @Override
  public ChannelListener requested(EventChannel channel, Event request) {
    boolean isBuiltIn = request.name().startsWith("_zerorpc_");
    MethodTable table = isBuiltIn ? builtIn : methods;
    MethodTable.Entry method = table.find(request.name());
    if (method == null) {
      return refused(channel, new ErrorAnswer("NameError", request.name()));
    }
    if (refusing && !isBuiltIn) {
      return busy(channel, "the server is being closed");
    }
    if (!isAdmitted(channel)) {
      return refused(channel, ErrorAnswer.WITHDRAWN);
    }
    if (method.inline()) {
      return inline(new ServerCallTask(this, method, channel, request));
    }
    QueuedCallTask task = new QueuedCallTask(this, method, channel, request);
    String excess = task.claimBytes();
    if (excess != null) {
      return busy(channel, excess + "; nothing was executed, try again later");
    }
    calls.add(task);
    if (!(isBuiltIn ? executor.submitExpress(task::runExpress) : executor.submitTeller(task))) {
      calls.remove(task);
      task.releaseBytes();
      return busy(channel, "too many calls are waiting; nothing was executed, try again later");
    }
    return task;
  }

  private ServerCallTask inline(ServerCallTask task) {
    calls.add(task);
    loopHandlers.run(task);
    return task;
  }

  @Override
  public void refused(EventChannel channel, Event request, String why) {
    busy(channel, why + "; nothing was executed, try again later");
  }

  private ChannelListener busy(EventChannel channel, String why) {
    refusedCalls.increment();
    return refused(channel, new ErrorAnswer(RemoteErrors.SERVER_BUSY, why));
  }

  /** Serves only whom this still admits; refuses and ends the calls of all others. */
  public void admitOnly(@Nullable Gatekeeper value) {
    gatekeeper = value;
    if (value != null) {
      value.onWithdrawal(
          () ->
              calls.stream()
                  .filter(call -> !isAdmitted(call.channel()))
                  .forEach(ServerCallTask::withdraw));
    }
  }

  private boolean isAdmitted(EventChannel channel) {
    Gatekeeper current = gatekeeper;
    String identity = channel.peer().identity();
    return current == null || identity == null || current.stillAdmits(identity);
  }

  @Override
  public void connected(MessageSocket socket) {
    brokers.connected(socket);
  }

  @Override
  public void workerEvent(MessageSocket socket, Event event) {
    brokers.received(socket, event);
  }

  private ChannelListener refused(EventChannel channel, ErrorAnswer error) {
    channel.sendLast(encodeError(channel, error));
    return Refused.LISTENER;
  }

  // --- for the calls, any thread

  ServerSettings settings() {
    return settings;
  }

  long nanoTime() {
    return transport.loop().nanoTime();
  }

  TimerWheel timers() {
    return transport.loop().timers();
  }

  boolean inLoop() {
    return transport.loop().inLoop();
  }

  void execute(Runnable command) {
    transport.loop().execute(command);
  }

  RequestBytes requestBytes() {
    return requestBytes;
  }

  /** A call that waited has got its thread. */
  void begun() {
    executor.begun();
  }

  /** Runs something on the executor's threads; false if it takes no more. */
  boolean resume(Runnable task) {
    try {
      executor.resume(task);
      return true;
    } catch (RejectedExecutionException e) {
      return false;
    }
  }

  /** The executor's threads, for what depends on a call that has begun. */
  Executor executor() {
    return executor::resume;
  }

  void ended(ServerCallTask call) {
    calls.remove(call);
    if (closing.get()) {
      synchronized (drained) {
        drained.notifyAll();
      }
    }
  }

  void answeredTwice(ServerCallTask call, Throwable thrown) {
    LOG.log(
        Level.WARNING,
        call.descriptor() + " failed after it had answered; its caller is not told",
        thrown);
  }

  MessageWriter beginEvent(EventChannel channel, String name) {
    MessageWriter out = new MessageWriter();
    EventCodec.writeHead(out, ids, channel.id(), name);
    return out;
  }

  MessageWriter beginEvent(EventChannel channel, String name, @Nullable HeaderFields headers) {
    MessageWriter out = new MessageWriter();
    EventCodec.writeHead(out, ids, channel.id(), name, null, headers);
    return out;
  }

  byte[] encodeError(EventChannel channel, ErrorAnswer error) {
    return encodeError(channel, error, null);
  }

  byte[] encodeError(EventChannel channel, ErrorAnswer error, @Nullable HeaderFields headers) {
    MessageWriter out = new MessageWriter();
    EventCodec.writeHead(out, ids, channel.id(), EventNames.ERR, error.fields(), headers);
    if (channel.peerVersion() < 2) {
      // Peers of protocol version 1 know a single text.
      out.writeArrayHeader(1);
      out.writeString(error.name() + ": " + error.message());
    } else {
      out.writeArrayHeader(3);
      out.writeString(error.name());
      out.writeString(error.message());
      out.writeString(error.traceback());
    }
    return out.finish();
  }

  // --- the end

  /** Waits until the server is closed. */
  public void awaitTermination() throws InterruptedException {
    closed.await();
  }

  /**
   * Takes no new calls, lets those that run end within the grace period, interrupts the rest, and
   * closes the socket. A handler that calls it does not wait for itself: the server is then closed
   * by another thread.
   */
  @Override
  public void close() {
    if (!closing.compareAndSet(false, true)) {
      awaitClosed();
    } else if (CallContexts.current() != null || inLoop()) {
      Thread closer = new Thread(this::shutDown, "zerorpc-server-closer");
      closer.setDaemon(true);
      closer.start();
    } else {
      shutDown();
    }
  }

  private void awaitClosed() {
    if (CallContexts.current() != null || inLoop()) {
      return;
    }
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void shutDown() {
    try {
      leaveBrokers();
      refusing = true;
      if (!drain(settings.gracePeriod())) {
        calls.forEach(ServerCallTask::abort);
        drain(INTERRUPTION_BOUND);
      }
      executor.close(INTERRUPTION_BOUND);
      awaitLastAnswers();
      LoopCalls.call(
          transport.loop(),
          () -> {
            multiplexers.forEach(ChannelMultiplexer::closeAll);
            return true;
          });
    } finally {
      transport.close();
      closed.countDown();
    }
  }

  /** An answer may have to wait until its reader has room for it; for a second, but not longer. */
  private void awaitLastAnswers() {
    CountDownLatch idle = new CountDownLatch(multiplexers.size());
    execute(() -> multiplexers.forEach(multiplexer -> multiplexer.whenIdle(idle::countDown)));
    if (!await(idle, LAST_ANSWERS_BOUND)) {
      LOG.log(Level.DEBUG, "some callers take no answer any more");
    }
  }

  /** What a broker has sent before it knew is still served, so that no call is lost. */
  private void leaveBrokers() {
    if (settings.connects().isEmpty()) {
      return;
    }
    CountDownLatch left = new CountDownLatch(1);
    execute(() -> brokers.leave(left::countDown));
    if (!await(left, LEAVE_BOUND)) {
      LOG.log(Level.DEBUG, "a broker has not let this worker go in time");
    }
  }

  private static boolean await(CountDownLatch latch, Duration bound) {
    try {
      return latch.await(bound.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Whether all calls have ended before the time is over. */
  private boolean drain(Duration bound) {
    long until = System.nanoTime() + bound.toNanos();
    synchronized (drained) {
      while (!calls.isEmpty()) {
        long left = until - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        try {
          TimeUnit.NANOSECONDS.timedWait(drained, left);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return false;
        }
      }
    }
    return true;
  }

  /** What a call that was refused at once does with later events: nothing. */
  private static final class Refused implements ChannelListener {
    static final Refused LISTENER = new Refused();

    @Override
    public void received(Event event) {}

    @Override
    public void lost(dev.zerorpc.internal.channel.Loss loss) {}
  }

  /** The services that are offered. */
  public List<ServiceDispatcher> services() {
    return settings.services();
  }
}
