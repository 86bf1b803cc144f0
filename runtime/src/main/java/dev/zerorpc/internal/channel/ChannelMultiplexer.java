package dev.zerorpc.internal.channel;

import dev.zerorpc.internal.event.Event;
import dev.zerorpc.internal.event.EventCodec;
import dev.zerorpc.internal.event.EventNames;
import dev.zerorpc.internal.event.MalformedMessageException;
import dev.zerorpc.internal.event.MessageId;
import dev.zerorpc.internal.event.MessageIds;
import dev.zerorpc.internal.event.MessageWriter;
import dev.zerorpc.internal.event.RecentHeads;
import dev.zerorpc.internal.transport.Envelope;
import dev.zerorpc.internal.transport.IoLoop;
import dev.zerorpc.internal.transport.MessageSocket;
import dev.zerorpc.internal.transport.RateLimitedLog;
import dev.zerorpc.internal.transport.SocketRole;
import dev.zerorpc.internal.transport.TimerWheel;
import dev.zerorpc.internal.transport.Transport;
import java.lang.System.Logger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * All channels of one socket: finds the channel of an event that came in, opens one for a request,
 * and drops what belongs to none. Confined to the loop's thread. Nothing that comes in can throw
 * out of it or make it wait.
 */
public final class ChannelMultiplexer implements MessageSocket.Listener {
  /** Who answers requests. */
  public interface RequestHandler {
    /**
     * A request came and has a channel; the handler may answer at once, or later.
     *
     * @return who is told what comes on the channel
     */
    ChannelListener requested(EventChannel channel, Event request);

    /** A request came that exceeds a limit; all that the handler may do is to answer why. */
    void refused(EventChannel channel, Event request, String why);

    /** The socket is a {@link SocketRole#DEALER}, and its connection works, at first or anew. */
    default void connected(MessageSocket socket) {}

    /** A {@link EventNames#WORKER} event came in on a {@link SocketRole#DEALER}. */
    default void workerEvent(MessageSocket socket, Event event) {}
  }

  private static final Logger LOG = System.getLogger("dev.zerorpc.channel");

  /** Who wants to know whether the peer is there. */
  public interface ConnectionListener {
    /** There is a connection. */
    void connected();

    /** There is none, or not any more; told before the channels are that were open on it. */
    void disconnected(String why);
  }

  private static final ConnectionListener NO_LISTENER =
      new ConnectionListener() {
        @Override
        public void connected() {}

        @Override
        public void disconnected(String why) {}
      };

  static final ChannelListener NOBODY =
      new ChannelListener() {
        @Override
        public void received(Event event) {}

        @Override
        public void lost(Loss loss) {}
      };

  private final IoLoop loop;
  private final SocketRole role;
  private final MessageIds ids;
  private final ChannelOptions options;
  private final @Nullable RequestHandler requests;
  private final MessageSocket socket;
  private final Outbox outbox;
  private final ChannelTable channels = new ChannelTable();
  private final @Nullable RecentHeads recent;
  private final ChannelLimits limits;
  private final ChannelCensus census;
  private final @Nullable RequestRates rates;
  private final LongAdder dropped = new LongAdder();
  private final RateLimitedLog log;
  private final @Nullable EventLog eventLog = EventLog.ifWanted();
  private ConnectionListener connections = NO_LISTENER;
  private @Nullable Runnable whenIdle;

  /** The channel that something was found for last. */
  private @Nullable EventChannel latest;

  /**
   * Opens a socket and takes charge of it.
   *
   * @param requests who answers requests, or null if this side only makes them
   */
  public ChannelMultiplexer(
      Transport transport,
      SocketRole role,
      MessageIds ids,
      ChannelOptions options,
      @Nullable RequestHandler requests) {
    this(transport, role, ids, options, ChannelLimits.NONE, requests);
  }

  /**
   * Opens a socket and takes charge of it.
   *
   * @param limits how much the peers may make it keep
   * @param requests who answers requests, or null if this side only makes them
   */
  public ChannelMultiplexer(
      Transport transport,
      SocketRole role,
      MessageIds ids,
      ChannelOptions options,
      ChannelLimits limits,
      @Nullable RequestHandler requests) {
    this.loop = transport.loop();
    this.limits = limits;
    this.census = new ChannelCensus(limits, options.heartbeat() != null);
    int rate = limits.requestsPerSecondPerPeer();
    this.rates = rate == Integer.MAX_VALUE ? null : new RequestRates(rate);
    this.log = new RateLimitedLog(LOG, loop::nanoTime);
    this.role = role;
    this.ids = ids;
    this.options = options;
    this.requests = requests;
    this.recent = requests == null ? null : new RecentHeads();
    this.socket = transport.open(role, this);
    this.outbox = new Outbox(socket, limits, this::peerGone);
  }

  /** The socket, to bind, connect and close it. */
  public MessageSocket socket() {
    return socket;
  }

  /** Says who is told about the connection of a socket that connects. */
  public void watchConnection(ConnectionListener listener) {
    this.connections = listener;
  }

  /** How many channels are open. */
  public int openChannels() {
    return channels.size();
  }

  /**
   * How many messages were thrown away because they are malformed or belong to no channel; any
   * thread.
   */
  public long droppedMessages() {
    return dropped.sum();
  }

  /**
   * Opens a channel by sending its first event.
   *
   * @param id the id that {@code payload} carries as its message id
   * @param heartbeats whether both sides give signs of life; not for what nobody waits for
   */
  public EventChannel open(
      Envelope peer, MessageId id, byte[] payload, boolean heartbeats, ChannelListener listener) {
    HeartbeatMonitor monitor = heartbeats ? monitor(options.passiveHeartbeat(), false) : null;
    EventChannel channel = new EventChannel(this, peer, id, 3, monitor, true, listener);
    channels.add(channel);
    channel.open(payload);
    return channel;
  }

  /** Does something once no channel is open; at once if none is. */
  public void whenIdle(Runnable action) {
    whenIdle = action;
    tellIfIdle();
  }

  private void tellIfIdle() {
    Runnable action = whenIdle;
    if (action != null && channels.size() == 0) {
      whenIdle = null;
      action.run();
    }
  }

  /** Closes all channels without a word; their listeners are not told. */
  public void closeAll() {
    channels.all().forEach(EventChannel::close);
  }

  @Override
  public void received(Envelope from, byte[] payload) {
    if (eventLog != null) {
      eventLog.received(payload);
    }
    Event event;
    try {
      event = EventCodec.decode(payload, recent);
    } catch (MalformedMessageException e) {
      drop("it is no event (" + e.getMessage() + ")");
      return;
    }
    long now = loop.nanoTime();
    MessageId responseTo = event.responseTo();
    if (responseTo != null) {
      EventChannel channel = find(from, responseTo);
      if (channel == null) {
        // Ordinary traffic: heartbeats and grants that were on their way when the channel closed.
        dropped.increment();
      } else {
        channel.received(event, now);
      }
    } else if (requests == null || isControl(event.name())) {
      dropped.increment();
    } else if (event.name().equals(EventNames.WORKER)) {
      workerEvent(requests, event);
    } else {
      requested(requests, from, event);
    }
  }

  /** The items of a stream often come one behind the other. */
  private @Nullable EventChannel find(Envelope from, MessageId id) {
    EventChannel candidate = latest;
    if (candidate == null || !candidate.is(from, id)) {
      candidate = channels.find(from, id);
      latest = candidate;
    }
    return candidate;
  }

  private void workerEvent(RequestHandler handler, Event event) {
    if (role == SocketRole.DEALER) {
      handler.workerEvent(socket, event);
    } else {
      // Who connects to here is no broker of ours.
      dropped.increment();
    }
  }

  @Override
  public void writable() {
    outbox.flush();
  }

  @Override
  public void dropped(MessageSocket.DropReason reason) {
    drop(
        switch (reason) {
          case BAD_FRAMES -> "its frames are not an envelope, an empty one, and the event";
          case TOO_LARGE -> "it is too large";
          case NOT_ADMITTED -> "its sender was never admitted";
        });
  }

  private void drop(String why) {
    dropped.increment();
    log.warn("A message was thrown away: " + why);
  }

  @Override
  public void connected() {
    connections.connected();
    if (requests != null) {
      requests.connected(socket);
    }
  }

  /**
   * Nothing can come any more for the channels of a connection that broke: whatever is at its other
   * end, server or proxy, takes the next connection for another peer.
   */
  @Override
  public void disconnected(String why) {
    connections.disconnected(why);
    long now = loop.nanoTime();
    for (EventChannel channel : channels.all()) {
      channel.peerGone(now);
    }
    outbox.clear();
  }

  private void requested(RequestHandler handler, Envelope from, Event event) {
    MessageId id = event.messageId().compact();
    if (channels.find(from, id) != null) {
      // The id of a running call again: one answer a call, so the second is not one.
      drop("it is a request with the id of a call that still runs");
      return;
    }
    int version = event.version();
    boolean old = version < 2;
    EventChannel channel =
        new EventChannel(this, from, id, version, monitor(old, old), false, NOBODY);
    String refusal = refusal(channel, from);
    if (refusal != null) {
      handler.refused(channel, event, refusal);
      return;
    }
    channels.add(channel);
    census.opened(channel);
    channel.startTicking();
    channel.listenWith(handler.requested(channel, event));
  }

  /** Why that request is not to be executed, or null if it is. */
  private @Nullable String refusal(EventChannel channel, Envelope from) {
    if (rates != null && !rates.take(from, loop.nanoTime())) {
      return "this peer may send "
          + limits.requestsPerSecondPerPeer()
          + " requests a second, and has sent more";
    }
    makeRoom(channel);
    String refusal = census.refusal(from);
    if (refusal == null && outbox.waitingBytes(from) > limits.waitingBytesPerPeer() / 2) {
      return "too many answers wait for this peer to read them";
    }
    return refusal;
  }

  private void makeRoom(EventChannel next) {
    if (census.needsRoom(next)) {
      EventChannel oldest = census.oldestUnwatched();
      if (oldest != null) {
        log.warn("The oldest call without heartbeats was given up to make room for a new one");
        oldest.peerGone(loop.nanoTime());
      }
    }
  }

  private void peerGone(Envelope peer) {
    long now = loop.nanoTime();
    for (EventChannel channel : channels.all()) {
      if (channel.peer().equals(peer)) {
        channel.peerGone(now);
      }
    }
  }

  private @Nullable HeartbeatMonitor monitor(boolean passive, boolean patient) {
    long interval = options.heartbeatNanos();
    return interval == 0 ? null : new HeartbeatMonitor(interval, passive, patient, loop.nanoTime());
  }

  private static boolean isControl(String name) {
    return name.equals(EventNames.HEARTBEAT)
        || name.equals(EventNames.MORE)
        || name.equals(EventNames.CANCEL);
  }

  byte[] control(EventChannel channel, String name, int number) {
    MessageWriter out = new MessageWriter();
    EventCodec.writeHead(out, ids, channel.id(), name);
    out.writeArrayHeader(1);
    out.writeLong(number);
    return out.finish();
  }

  byte[] cancel(EventChannel channel) {
    MessageWriter out = new MessageWriter();
    EventCodec.writeHead(out, ids, channel.id(), EventNames.CANCEL);
    out.writeNil();
    return out.finish();
  }

  long now() {
    return loop.nanoTime();
  }

  /** The heartbeat interval, or 0 if there is none. */
  long heartbeatNanos() {
    return options.heartbeatNanos();
  }

  TimerWheel timers() {
    return loop.timers();
  }

  Outbox outbox() {
    return outbox;
  }

  void forget(EventChannel channel) {
    if (latest == channel) {
      latest = null;
    }
    if (channels.remove(channel) && requests != null) {
      census.closed(channel);
    }
    tellIfIdle();
  }
}
