package dev.zerorpc.internal.transport;

import java.nio.channels.SelectableChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import zmq.Msg;
import zmq.SocketBase;
import zmq.ZError;
import zmq.ZMQ;
import zmq.msg.MsgAllocator;

/**
 * A ZeroMQ socket that is only ever touched by its loop's thread and never waits.
 *
 * <p>Its channel says that something has changed, not what, and says so once. Every call to the
 * socket, a send included, may consume the news; so each of them has {@link #process} called once
 * more.
 */
final class ZmqSocket
    implements MessageSocket, ZmqLoop.Source, FrameSink, ConnectionEvents.Listener {
  /** Messages a turn, so that a busy peer does not hold up timers and commands. */
  private static final int RECEIVE_BATCH = 256;

  private static final long MIN_RETRY = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long MAX_RETRY = TimeUnit.MILLISECONDS.toNanos(20);

  private static final String HUNG_UP =
      "the peer hung up during the handshake; if it asks for credentials (CURVE, PLAIN), are this"
          + " side's, and the server key that it was given, the right ones?";

  private final ZmqLoop loop;
  private final ZmqOptions options;
  private final HostLookup lookup;
  private final @Nullable ZapHandler guard;
  private final SocketRole role;
  private final RateLimitedLog log;
  private final Listener listener;
  private final Supplier<SocketBase> sockets;
  private final FrameWriter writer;
  private final FrameReader reader;
  private final Consumer<ZmqSocket> onClose;

  /** For sockets that anybody may connect to; the one peer of others has a limit of JeroMQ's. */
  private final @Nullable Backlog backlog;

  private SocketBase socket;
  private ZmqLoop.Registration registration;
  private ConnectionEvents events;

  /** A ROUTER is not told when one peer among many can take messages again. */
  private final TimerWheel.Timer retry =
      new TimerWheel.Timer() {
        @Override
        protected void expired(long nowNanos) {
          retryDelay = unblock() ? MIN_RETRY : Math.min(2 * retryDelay, MAX_RETRY);
        }
      };

  private long retryDelay = MIN_RETRY;

  /** Whether somebody was told BUSY and waits for {@link Listener#writable}. */
  private boolean blocked;

  /** Whether a message was taken since {@link Listener#writable} was called. */
  private boolean progress;

  private final List<OutgoingConnection> outgoing = new ArrayList<>();

  /** Whether the one peer has greeted; before that a message might never leave. */
  private boolean greeted;

  /** Whether peers connect to here. */
  private boolean accepting;

  /** Whether the peer has greeted only when it has accepted this side's credentials. */
  private final boolean provesItself;

  /** How many peers are connected to here, as far as connections are observed. */
  private int accepted;

  /** Whether a message was ever taken. */
  private boolean used;

  /** Whether the connections of this socket are watched. */
  private boolean observed;

  /** Whether the first frames of a message were taken and the others were not. */
  private boolean inMessage;

  /** Whether there is more to take which the loop has no time for now. */
  private boolean cutShort;

  private boolean paused;
  private boolean closed;

  /**
   * Opens a socket.
   *
   * @param lookup finds addresses of names
   * @param security how both sides prove who they are
   * @param guard knows whom messages come from, or null if everybody is welcome
   * @param sockets makes sockets whose options are set
   * @param log for what goes wrong outside
   * @param listener is told, on the loop's thread, what comes in
   * @param onClose is told when this has been closed
   */
  ZmqSocket(
      ZmqLoop loop,
      SocketRole role,
      ZmqOptions options,
      HostLookup lookup,
      ZmqSecurity security,
      @Nullable ZapHandler guard,
      Supplier<SocketBase> sockets,
      RateLimitedLog log,
      Listener listener,
      Consumer<ZmqSocket> onClose) {
    this.loop = loop;
    this.options = options;
    this.lookup = lookup;
    this.guard = guard;
    this.provesItself = security.provesItself() && role.connectsToOne();
    this.role = role;
    this.log = log;
    this.listener = listener;
    this.sockets = sockets;
    this.socket = sockets.get();
    this.writer = new FrameWriter(this, role, loop.framePool());
    this.reader = new FrameReader(role, options, listener);
    this.onClose = onClose;
    this.backlog = role.receives() && !role.connectsToOne() ? backlog() : null;
    this.events = newEvents();
    watchHandshakes();
    this.registration = loop.register(this);
  }

  private Backlog backlog() {
    Backlog result =
        new Backlog(
            new ClampingAllocator(options.maxMessageSize(), loop.framePool()),
            () -> loop.turnFor(registration));
    socket.setSocketOpt(ZMQ.ZMQ_MSG_ALLOCATOR, result);
    return result;
  }

  private ConnectionEvents newEvents() {
    OpenConnections.OfSocket own = loop.connections().of(channel());
    ConnectionEvents result =
        new ConnectionEvents(loop::execute, loop::executeNow, own::opened, own::ended, this);
    socket.setEventHook(result, ConnectionEvents.LEAST);
    return result;
  }

  @Override
  public String bind(String endpoint) {
    Endpoint local = usable(endpoint);
    if (role == SocketRole.PUSH && !outgoing.isEmpty()) {
      throw onePeer("bind", local);
    }
    if (role == SocketRole.DEALER) {
      // What is sent before somebody has greeted may go into a connection that stays mute.
      observe();
    } else {
      accepting = true;
    }
    return ZmqAddresses.bind(socket, local);
  }

  @Override
  public void connect(String endpoint) {
    Endpoint peer = usable(endpoint).requireConnectable();
    if (role.connectsToOne() && (!outgoing.isEmpty() || (accepting && role == SocketRole.PUSH))) {
      throw onePeer("connect to", peer);
    }
    OutgoingConnection connection =
        new OutgoingConnection(
            peer, role == SocketRole.DEALER, loop, options, lookup, new Connections());
    outgoing.add(connection);
    connection.start();
  }

  private void observe() {
    if (!observed) {
      // JeroMQ takes no other mask for a hook that is set.
      socket.setEventHook(null, 0);
      socket.setEventHook(events, ConnectionEvents.ALL);
      observed = true;
    }
  }

  private static TransportException onePeer(String what, Endpoint endpoint) {
    return new TransportException(
        "Cannot " + what + " " + endpoint + ": this socket has one peer; open another socket");
  }

  /**
   * Begins anew with another socket. Within one, a connection that was given up still takes
   * messages, and loses them, and its greeting cannot be told from that of the next one.
   */
  private void replaceSocket() {
    greeted = false;
    // What was taken of a message belongs to the old one.
    inMessage = false;
    reader.reset();
    observed = false;
    events.release();
    registration.cancel();
    socket.setSocketOpt(ZMQ.ZMQ_LINGER, 0);
    socket.close();
    socket = sockets.get();
    events = newEvents();
    watchHandshakes();
    registration = loop.register(this);
  }

  private void watchHandshakes() {
    if (provesItself) {
      int largest = ZmqSockets.largestFrame(role, options);
      MsgAllocator allocator = new ClampingAllocator(largest, loop.framePool());
      socket.setSocketOpt(ZMQ.ZMQ_MSG_ALLOCATOR, events.watchHandshakes(allocator));
    }
  }

  private void with(String address, Consumer<OutgoingConnection> action) {
    if (closed) {
      return;
    }
    for (OutgoingConnection connection : outgoing) {
      if (isMeant(connection, address)) {
        action.accept(connection);
      }
    }
  }

  private boolean isMeant(OutgoingConnection connection, String address) {
    // The one peer is meant even if its name has got another address meanwhile.
    return role.connectsToOne() || connection.isAt(address);
  }

  @Override
  public void connecting(String address) {
    with(address, OutgoingConnection::connecting);
  }

  @Override
  public void connected(String address) {
    loop.findForgotten();
    boolean patient = role == SocketRole.PUSH && used;
    with(address, connection -> connection.connected(patient));
  }

  @Override
  public void greeted(String address) {
    if (closed) {
      return;
    }
    if (outgoing.stream().noneMatch(connection -> isMeant(connection, address))) {
      // Somebody has come here and is ready.
      accepting = true;
      accepted++;
      warnOfSecondPeer();
      registration.touch();
    }
    with(address, OutgoingConnection::greeted);
  }

  @Override
  public void failed(String address) {
    with(address, connection -> connection.failed("nobody accepts connections there"));
  }

  @Override
  public void disconnected(String address) {
    String why = greeted ? "the connection broke" : HUNG_UP;
    greeted = false;
    accepted = Math.max(0, accepted - 1);
    receiveAll();
    with(address, connection -> connection.failed(why));
  }

  /** What becomes of the connections that are made here. */
  private final class Connections implements OutgoingConnection.Owner {
    @Override
    public String open(Endpoint numeric) {
      observe();
      registration.touch();
      return ZmqAddresses.connect(socket, numeric);
    }

    @Override
    public boolean revive() {
      if (role == SocketRole.PUSH) {
        return false;
      }
      // Beginning anew would lose what the other side has sent already.
      loop.findForgotten();
      return true;
    }

    @Override
    public void drop(String address, boolean hanging) {
      if (hanging && role.connectsToOne()) {
        replaceSocket();
      } else {
        registration.touch();
        socket.termEndpoint(address);
      }
    }

    @Override
    public void up() {
      registration.touch();
      greeted = true;
      if (role == SocketRole.DEALER) {
        listener.connected();
      }
    }

    @Override
    public void down(String why) {
      registration.touch();
      greeted = false;
      if (role == SocketRole.DEALER) {
        listener.disconnected(why);
      }
    }
  }

  /** ZeroMQ spreads a DEALER's messages over its peers, and with them the events of one call. */
  private void warnOfSecondPeer() {
    if (role == SocketRole.DEALER && accepted > 1) {
      log.warn(
          accepted
              + " servers are connected to a client that is bound; it can have one only, and its"
              + " streams and long calls will hang or fail: bind one client for each server, or put"
              + " a broker (RpcBroker) between them");
    }
  }

  private Endpoint usable(String endpoint) {
    requireLoop();
    if (closed) {
      throw new TransportException(
          "Endpoint \"" + endpoint + "\" is of no use: the socket is closed");
    }
    return Endpoint.parse(endpoint);
  }

  @Override
  public SendResult send(Envelope to, byte[] payload) {
    requireLoop();
    if (closed) {
      return SendResult.GONE;
    }
    if (role == SocketRole.ROUTER && to.frames().isEmpty()) {
      throw new IllegalArgumentException("A ROUTER's message needs an envelope: who is to get it?");
    }
    if (!role.sends()) {
      throw new IllegalStateException("A " + role + " only receives");
    }
    registration.touch();
    SendResult result = takesMessages() ? writer.write(to, payload) : SendResult.BUSY;
    if (result == SendResult.BUSY && role == SocketRole.PUB) {
      result = publishToTheQuick(to, payload);
    }
    switch (result) {
      case SENT -> {
        progress = true;
        used = true;
      }
      case BUSY -> block();
      case GONE -> {}
    }
    return result;
  }

  /**
   * Sends to all subscribers but those whose queue is full. JeroMQ leaves these out from the first
   * such message until they have caught up, and says nothing more; so only the first is noticed.
   */
  private SendResult publishToTheQuick(Envelope to, byte[] payload) {
    listener.overflowed();
    socket.setSocketOpt(ZMQ.ZMQ_XPUB_NODROP, false);
    try {
      return writer.write(to, payload);
    } finally {
      socket.setSocketOpt(ZMQ.ZMQ_XPUB_NODROP, true);
    }
  }

  private boolean takesMessages() {
    return greeted || accepting || role == SocketRole.ROUTER || role == SocketRole.PUB;
  }

  @Override
  public void pause() {
    requireLoop();
    paused = true;
  }

  @Override
  public void resume() {
    requireLoop();
    if (paused) {
      paused = false;
      registration.touch();
    }
  }

  private boolean isReading() {
    return role.receives() && !paused;
  }

  /** Whether somebody waits to be told when the one queue, or one of several, has room again. */
  private boolean awaitsRoom() {
    return blocked && role != SocketRole.ROUTER && takesMessages();
  }

  private void block() {
    blocked = true;
    if (role == SocketRole.ROUTER && !retry.isScheduled()) {
      loop.timers().schedule(retry, loop.nanoTime() + retryDelay);
    }
  }

  /** Lets the listener send again; whether it got anything out. */
  private boolean unblock() {
    blocked = false;
    progress = false;
    listener.writable();
    return progress || !blocked;
  }

  @Override
  public SelectableChannel channel() {
    return (SelectableChannel) socket.getSocketOptx(ZMQ.ZMQ_FD);
  }

  @Override
  public ZmqLoop.Progress process() {
    int received = 0;
    cutShort = false;
    while (received < RECEIVE_BATCH && isReading() && receive(loop)) {
      received++;
    }
    if (cutShort) {
      return ZmqLoop.Progress.MORE;
    }
    boolean more;
    if (received < RECEIVE_BATCH && isReading()) {
      more = awaitsRoom() && checkEvents();
    } else {
      // Even if nothing is to be read the news must be, or the channel would not come to rest.
      more = isReading() || checkEvents();
    }
    if (more) {
      return ZmqLoop.Progress.MORE;
    }
    return received == 0 ? ZmqLoop.Progress.NONE : ZmqLoop.Progress.DONE;
  }

  /** Unlike in {@link #process} no more can come in meanwhile, so that this is bounded too. */
  private void receiveAll() {
    registration.touch();
    boolean one = role == SocketRole.DEALER && !outgoing.isEmpty();
    LastFrames budget = new LastFrames(loop, one ? options.receiveHighWaterMark() : 1);
    while (isReading() && receive(budget)) {
      // The listener has got it.
    }
  }

  /**
   * Whether there was a message. One of more frames than may be taken now is taken in parts.
   *
   * @param budget how many that are
   */
  private boolean receive(FrameBudget budget) {
    while (budget.takesFrame(inMessage)) {
      Msg frame = closed ? null : receiveFrame();
      if (frame == null) {
        return endOfFrames();
      }
      count(frame, inMessage || role != SocketRole.ROUTER);
      inMessage = frame.hasMore();
      if (!inMessage) {
        received(frame);
        return true;
      }
      reader.frame(loop.framePool().read(frame), true);
    }
    cutShort = true;
    return false;
  }

  /** Whether what there was of a message counts as one. */
  private boolean endOfFrames() {
    if (inMessage) {
      // The connection broke in mid-message; what is left of it never comes.
      inMessage = false;
      reader.reset();
      return true;
    }
    if (backlog != null) {
      backlog.readAll();
    }
    return false;
  }

  /** The last frame of a message. */
  private void received(Msg frame) {
    if (guard != null) {
      // The first frame is the socket's own and says nothing; the last one has come from the peer.
      String sender = guard.identity(frame);
      if (sender == null) {
        // Nobody asked it for credentials, which can only be while the guard is leaving.
        reader.reset();
        listener.dropped(DropReason.NOT_ADMITTED);
        return;
      }
      reader.from(sender);
    }
    reader.frame(loop.framePool().read(frame), false);
  }

  /** The first frame of a ROUTER's message is its own. */
  private void count(Msg frame, boolean fromPeer) {
    if (backlog != null && fromPeer) {
      backlog.read(frame.size());
    }
  }

  private @Nullable Msg receiveFrame() {
    while (true) {
      Msg frame;
      try {
        frame = socket.recv(ZMQ.ZMQ_DONTWAIT);
      } catch (AssertionError e) {
        // JeroMQ asserts that no connection breaks in mid-message; they do.
        return null;
      }
      if (frame != null || socket.errno() != ZError.EINTR) {
        return frame;
      }
    }
  }

  /**
   * Tells the listener if sending may work again; whether {@link #process} must be called again.
   */
  private boolean checkEvents() {
    int ready = closed ? 0 : socket.getSocketOpt(ZMQ.ZMQ_EVENTS);
    if (ready < 0) {
      // A stray interrupt.
      return socket.errno() == ZError.EINTR;
    }
    if ((ready & ZMQ.ZMQ_POLLOUT) != 0 && awaitsRoom()) {
      unblock();
    }
    return (ready & ZMQ.ZMQ_POLLIN) != 0 && isReading();
  }

  @Override
  public boolean send(Msg frame, int flags) {
    return socket.send(frame, flags);
  }

  @Override
  public int errno() {
    return socket.errno();
  }

  @Override
  public void close() {
    requireLoop();
    if (!closed) {
      closed = true;
      if (backlog != null) {
        backlog.release();
      }
      events.release();
      outgoing.forEach(OutgoingConnection::stop);
      loop.timers().cancel(retry);
      registration.cancel();
      socket.close();
      onClose.accept(this);
    }
  }

  private void requireLoop() {
    if (!loop.inLoop()) {
      throw new IllegalStateException("A socket may only be used on the thread of its loop");
    }
  }
}
