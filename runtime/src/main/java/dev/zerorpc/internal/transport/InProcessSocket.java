package dev.zerorpc.internal.transport;

import java.nio.ByteBuffer;
import java.util.ArrayList;
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
  private boolean refused;
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
    return network.bind(endpoint, this);
  }

  @Override
  public void connect(String endpoint) {
    requireOpen(endpoint);
    requireThisNetwork(endpoint);
    String target = network.local(endpoint);
    targets.add(target);
    connectTo(target);
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
    writable();
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
    senders.remove(connection.in);
    connection.in.close();
    if (connection.target != null) {
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
    for (Connection connection : new ArrayList<>(connections.values())) {
      if (connection.out.offer(payload)) {
        return SendResult.SENT;
      }
    }
    return sent(false);
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
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    targets.clear();
    connections.values().forEach(connection -> connection.in.close());
    connections.clear();
    senders.clear();
    network.remove(this);
    onClose.accept(this);
  }
}
