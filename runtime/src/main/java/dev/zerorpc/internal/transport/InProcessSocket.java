package dev.zerorpc.internal.transport;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A socket of an {@link InProcessTransport}: confined to its loop, unless a method says so. */
final class InProcessSocket implements MessageSocket {
  private static final Logger LOGGER = System.getLogger(InProcessSocket.class.getName());
  private static final AtomicInteger IDENTITIES = new AtomicInteger();

  /** A connection, as one of its two sockets sees it. */
  private record Connection(
      InProcessSocket peer,
      Envelope identity,
      @Nullable String target,
      InProcessLink out,
      InProcessLink in) {}

  private final InProcessNetwork network;
  private final InProcessLoop loop;
  private final SocketRole role;
  private final int highWaterMark;
  private final Listener listener;
  private final Consumer<InProcessSocket> onClose;
  private final Set<String> targets = new LinkedHashSet<>();
  private final Map<Envelope, Connection> connections = new LinkedHashMap<>();
  private final Map<InProcessLink, Envelope> senders = new HashMap<>();

  /** What a peer was sent and did not get before it went, oldest first; a pusher's only. */
  private final Deque<byte[]> reclaimed = new ArrayDeque<>();

  /** The links that nothing is added to any more, but that are not empty yet. */
  private final Set<InProcessLink> ending = new LinkedHashSet<>();

  private boolean bound;
  private boolean refused;
  private boolean paused;
  private boolean closed;

  InProcessSocket(
      InProcessNetwork network,
      InProcessLoop loop,
      SocketRole role,
      int highWaterMark,
      Listener listener,
      Consumer<InProcessSocket> onClose) {
    this.network = network;
    this.loop = loop;
    this.role = role;
    this.highWaterMark = highWaterMark;
    this.listener = listener;
    this.onClose = onClose;
  }

  InProcessLoop loop() {
    return loop;
  }

  @Override
  public String bind(String endpoint) {
    requireOpen(endpoint);
    requireThisNetwork(endpoint);
    if (role == SocketRole.PUSH && !targets.isEmpty()) {
      throw onePeer("bind", endpoint);
    }
    bound = true;
    return network.bind(endpoint, this);
  }

  @Override
  public void connect(String endpoint) {
    requireOpen(endpoint);
    requireThisNetwork(endpoint);
    if (role.connectsToOne() && (!targets.isEmpty() || (bound && role == SocketRole.PUSH))) {
      throw onePeer("connect to", endpoint);
    }
    String target = network.local(endpoint);
    targets.add(target);
    connectTo(target);
  }

  private static TransportException onePeer(String what, String endpoint) {
    return new TransportException(
        "Cannot " + what + " " + endpoint + ": this socket has one peer; open another socket");
  }

  private void requireOpen(String endpoint) {
    if (closed) {
      throw new TransportException("Endpoint \"" + endpoint + "\": the socket is closed");
    }
  }

  private void requireThisNetwork(String endpoint) {
    if (!InProcessNetwork.isInProcess(endpoint) || InProcessNetwork.of(endpoint) != network) {
      throw new TransportException(
          "Endpoint \""
              + endpoint
              + "\" cannot be used together with an inproc:// endpoint of another network or with"
              + " tcp://; give each its own client or server");
    }
  }

  /** A socket was bound to that name; any thread. */
  void appeared(String target) {
    loop.execute(() -> connectTo(target));
  }

  private void connectTo(String target) {
    if (closed || !targets.contains(target) || isConnectedTo(target)) {
      return;
    }
    InProcessSocket peer = network.find(target);
    if (peer == null) {
      tellUnconnected("nothing is bound to " + network.endpoint(target));
      return;
    }
    if (!role.mayTalkTo(peer.role)) {
      LOGGER.log(
          Level.WARNING,
          "A {0} socket does not connect to {1}: a {2} is bound there, which it cannot talk to",
          role,
          network.endpoint(target),
          peer.role);
      return;
    }
    Envelope identity =
        new Envelope(
            List.of(ByteBuffer.allocate(5).putInt(1, IDENTITIES.incrementAndGet()).array()));
    InProcessLink out = new InProcessLink(network, this, peer, true, highWaterMark);
    InProcessLink in = new InProcessLink(network, peer, this, false, peer.highWaterMark);
    peer.loop.execute(() -> peer.connected(new Connection(this, identity, null, in, out)));
    connected(new Connection(peer, identity, target, out, in));
  }

  private boolean isConnectedTo(String target) {
    return connections.values().stream().anyMatch(c -> target.equals(c.target));
  }

  private void connected(Connection connection) {
    if (closed) {
      connection.peer.peerClosed(this);
      return;
    }
    connections.put(connection.identity, connection);
    senders.put(connection.in, role == SocketRole.ROUTER ? connection.identity : Envelope.EMPTY);
    if (tellsConnections()) {
      loop.execute(
          () -> {
            if (connections.containsValue(connection)) {
              listener.connected();
            }
          });
    }
    writable();
  }

  /** Whether the listener hears of connections that come and go. */
  private boolean tellsConnections() {
    return role == SocketRole.DEALER && !targets.isEmpty();
  }

  private void tellUnconnected(String why) {
    if (tellsConnections()) {
      loop.execute(
          () -> {
            if (!closed && connections.isEmpty()) {
              listener.disconnected(why);
            }
          });
    }
  }

  /** The other side has gone; any thread. */
  void peerClosed(InProcessSocket peer) {
    loop.execute(
        () -> {
          List<Connection> gone =
              connections.values().stream().filter(c -> c.peer == peer).toList();
          gone.forEach(this::drop);
        });
  }

  /** All connections break; any thread. */
  void disconnect() {
    loop.execute(() -> List.copyOf(connections.values()).forEach(this::drop));
  }

  private void drop(Connection connection) {
    if (!connections.remove(connection.identity, connection)) {
      return;
    }
    // The other side may have made its half only after it was told that all connections break.
    connection.peer.halfDropped(connection.identity);
    // Where nobody is to be answered, what was sent before is still worth having.
    if (role.isAddressed() || connection.in.isEmpty()) {
      senders.remove(connection.in);
      connection.in.close();
    } else {
      ending.add(connection.in);
    }
    if (role == SocketRole.PUSH) {
      reclaimed.addAll(connection.out.reclaim());
      sendReclaimed();
    }
    if (connection.target != null) {
      tellUnconnected("the connection broke");
      connectTo(connection.target);
    } else {
      writable();
    }
  }

  private void halfDropped(Envelope identity) {
    loop.execute(
        () -> {
          Connection connection = connections.get(identity);
          if (connection != null) {
            drop(connection);
          }
        });
  }

  @Override
  public SendResult send(Envelope to, byte[] payload) {
    if (closed) {
      return SendResult.GONE;
    }
    if (role == SocketRole.ROUTER) {
      Connection connection = connections.get(to.connection());
      // What stands behind the first frame would be for proxies, and there are none here.
      if (connection == null || to.frames().size() != 1) {
        return SendResult.GONE;
      }
      return sent(connection.out.offer(payload));
    }
    if (!role.sends()) {
      throw new IllegalStateException("A " + role + " only receives");
    }
    if (role == SocketRole.PUB) {
      publish(payload);
      return SendResult.SENT;
    }
    return sent(sendReclaimed() && sendToAny(payload));
  }

  private boolean sendToAny(byte[] payload) {
    for (Connection connection : new ArrayList<>(connections.values())) {
      if (connection.out.offer(payload)) {
        if (role == SocketRole.PUSH) {
          // The next one is another peer's.
          connections.remove(connection.identity);
          connections.put(connection.identity, connection);
        }
        return true;
      }
    }
    return false;
  }

  private void publish(byte[] payload) {
    for (Connection connection : connections.values()) {
      if (!connection.out.offer(payload) && connection.out.beginsToOverflow()) {
        listener.overflowed();
      }
    }
  }

  /** Whether nothing that was taken back is left. */
  private boolean sendReclaimed() {
    byte[] oldest;
    while ((oldest = reclaimed.peek()) != null) {
      if (!sendToAny(oldest)) {
        refused = true;
        return false;
      }
      reclaimed.remove();
    }
    return true;
  }

  private SendResult sent(boolean taken) {
    if (!taken) {
      refused = true;
    }
    return taken ? SendResult.SENT : SendResult.BUSY;
  }

  /** Something may be sent again, if something was refused. */
  void writable() {
    if (refused && !closed) {
      refused = false;
      sendReclaimed();
      listener.writable();
    }
  }

  void deliver(InProcessLink link, byte[] payload) {
    Envelope from = senders.get(link);
    if (from == null) {
      return;
    }
    if (payload.length > ZmqOptions.DEFAULT.maxMessageSize()) {
      listener.dropped(DropReason.TOO_LARGE);
    } else {
      listener.received(from, payload);
    }
    if (!ending.isEmpty() && link.isEmpty() && ending.remove(link)) {
      senders.remove(link);
    }
  }

  @Override
  public void pause() {
    paused = true;
  }

  @Override
  public void resume() {
    if (paused) {
      paused = false;
      List.copyOf(senders.keySet()).forEach(InProcessLink::resume);
    }
  }

  boolean isPaused() {
    return paused;
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    targets.clear();
    senders.keySet().forEach(InProcessLink::close);
    connections.clear();
    senders.clear();
    network.remove(this);
    onClose.accept(this);
  }
}
