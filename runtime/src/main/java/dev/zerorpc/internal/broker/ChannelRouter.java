package dev.zerorpc.internal.broker;

import dev.zerorpc.BrokerTap.Direction;
import dev.zerorpc.internal.event.Event;
import dev.zerorpc.internal.event.EventCodec;
import dev.zerorpc.internal.event.MalformedMessageException;
import dev.zerorpc.internal.event.MessageId;
import dev.zerorpc.internal.event.MessageIds;
import dev.zerorpc.internal.rpc.RemoteErrors;
import dev.zerorpc.internal.transport.Envelope;
import dev.zerorpc.internal.transport.IoLoop;
import dev.zerorpc.internal.transport.MessageSocket;
import dev.zerorpc.internal.transport.SocketRole;
import dev.zerorpc.internal.transport.TimerWheel;
import dev.zerorpc.internal.transport.Transport;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All calls under way: finds the channel of an event, on whichever side it came in, and a worker
 * for a new one. Its socket is the clients'. Confined to the loop's thread; nothing that comes in
 * can throw out of it or make it wait.
 */
final class ChannelRouter implements MessageSocket.Listener {
  /** Leaves room, within what a peer takes, for the frames that the way to a worker adds. */
  private static final int MAX_ENVELOPE = 14;

  private final IoLoop loop;
  private final BrokerSettings settings;
  private final GuardedTap tap;
  private final MessageIds ids;
  private final BrokerCounters counters;
  private final QueueBudget budget;
  private final MessageSocket socket;
  private final SendQueues queues;
  private final WorkerPool workers;
  private final Map<ChannelKey, BrokerChannel> channels = new LinkedHashMap<>();
  private final Map<Envelope, Set<BrokerChannel>> connections = new HashMap<>();

  /** Calls without a worker, the longest waiting first; their requests count in the budget. */
  private final Set<BrokerChannel> waiting = new LinkedHashSet<>();

  private boolean refusing;
  private @Nullable Runnable whenIdle;

  ChannelRouter(Transport transport, BrokerSettings settings, BrokerCounters counters) {
    this.loop = transport.loop();
    this.settings = settings;
    this.tap = new GuardedTap(settings.tap());
    this.ids = new MessageIds();
    this.counters = counters;
    this.budget = new QueueBudget(settings.queueBytes());
    this.socket = transport.open(SocketRole.ROUTER, this);
    this.queues = new SendQueues(socket, budget, this::clientGone);
    this.workers = new WorkerPool(transport, settings, this, budget, counters);
  }

  MessageSocket socket() {
    return socket;
  }

  WorkerPool workers() {
    return workers;
  }

  // --- from clients

  @Override
  public void received(Envelope from, byte[] payload) {
    tap.passes(Direction.TO_SERVER, from, payload);
    Event event;
    try {
      event = EventCodec.decode(payload);
    } catch (MalformedMessageException e) {
      counters.dropped();
      return;
    }
    MessageId responseTo = event.responseTo();
    if (responseTo != null) {
      BrokerChannel channel = channels.get(new ChannelKey(from, responseTo));
      if (channel == null) {
        counters.dropped();
      } else {
        channel.fromClient(event, payload);
      }
    } else if (from.frames().size() > MAX_ENVELOPE || event.name().startsWith("_zpc_")) {
      counters.dropped();
    } else {
      requested(new ChannelKey(from, event.messageId().compact()), event, payload);
    }
  }

  private void requested(ChannelKey key, Event event, byte[] payload) {
    if (channels.containsKey(key)) {
      counters.dropped();
      return;
    }
    String problem = problem(key);
    if (problem != null) {
      refuse(key, event.version(), problem);
      return;
    }
    long patience = settings.queueTimeout().toNanos();
    if (event.saysTimeout()) {
      // A double of any size becomes a long without overflow.
      patience = Math.min(patience, (long) (event.timeoutSeconds() * 1e9));
    }
    long now = loop.nanoTime();
    BrokerChannel channel =
        new BrokerChannel(this, key, event.version(), payload, now, now + patience);
    channels.put(key, channel);
    connections
        .computeIfAbsent(key.peer().connection(), unused -> new LinkedHashSet<>())
        .add(channel);
    counters.openCalls(channels.size());
    dispatch(channel);
  }

  /** Why a new call cannot be taken, or null if it can. */
  private @Nullable String problem(ChannelKey key) {
    if (refusing) {
      return "the broker is being closed";
    }
    if (channels.size() >= settings.maxCalls()) {
      return "the broker has " + settings.maxCalls() + " open calls already";
    }
    Set<BrokerChannel> own = connections.get(key.peer().connection());
    if (own != null && own.size() >= settings.maxCallsPerClient()) {
      return "this client has " + settings.maxCallsPerClient() + " open calls already";
    }
    return null;
  }

  private void refuse(ChannelKey key, int version, String why) {
    counters.refused();
    byte[] error =
        BrokerMessages.error(
            ids,
            key.id(),
            version,
            RemoteErrors.SERVER_BUSY,
            why + "; nothing was executed, try again later");
    // Who does not read what it asked for need not be told that it was refused.
    if (!queues.isBlocked(key.peer().connection())) {
      send(key.peer(), error);
    }
  }

  // --- to workers

  /** Hands a request to a worker, or lets it wait for one. */
  void dispatch(BrokerChannel channel) {
    byte[] request = channel.request();
    while (request != null && !channel.isClosed()) {
      Worker worker = workers.choose();
      if (worker == null) {
        await(channel, request);
        return;
      }
      Envelope address = worker.address(channel.key().peer());
      switch (worker.send(address, request, channel)) {
        case SENT -> {
          channel.assigned(worker, address, true);
          counters.forwarded();
          return;
        }
        case QUEUED -> {
          channel.assigned(worker, address, false);
          counters.forwarded();
          return;
        }
        case FULL -> {
          refuse(channel, "all workers read too slowly");
          return;
        }
        case GONE -> workers.lost(worker, "its connection is gone");
      }
    }
  }

  private void await(BrokerChannel channel, byte[] request) {
    if (refusing) {
      refuse(channel, "the broker is being closed");
    } else if (waiting.size() >= settings.queueLimit() || !budget.take(request.length)) {
      refuse(channel, "there is no worker, and " + waiting.size() + " calls wait for one already");
    } else {
      waiting.add(channel);
      counters.waitingCalls(waiting.size());
    }
  }

  private void refuse(BrokerChannel channel, String why) {
    channel.close();
    refuse(channel.key(), channel.version(), why);
  }

  /** There is a worker now, so nobody waits any more. */
  void workerCame() {
    for (BrokerChannel channel : List.copyOf(waiting)) {
      stopWaiting(channel);
      // The worker's first sign of life comes an interval from now.
      channel.beat();
      dispatch(channel);
    }
  }

  private void stopWaiting(BrokerChannel channel) {
    byte[] request = channel.request();
    if (waiting.remove(channel)) {
      budget.give(request == null ? 0 : request.length);
      counters.waitingCalls(waiting.size());
    }
  }

  void workerGone(Worker worker) {
    loop.execute(() -> workers.lost(worker, "its connection is gone"));
  }

  // --- from workers

  /** An event came from a worker, for that client. */
  void fromWorker(Worker worker, Envelope client, byte[] payload) {
    Event event;
    try {
      event = EventCodec.decode(payload);
    } catch (MalformedMessageException e) {
      counters.dropped();
      return;
    }
    MessageId responseTo = event.responseTo();
    BrokerChannel channel =
        responseTo == null ? null : channels.get(new ChannelKey(client, responseTo));
    if (channel == null || channel.worker() != worker) {
      // Late, or somebody else's.
      counters.dropped();
    } else {
      channel.fromWorker(event, payload);
    }
  }

  // --- to clients

  SendQueues.Result toClient(BrokerChannel channel, byte[] payload) {
    return send(channel.key().peer(), payload);
  }

  private SendQueues.Result send(Envelope to, byte[] payload) {
    SendQueues.Result result = queues.send(to, payload, null);
    if (result == SendQueues.Result.GONE) {
      // Not now: whoever sends may be in the middle of something.
      loop.execute(() -> clientGone(to.connection()));
    } else if (result != SendQueues.Result.FULL) {
      tap.passes(Direction.TO_CLIENT, to, payload);
    }
    return result;
  }

  private void clientGone(Envelope connection) {
    queues.forget(connection);
    Set<BrokerChannel> own = connections.get(connection);
    if (own != null) {
      List.copyOf(own).forEach(BrokerChannel::cancel);
    }
  }

  void clientTooSlow() {
    counters.overflowed();
  }

  @Override
  public void writable() {
    queues.flush();
  }

  @Override
  public void dropped(MessageSocket.DropReason reason) {
    counters.dropped();
  }

  // --- for the channels

  MessageIds ids() {
    return ids;
  }

  long now() {
    return loop.nanoTime();
  }

  TimerWheel timers() {
    return loop.timers();
  }

  long heartbeatNanos() {
    Duration heartbeat = settings.heartbeat();
    return heartbeat == null ? 0 : heartbeat.toNanos();
  }

  long silenceNanos() {
    return settings.silenceNanos();
  }

  /** No worker came in time. */
  void expired(BrokerChannel channel) {
    refuse(channel, "no worker came in time");
  }

  void failed() {
    counters.failed();
  }

  /** A worker has one call less. */
  void callEnded(Worker worker) {
    workers.callEnded(worker);
  }

  void ended(BrokerChannel channel) {
    stopWaiting(channel);
    channels.remove(channel.key());
    Envelope connection = channel.key().peer().connection();
    Set<BrokerChannel> own = connections.get(connection);
    if (own != null && own.remove(channel) && own.isEmpty()) {
      connections.remove(connection);
    }
    counters.openCalls(channels.size());
    tellIfIdle();
  }

  // --- the end

  /** Takes no new calls, and does something once none is left. */
  void drain(Runnable then) {
    refusing = true;
    for (BrokerChannel channel : List.copyOf(waiting)) {
      refuse(channel, "the broker is being closed");
    }
    whenIdle = then;
    tellIfIdle();
  }

  private void tellIfIdle() {
    Runnable action = whenIdle;
    if (action != null && channels.isEmpty()) {
      whenIdle = null;
      action.run();
    }
  }

  /** Ends what is still under way. */
  void abort() {
    for (BrokerChannel channel : List.copyOf(channels.values())) {
      channel.abort("the broker was closed while the call was running");
    }
  }
}
