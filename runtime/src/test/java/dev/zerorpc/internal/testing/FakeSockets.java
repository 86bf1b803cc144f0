package dev.zerorpc.internal.testing;

import dev.zerorpc.internal.transport.Envelope;
import dev.zerorpc.internal.transport.IoLoop;
import dev.zerorpc.internal.transport.MessageSocket;
import dev.zerorpc.internal.transport.SocketRole;
import dev.zerorpc.internal.transport.Transport;
import java.util.ArrayList;
import java.util.List;

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
      if (room == 0) {
        return SendResult.BUSY;
      }
      room--;
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
