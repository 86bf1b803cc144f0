package dev.zerorpc.benchmarks.sidebyside;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;
import zmq.ZError;

/** Bare sockets of JeroMQ, a thread for each socket: what ZeroMQ itself costs. */
final class Jeromq implements Contestant {
  /** Enough for a whole stream, so that nothing is dropped. */
  private static final int HIGH_WATER_MARK = 100_000;

  private static final int PATIENCE_MILLIS = 30_000;

  /** Now and then a handshake goes no further; the next attempt does, after 30 s unless set. */
  private static final int HANDSHAKE_MILLIS = 1_000;

  /** One for all clients of a process, as ZeroMQ advises. */
  private final ZMQ.Context clients = ZMQ.context(1);

  Jeromq() {
    clients.setMaxSockets(20_000);
  }

  @Override
  public String name() {
    return "jeromq";
  }

  @Override
  public Server serve(Arrivals arrivals) {
    ZContext context = new ZContext();
    int echo = start(context, SocketType.ROUTER, Jeromq::echo);
    int count = start(context, SocketType.ROUTER, Jeromq::count);
    int pull = start(context, SocketType.PULL, socket -> pull(socket, arrivals));
    return new Server() {
      @Override
      public String endpoint() {
        return echo + " " + count + " " + pull;
      }

      @Override
      public void close() {
        context.close();
      }
    };
  }

  private static int start(ZContext context, SocketType type, Handler handler) {
    ZMQ.Socket socket = context.createSocket(type);
    socket.setLinger(0);
    socket.setHandshakeIvl(HANDSHAKE_MILLIS);
    if (type != SocketType.PULL) {
      socket.setHWM(HIGH_WATER_MARK);
    }
    int port = socket.bindToRandomPort("tcp://127.0.0.1");
    Thread thread =
        new Thread(
            () -> {
              try {
                while (true) {
                  handler.handle(socket);
                }
              } catch (ZMQException e) {
                if (e.getErrorCode() != ZError.ETERM && !context.isClosed()) {
                  throw e;
                }
              }
            },
            "jeromq-" + type);
    thread.setDaemon(true);
    thread.start();
    return port;
  }

  private static void echo(ZMQ.Socket socket) {
    byte[] identity = socket.recv();
    byte[] payload = socket.recv();
    socket.sendMore(identity);
    socket.send(payload);
  }

  private static void count(ZMQ.Socket socket) {
    byte[] identity = socket.recv();
    int count = ByteBuffer.wrap(socket.recv()).getInt();
    for (int i = 0; i < count; i++) {
      socket.sendMore(identity);
      socket.send(Items.item(i));
    }
  }

  private static void pull(ZMQ.Socket socket, Arrivals arrivals) {
    socket.recv();
    arrivals.add();
  }

  @Override
  public Client connect(String endpoint) {
    return new Caller(clients, endpoint.split(" ", -1));
  }

  /** Serves one message on a socket. */
  private interface Handler {
    void handle(ZMQ.Socket socket);
  }

  private static final class Caller implements Client {
    private final ZMQ.Context context;
    private final String[] ports;
    private final ZMQ.Socket echo;
    private ZMQ.@Nullable Socket count;
    private ZMQ.@Nullable Socket push;

    Caller(ZMQ.Context context, String[] ports) {
      this.context = context;
      this.ports = ports;
      this.echo = connect(SocketType.DEALER, ports[0]);
    }

    private ZMQ.Socket connect(SocketType type, String port) {
      ZMQ.Socket socket = context.socket(type);
      socket.setLinger(0);
      socket.setHandshakeIvl(HANDSHAKE_MILLIS);
      if (type == SocketType.DEALER) {
        socket.setHWM(HIGH_WATER_MARK);
        socket.setReceiveTimeOut(PATIENCE_MILLIS);
      }
      socket.connect("tcp://127.0.0.1:" + port);
      return socket;
    }

    @Override
    public byte[] echo(byte[] payload) {
      echo.send(payload);
      return receive(echo);
    }

    private static byte[] receive(ZMQ.Socket socket) {
      byte[] message = socket.recv();
      if (message == null) {
        throw new IllegalStateException("no answer within " + PATIENCE_MILLIS + " ms");
      }
      return message;
    }

    @Override
    public long pipeline(byte[] payload, int outstanding, long nanos) {
      long end = System.nanoTime() + nanos;
      long sent = 0;
      long received = 0;
      while (System.nanoTime() - end < 0) {
        while (sent - received < outstanding) {
          echo.send(payload);
          sent++;
        }
        byte[] answer = receive(echo);
        while (answer != null) {
          check(answer, payload);
          received++;
          answer = received < sent ? echo.recv(ZMQ.DONTWAIT) : null;
        }
      }
      for (; received < sent; received++) {
        check(receive(echo), payload);
      }
      return received;
    }

    private static void check(byte[] answer, byte[] payload) {
      if (!Arrays.equals(answer, payload)) {
        throw new IllegalStateException("an answer differs from its request");
      }
    }

    @Override
    public long stream(int items) {
      if (count == null) {
        count = connect(SocketType.DEALER, ports[1]);
      }
      ZMQ.Socket socket = Objects.requireNonNull(count);
      socket.send(ByteBuffer.allocate(4).putInt(items).array());
      for (int i = 0; i < items; i++) {
        Items.check(receive(socket), i);
      }
      return items;
    }

    @Override
    public void send(byte[] payload) {
      if (push == null) {
        push = connect(SocketType.PUSH, ports[2]);
      }
      Objects.requireNonNull(push).send(payload);
    }

    @Override
    public void openIdleStream() {
      throw new UnsupportedOperationException("ZeroMQ has no streams that are open");
    }

    @Override
    public void close() {
      echo.close();
      if (count != null) {
        count.close();
      }
      if (push != null) {
        push.close();
      }
    }
  }
}
