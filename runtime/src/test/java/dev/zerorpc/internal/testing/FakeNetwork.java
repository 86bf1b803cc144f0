package dev.zerorpc.internal.testing;

import dev.zerorpc.internal.transport.Envelope;
import dev.zerorpc.internal.transport.IoLoop;
import dev.zerorpc.internal.transport.MessageSocket;
import dev.zerorpc.internal.transport.SocketRole;
import dev.zerorpc.internal.transport.Transport;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Servers' and clients' sockets on one fake loop; records and can lose what is sent. A client that
 * connects to an endpoint that nobody has bound reaches the first server.
 */
public final class FakeNetwork {
  private final FakeLoop loop = new FakeLoop();
  private final Map<Envelope, FakeSocket> clients = new LinkedHashMap<>();
  private final List<byte[]> fromClients = new ArrayList<>();
  private final List<byte[]> fromServer = new ArrayList<>();
  private final Map<String, FakeSocket> servers = new LinkedHashMap<>();
  private final Set<String> down = new HashSet<>();
  private final Set<String> silent = new HashSet<>();
  private @Nullable FakeSocket server;
  private boolean connected = true;
  private boolean cut;
  private boolean serverBlocked;

  /** The loop of both sides. */
  public FakeLoop loop() {
    return loop;
  }

  /** From now on nothing arrives, and nobody is told. */
  public void cut() {
    cut = true;
  }

  /** Whether clients have a connection; without one what they send is not taken. */
  public void connected(boolean value) {
    connected = value;
    loop.execute(() -> List.copyOf(clients.values()).forEach(FakeSocket::announce));
  }

  /** Whether clients have a connection to the server of this endpoint. */
  public void connected(String endpoint, boolean value) {
    if (value) {
      down.remove(endpoint);
    } else {
      down.add(endpoint);
    }
    loop.execute(
        () ->
            List.copyOf(clients.values()).stream()
                .filter(client -> endpoint.equals(client.peer))
                .forEach(FakeSocket::announce));
  }

  /** Whether what is sent to and from this endpoint is lost without a word. */
  public void silent(String endpoint, boolean value) {
    if (value) {
      silent.add(endpoint);
    } else {
      silent.remove(endpoint);
    }
  }

  /** Whether the server's peers read too slowly for what it sends to be taken. */
  public void serverBlocked(boolean value) {
    serverBlocked = value;
    FakeSocket socket = server;
    if (!value && socket != null) {
      loop.execute(socket.listener::writable);
    }
  }

  /** A client goes away and the server's transport knows. */
  public void dropClients() {
    clients.clear();
  }

  /** Everything that clients sent. */
  public List<byte[]> fromClients() {
    return fromClients;
  }

  /** Everything that the server sent. */
  public List<byte[]> fromServer() {
    return fromServer;
  }

  /** Delivers something to the server as if a client with that identity had sent it. */
  public void toServer(Envelope from, byte[] payload) {
    FakeSocket socket = java.util.Objects.requireNonNull(server, "no server");
    loop.execute(() -> socket.listener.received(from, payload));
  }

  /** Delivers something to a client as if the server had sent it; on the loop's thread. */
  public void toClient(Envelope to, byte[] payload) {
    java.util.Objects.requireNonNull(clients.get(to), "no such client")
        .listener
        .received(Envelope.EMPTY, payload);
  }

  /** Lets a peer exist that only {@link #toServer} speaks for. */
  public Envelope strangePeer(String name) {
    Envelope envelope = identity(name);
    clients.put(envelope, new FakeSocket(envelope, new Silent()));
    return envelope;
  }

  /** Lets a peer exist that is reached by that envelope, for instance through proxies. */
  public void strangePeer(Envelope envelope, MessageSocket.Listener listener) {
    clients.put(envelope, new FakeSocket(envelope, listener));
  }

  private static Envelope identity(String name) {
    return new Envelope(List.of(name.getBytes(StandardCharsets.UTF_8)));
  }

  /** A transport on this network. */
  public Transport transport() {
    return new Transport() {
      @Override
      public IoLoop loop() {
        return loop;
      }

      @Override
      public MessageSocket open(SocketRole role, MessageSocket.Listener listener) {
        if (role == SocketRole.ROUTER) {
          FakeSocket socket = new FakeSocket(Envelope.EMPTY, listener);
          if (server == null) {
            server = socket;
          }
          return socket;
        }
        FakeSocket socket = new FakeSocket(identity("client" + clients.size()), listener);
        clients.put(socket.identity, socket);
        return socket;
      }

      @Override
      public void close() {}
    };
  }

  private final class FakeSocket implements MessageSocket {
    private final Envelope identity;
    private final Listener listener;
    private @Nullable String peer;

    FakeSocket(Envelope identity, Listener listener) {
      this.identity = identity;
      this.listener = listener;
    }

    @Override
    public String bind(String endpoint) {
      if (clients.get(identity) != this) {
        servers.put(endpoint, this);
      }
      return endpoint;
    }

    @Override
    public void connect(String endpoint) {
      peer = endpoint;
      loop.execute(this::announce);
    }

    private boolean isConnected() {
      return connected && (peer == null || !down.contains(peer));
    }

    private void announce() {
      if (!isConnected()) {
        listener.disconnected("the network is down");
        return;
      }
      if (peer != null) {
        listener.connected();
      }
      listener.writable();
    }

    @Override
    public SendResult send(Envelope to, byte[] payload) {
      return clients.get(identity) == this ? sendFromClient(payload) : sendFromServer(to, payload);
    }

    private SendResult sendFromServer(Envelope to, byte[] payload) {
      FakeSocket client = clients.get(to);
      if (client == null) {
        return SendResult.GONE;
      }
      if (serverBlocked) {
        return SendResult.BUSY;
      }
      fromServer.add(payload);
      if (!cut && !silent.contains(client.peer)) {
        loop.execute(() -> client.listener.received(Envelope.EMPTY, payload));
      }
      return SendResult.SENT;
    }

    private SendResult sendFromClient(byte[] payload) {
      if (!isConnected()) {
        return SendResult.BUSY;
      }
      fromClients.add(payload);
      FakeSocket socket = servers.getOrDefault(peer, server);
      if (!cut && !silent.contains(peer) && socket != null) {
        loop.execute(() -> socket.listener.received(identity, payload));
      }
      return SendResult.SENT;
    }

    @Override
    public void pause() {
      throw new UnsupportedOperationException("clients and servers never stop reading");
    }

    @Override
    public void resume() {}

    @Override
    public void close() {}
  }

  private static final class Silent implements MessageSocket.Listener {
    @Override
    public void received(Envelope from, byte[] payload) {}

    @Override
    public void writable() {}

    @Override
    public void dropped(MessageSocket.DropReason reason) {}
  }
}
