package dev.zerorpc.internal.broker;

import dev.zerorpc.internal.event.Event;
import dev.zerorpc.internal.event.EventCodec;
import dev.zerorpc.internal.event.EventNames;
import dev.zerorpc.internal.event.MalformedMessageException;
import dev.zerorpc.internal.event.WorkerEvent;
import dev.zerorpc.internal.event.WorkerEvent.Kind;
import dev.zerorpc.internal.transport.Envelope;
import dev.zerorpc.internal.transport.MessageSocket;
import dev.zerorpc.internal.transport.RateLimitedLog;
import dev.zerorpc.internal.transport.SocketRole;
import dev.zerorpc.internal.transport.TimerWheel;
import dev.zerorpc.internal.transport.Transport;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * All workers: those that connected and said so, on one socket, and those that the broker connects
 * to, a socket each. Confined to the loop's thread, except for {@link #all}.
 */
final class WorkerPool implements MessageSocket.Listener {
  private static final Logger LOG = System.getLogger("dev.zerorpc.broker");

  /** Pings that may stay unanswered; a broken connection shows with the first. */
  private static final int PATIENCE = 5;

  private static final int MAX_JOINED = 10_000;

  private final Transport transport;
  private final ChannelRouter router;
  private final QueueBudget budget;
  private final BrokerCounters counters;
  private final long pingNanos;
  private final MessageSocket socket;
  private final SendQueues queues;
  private final RateLimitedLog log;
  private final Map<Envelope, Worker> joined = new HashMap<>();
  private final List<Worker> all = new CopyOnWriteArrayList<>();
  private long uses;

  private final TimerWheel.Timer pings =
      new TimerWheel.Timer() {
        @Override
        protected void expired(long nowNanos) {
          pingAll(nowNanos);
          schedulePings();
        }
      };

  WorkerPool(
      Transport transport,
      BrokerSettings settings,
      ChannelRouter router,
      QueueBudget budget,
      BrokerCounters counters) {
    this.transport = transport;
    this.router = router;
    this.budget = budget;
    this.counters = counters;
    this.pingNanos = settings.pingInterval().toNanos();
    this.log = new RateLimitedLog(LOG, transport.loop()::nanoTime);
    this.socket = transport.open(SocketRole.ROUTER, this);
    this.queues = new SendQueues(socket, budget, this::connectionGone);
    schedulePings();
  }

  /** The socket of the workers that connect. */
  MessageSocket socket() {
    return socket;
  }

  /** Every worker, whether it is there or not; any thread. */
  List<Worker> all() {
    return all;
  }

  /** Connects to a server, and again whenever the connection breaks. */
  void connect(String endpoint) {
    ConnectedWorker listener = new ConnectedWorker(endpoint);
    listener.open().connect(endpoint);
    all.add(listener.worker());
  }

  /**
   * The worker with the fewest calls, the one that got none for longest among equals, or null if
   * there is none. One that reads too slowly comes last.
   */
  @Nullable Worker choose() {
    Worker best = null;
    for (Worker worker : all) {
      if (worker.takesCalls() && (best == null || isBetter(worker, best))) {
        best = worker;
      }
    }
    if (best != null) {
      best.lastUsed = ++uses;
    }
    return best;
  }

  private static boolean isBetter(Worker worker, Worker best) {
    if (worker.isBlocked() != best.isBlocked()) {
      return best.isBlocked();
    }
    return worker.activeCalls() == best.activeCalls()
        ? worker.lastUsed < best.lastUsed
        : worker.activeCalls() < best.activeCalls();
  }

  // --- those that connected

  @Override
  public void received(Envelope from, byte[] payload) {
    List<byte[]> frames = from.frames();
    Envelope identity = from.connection();
    Worker worker = joined.get(identity);
    if (frames.size() > 1) {
      if (worker == null) {
        counters.dropped();
      } else {
        worker.heardNanos = transport.loop().nanoTime();
        router.fromWorker(worker, new Envelope(frames.subList(1, frames.size())), payload);
      }
      return;
    }
    try {
      Event event = EventCodec.decode(payload);
      if (event.name().equals(EventNames.WORKER)) {
        workerEvent(identity, worker, WorkerEvent.read(event));
        return;
      }
    } catch (MalformedMessageException e) {
      // Counted like everything else that makes no sense.
    }
    counters.dropped();
  }

  private void workerEvent(Envelope identity, @Nullable Worker worker, WorkerEvent event) {
    if (worker != null) {
      worker.heardNanos = transport.loop().nanoTime();
    }
    switch (event.kind()) {
      case JOIN -> {
        if (worker == null) {
          join(identity, event.name());
        }
      }
      case LEAVE -> {
        if (worker != null && !worker.isLeaving()) {
          LOG.log(Level.INFO, "worker {0} leaves", worker.name());
          worker.leave();
          callEnded(worker);
        }
        tell(identity, Kind.LEFT);
      }
      default -> counters.dropped();
    }
  }

  private void join(Envelope identity, String name) {
    if (joined.size() >= MAX_JOINED) {
      log.warn("There are " + MAX_JOINED + " workers already; no more can join", null);
      return;
    }
    Worker worker = new Worker(queues, identity, printable(name) + " #" + ++uses);
    worker.heardNanos = transport.loop().nanoTime();
    joined.put(identity, worker);
    all.add(worker);
    LOG.log(Level.INFO, "worker {0} has joined", worker.name());
    // Before any call, so that the worker knows whom to take leave of.
    tell(identity, Kind.PING);
    router.workerCame();
  }

  /** It goes into logs and errors. */
  private static String printable(String name) {
    boolean clean = !name.isEmpty() && name.chars().noneMatch(Character::isISOControl);
    return clean ? name : "unnamed";
  }

  private void pingAll(long now) {
    for (Worker worker : List.copyOf(joined.values())) {
      if (now - worker.heardNanos > PATIENCE * pingNanos) {
        lost(worker, "it does not answer");
      } else {
        tell(worker.identity(), Kind.PING);
      }
    }
  }

  private void schedulePings() {
    transport.loop().timers().schedule(pings, transport.loop().nanoTime() + pingNanos);
  }

  private void tell(Envelope identity, Kind kind) {
    if (queues.isBlocked(identity)) {
      return; // It has something else to read first.
    }
    byte[] message = WorkerEvent.encode(router.ids(), kind, "");
    if (queues.send(identity, message, null) == SendQueues.Result.GONE) {
      transport.loop().execute(() -> connectionGone(identity));
    }
  }

  private void connectionGone(Envelope identity) {
    Worker worker = joined.get(identity);
    if (worker != null) {
      lost(worker, "its connection is gone");
    }
  }

  /** A worker has one call less; one that leaves is forgotten with its last. */
  void callEnded(Worker worker) {
    if (worker.isLeaving() && worker.activeCalls() == 0) {
      joined.remove(worker.identity(), worker);
      all.remove(worker);
    }
  }

  /** A worker is not there any more: its calls fail, or go to another one if it never got them. */
  void lost(Worker worker, String why) {
    boolean known = all.contains(worker) && worker.isReady();
    worker.ready(false);
    if (worker.hasJoined()) {
      joined.remove(worker.identity(), worker);
      all.remove(worker);
    }
    List<BrokerChannel> channels = worker.takeChannels();
    if (known) {
      log.warn(
          "Worker " + worker.name() + " was lost with " + channels.size() + " calls: " + why, null);
    }
    channels.forEach(channel -> channel.workerLost(why));
  }

  @Override
  public void writable() {
    queues.flush();
  }

  @Override
  public void dropped(MessageSocket.DropReason reason) {
    counters.dropped();
  }

  /** A server that the broker connects to, of whatever language. */
  private final class ConnectedWorker implements MessageSocket.Listener {
    private final String endpoint;
    private @Nullable Worker worker;
    private @Nullable SendQueues ownQueues;

    ConnectedWorker(String endpoint) {
      this.endpoint = endpoint;
    }

    MessageSocket open() {
      MessageSocket own = transport.open(SocketRole.DEALER, this);
      SendQueues created = new SendQueues(own, budget, unused -> {});
      ownQueues = created;
      worker = new Worker(created, Envelope.EMPTY, endpoint);
      return own;
    }

    Worker worker() {
      return Objects.requireNonNull(worker);
    }

    @Override
    public void received(Envelope from, byte[] payload) {
      router.fromWorker(worker(), from, payload);
    }

    @Override
    public void connected() {
      LOG.log(Level.INFO, "connected to worker {0}", endpoint);
      worker().ready(true);
      router.workerCame();
    }

    @Override
    public void disconnected(String why) {
      lost(worker(), "its connection is gone");
    }

    @Override
    public void writable() {
      if (ownQueues != null) {
        ownQueues.flush();
      }
    }

    @Override
    public void dropped(MessageSocket.DropReason reason) {
      counters.dropped();
    }
  }
}
