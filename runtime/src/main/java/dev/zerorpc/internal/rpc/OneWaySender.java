package dev.zerorpc.internal.rpc;

import dev.zerorpc.CallOptions;
import dev.zerorpc.internal.event.MessageIds;
import dev.zerorpc.internal.transport.Envelope;
import dev.zerorpc.internal.transport.MessageSocket;
import dev.zerorpc.internal.transport.MessageSocket.SendResult;
import dev.zerorpc.internal.transport.RateLimitedLog;
import dev.zerorpc.internal.transport.SocketRole;
import dev.zerorpc.internal.transport.Transport;
import dev.zerorpc.stub.CallPattern;
import dev.zerorpc.stub.ClientCall;
import dev.zerorpc.stub.ClientCalls;
import dev.zerorpc.stub.MethodDescriptor;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * A pusher or a publisher: a queue, and the sockets that its messages go to. A pusher has a socket
 * for each endpoint that it connects to, so that nothing is handed to a peer that is not there. Any
 * thread, except where a method says that it is the loop's.
 */
public final class OneWaySender implements ClientCalls, AutoCloseable {
  private static final Logger LOG = System.getLogger("dev.zerorpc.oneway");

  /** Messages a turn of the loop. */
  private static final int BATCH = 1024;

  private final Transport transport;
  private final OneWaySettings settings;
  private final RateLimitedLog log;
  private final MessageIds ids = MessageIds.ofMessages();
  private final SendQueue queue;
  private final AtomicBoolean scheduled = new AtomicBoolean();
  private final AtomicBoolean closing = new AtomicBoolean();
  private final LongAdder sent = new LongAdder();
  private final LongAdder overflows = new LongAdder();
  private final List<String> endpoints;

  // The loop's.
  private final List<Outlet> outlets = new ArrayList<>();
  private Deque<byte[]> outgoing = new ArrayDeque<>();
  private int next;
  private boolean stopped;

  /**
   * Opens the sockets, binds and connects.
   *
   * @throws dev.zerorpc.internal.transport.TransportException if an endpoint cannot be used; the
   *     transport is closed then
   */
  public OneWaySender(Transport transport, OneWaySettings settings) {
    this.transport = transport;
    this.settings = settings;
    this.log = new RateLimitedLog(LOG, System::nanoTime);
    this.queue = new SendQueue(settings);
    try {
      this.endpoints = LoopCalls.call(transport.loop(), this::attach);
    } catch (RuntimeException e) {
      transport.close();
      throw e;
    }
  }

  private List<String> attach() {
    List<String> bound = new ArrayList<>();
    Outlet shared = null;
    for (String endpoint : settings.binds()) {
      shared = shared == null ? open() : shared;
      bound.add(shared.socket.bind(endpoint));
    }
    for (String endpoint : settings.connects()) {
      shared = shared == null || settings.role() == SocketRole.PUSH ? open() : shared;
      shared.socket.connect(endpoint);
    }
    return List.copyOf(bound);
  }

  private Outlet open() {
    Outlet outlet = new Outlet();
    outlets.add(outlet);
    return outlet;
  }

  /** What is bound, with the ports that were really taken, in the order of the settings. */
  public List<String> endpoints() {
    return endpoints;
  }

  /** How many messages the network has taken. */
  public long sentMessages() {
    return sent.sum();
  }

  /** How many messages wait to be taken. */
  public int queuedMessages() {
    return queue.size();
  }

  /** How many messages were thrown away, for want of room or because they were left at the end. */
  public long droppedMessages() {
    return queue.dropped();
  }

  /** How often a subscriber began to miss messages. */
  public long overflows() {
    return overflows.sum();
  }

  /** An outlet for stubs whose calls have these options. */
  public ClientCalls calls(CallOptions options) {
    return PrefixedCalls.of(this, options.prefix());
  }

  @Override
  public <R extends @Nullable Object> ClientCall<R> call(MethodDescriptor<R> method) {
    if (method.pattern() != CallPattern.ONE_WAY) {
      throw new IllegalArgumentException(OneWayMessage.noAnswer(method, settings));
    }
    return new OneWayMessage<>(this, method, method.parameters().size());
  }

  /** Begins a message to a method without a contract. */
  public ClientCall<@Nullable Void> call(String method, int argumentCount) {
    return new OneWayMessage<>(this, MethodDescriptor.oneWay("", method).build(), argumentCount);
  }

  MessageIds ids() {
    return ids;
  }

  OneWaySettings settings() {
    return settings;
  }

  void send(byte[] payload, MethodDescriptor<?> method) {
    if (!queue.add(payload, method)) {
      log.warn(
          method + ": a message was thrown away: the queue of the " + settings.label() + " is full",
          null);
    } else if (!scheduled.get() && scheduled.compareAndSet(false, true)) {
      transport.loop().execute(this::drainScheduled);
    }
  }

  // --- the loop's

  private void drainScheduled() {
    scheduled.set(false);
    drain();
  }

  private void drain() {
    int count = 0;
    long size = 0;
    while (count < BATCH && !stopped) {
      if (outgoing.isEmpty()) {
        outgoing = queue.take();
      }
      byte[] message = outgoing.peek();
      if (message == null || !offer(message)) {
        break;
      }
      outgoing.remove();
      count++;
      size += message.length;
    }
    if (count > 0) {
      sent.add(count);
      queue.left(count, size);
    }
    if (count == BATCH && scheduled.compareAndSet(false, true)) {
      // The rest after the others' turn.
      transport.loop().execute(this::drainScheduled);
    }
  }

  /** Gives the message to the first socket that takes it, each in its turn. */
  private boolean offer(byte[] message) {
    for (int i = 0; i < outlets.size(); i++) {
      Outlet outlet = outlets.get(next);
      next = (next + 1) % outlets.size();
      if (!outlet.busy) {
        SendResult result = outlet.socket.send(Envelope.EMPTY, message);
        if (result == SendResult.SENT) {
          return true;
        }
        outlet.busy = true;
      }
    }
    return false;
  }

  /**
   * Takes no more messages, gives those that wait the linger to leave, counts the rest and closes
   * the sockets.
   */
  @Override
  public void close() {
    if (!closing.compareAndSet(false, true)) {
      return;
    }
    queue.close();
    queue.awaitEmpty(settings.linger());
    int unsent =
        LoopCalls.call(
            transport.loop(),
            () -> {
              stopped = true;
              outgoing.clear();
              return queue.abandon();
            });
    if (unsent > 0) {
      LOG.log(
          Level.WARNING,
          "{0}: {1} messages could not be sent within {2} and were thrown away; is anybody connected"
              + " and reading?",
          settings.label(),
          unsent,
          DurationText.of(settings.linger()));
    }
    long before = System.nanoTime();
    transport.close();
    long linger = settings.linger().toNanos();
    if (settings.role() == SocketRole.PUSH && linger > 0 && System.nanoTime() - before >= linger) {
      LOG.log(
          Level.WARNING,
          "{0}: what a connection had taken was not written within {1}; some of it is lost",
          settings.label(),
          DurationText.of(settings.linger()));
    }
  }

  /** One socket. */
  private final class Outlet implements MessageSocket.Listener {
    private final MessageSocket socket = transport.open(settings.role(), this);
    private boolean busy;

    @Override
    public void writable() {
      busy = false;
      drain();
    }

    @Override
    public void overflowed() {
      overflows.increment();
      log.warn(
          settings.label()
              + ": a subscriber reads too slowly and misses messages until it has caught up",
          null);
    }

    @Override
    public void received(Envelope from, byte[] payload) {}

    @Override
    public void dropped(MessageSocket.DropReason reason) {}
  }
}
