package dev.zerorpc.internal.testing;

import dev.zerorpc.internal.transport.Envelope;
import dev.zerorpc.internal.transport.IoLoop;
import dev.zerorpc.internal.transport.MessageSocket;
import dev.zerorpc.internal.transport.SocketRole;
import dev.zerorpc.internal.transport.Transport;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A transport whose sockets lead nowhere: a test says what they take, and hands in messages. */
public final class FakeSockets implements Transport {
  private final FakeLoop loop = new FakeLoop();
  private final List<Socket> sockets = new ArrayList<>();
  private boolean closed;

  @Override
  public IoLoop loop() {
    return loop;
  }

  /** The loop, to let time pass. */
  public FakeLoop fakeLoop() {
    return loop;
  }

  /** What was opened, in order. */
  public List<Socket> sockets() {
    return sockets;
  }

  /** Whether the transport was closed. */
  public boolean isClosed() {
    return closed;
  }

  @Override
  public MessageSocket open(SocketRole role, MessageSocket.Listener listener) {
    Socket socket = new Socket(role, listener);
    sockets.add(socket);
    return socket;
  }

  @Override
  public void close() {
    closed = true;
  }

  /** One socket. */
  public final class Socket implements MessageSocket {
    private final SocketRole role;
    private final Listener listener;
    private final List<String> endpoints = new ArrayList<>();
    private final List<byte[]> sent = new ArrayList<>();
    private final List<Envelope> sentTo = new ArrayList<>();
    private final Set<Envelope> gone = new HashSet<>();
    private final Set<Envelope> busy = new HashSet<>();
    private int room;
    private boolean paused;
    private boolean closed;

    private Socket(SocketRole role, Listener listener) {
      this.role = role;
      this.listener = listener;
    }

    /** What it was opened for. */
    public SocketRole role() {
      return role;
    }

    /** What it is bound and connected to. */
    public List<String> endpoints() {
      return endpoints;
    }

    /** What it has taken. */
    public List<byte[]> sent() {
      return sent;
    }

    /** Where that went. */
    public List<Envelope> sentTo() {
      return sentTo;
    }

    /** From now on a connection, the first frame of an envelope, does not exist. */
    public void gone(Envelope connection) {
      gone.add(connection);
    }

    /** From now on a connection takes nothing, or does so again. */
    public void busy(Envelope connection, boolean value) {
      if (value) {
        busy.add(connection);
      } else {
        busy.remove(connection);
        loop.execute(listener::writable);
      }
    }

    /** A message comes in from somebody. */
    public void receives(Envelope from, byte[] payload) {
      loop.execute(() -> listener.received(from, payload));
    }

    /** A connection works. */
    public void connects() {
      loop.execute(listener::connected);
    }

    /** The connection breaks. */
    public void disconnects() {
      loop.execute(() -> listener.disconnected("the connection broke"));
    }

    /** Whether it is told not to read. */
    public boolean isPaused() {
      return paused;
    }

    /** Whether it was closed. */
    public boolean isClosed() {
      return closed;
    }

    /** From now on takes so many messages more. */
    public Socket takes(int messages) {
      room = messages;
      loop.execute(listener::writable);
      return this;
    }

    /** A message comes in. */
    public void receives(byte[] payload) {
      loop.execute(() -> listener.received(Envelope.EMPTY, payload));
    }

    /** A message comes in and is thrown away by the transport. */
    public void drops(DropReason reason) {
      loop.execute(() -> listener.dropped(reason));
    }

    /** A subscriber is too slow. */
    public void overflows() {
      loop.execute(listener::overflowed);
    }

    @Override
    public String bind(String endpoint) {
      endpoints.add("bound " + endpoint);
      return endpoint;
    }

    @Override
    public void connect(String endpoint) {
      endpoints.add(endpoint);
    }

    @Override
    public SendResult send(Envelope to, byte[] payload) {
      Envelope connection = to.frames().size() < 2 ? to : new Envelope(to.frames().subList(0, 1));
      if (gone.contains(connection)) {
        return SendResult.GONE;
      }
      if (room == 0 || busy.contains(connection)) {
        return SendResult.BUSY;
      }
      room--;
      sentTo.add(to);
      sent.add(payload);
      return SendResult.SENT;
    }

    @Override
    public void pause() {
      paused = true;
    }

    @Override
    public void resume() {
      paused = false;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
