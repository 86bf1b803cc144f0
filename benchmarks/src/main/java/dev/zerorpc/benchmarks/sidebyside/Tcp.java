package dev.zerorpc.benchmarks.sidebyside;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Bare sockets, a thread for each connection: a kind, a length and the bytes, and a flush when
 * there is nothing more to do at once. What no library can beat by much.
 */
final class Tcp implements Contestant {
  private static final int BUFFER = 64 << 10;
  private static final byte ECHO = 0;
  private static final byte COUNT = 1;
  private static final byte SEND = 2;

  @Override
  public String name() {
    return "tcp";
  }

  @Override
  public Server serve(Arrivals arrivals) throws IOException {
    ServerSocket socket = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
    start("tcp-accept", () -> accept(socket, arrivals));
    return new Server() {
      @Override
      public String endpoint() {
        return Integer.toString(socket.getLocalPort());
      }

      @Override
      public void close() throws IOException {
        socket.close();
      }
    };
  }

  private static void accept(ServerSocket socket, Arrivals arrivals) {
    try {
      while (true) {
        Socket connection = socket.accept();
        start("tcp-connection", () -> serve(connection, arrivals));
      }
    } catch (IOException e) {
      if (!socket.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void start(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  private static void serve(Socket socket, Arrivals arrivals) {
    try (Connection connection = new Connection(socket)) {
      while (true) {
        byte kind = connection.in.readByte();
        byte[] payload = connection.read();
        if (kind == ECHO) {
          connection.write(ECHO, payload);
        } else if (kind == SEND) {
          arrivals.add();
        } else {
          int count = ByteBuffer.wrap(payload).getInt();
          for (int i = 0; i < count; i++) {
            connection.write(COUNT, Items.item(i));
          }
        }
        if (connection.in.available() == 0) {
          connection.out.flush();
        }
      }
    } catch (EOFException e) {
      // The client is done.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Client connect(String endpoint) throws IOException {
    return new Caller(
        new Connection(new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(endpoint))));
  }

  private static final class Connection implements AutoCloseable {
    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;

    Connection(Socket socket) throws IOException {
      this.socket = socket;
      socket.setTcpNoDelay(true);
      in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), BUFFER));
      out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), BUFFER));
    }

    void write(byte kind, byte[] payload) throws IOException {
      out.writeByte(kind);
      out.writeInt(payload.length);
      out.write(payload);
    }

    byte[] read() throws IOException {
      byte[] payload = new byte[in.readInt()];
      in.readFully(payload);
      return payload;
    }

    byte[] readAnswer() throws IOException {
      in.readByte();
      return read();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  private record Caller(Connection connection) implements Client {
    @Override
    public byte[] echo(byte[] payload) throws IOException {
      connection.write(ECHO, payload);
      connection.out.flush();
      return connection.readAnswer();
    }

    @Override
    public long pipeline(byte[] payload, int outstanding, long nanos) throws IOException {
      long end = System.nanoTime() + nanos;
      long sent = 0;
      long received = 0;
      while (System.nanoTime() - end < 0) {
        while (sent - received < outstanding) {
          connection.write(ECHO, payload);
          sent++;
        }
        connection.out.flush();
        do {
          check(payload);
          received++;
        } while (received < sent && connection.in.available() > 0);
      }
      for (; received < sent; received++) {
        check(payload);
      }
      return received;
    }

    private void check(byte[] payload) throws IOException {
      if (!Arrays.equals(connection.readAnswer(), payload)) {
        throw new IllegalStateException("an answer differs from its request");
      }
    }

    @Override
    public long stream(int items) throws IOException {
      connection.write(COUNT, ByteBuffer.allocate(4).putInt(items).array());
      connection.out.flush();
      for (int i = 0; i < items; i++) {
        Items.check(connection.readAnswer(), i);
      }
      return items;
    }

    @Override
    public void send(byte[] payload) throws IOException {
      connection.write(SEND, payload);
    }

    @Override
    public void flush() throws IOException {
      connection.out.flush();
    }

    @Override
    public void openIdleStream() {
      throw new UnsupportedOperationException("TCP has no streams within a connection");
    }

    @Override
    public void close() throws IOException {
      connection.close();
    }
  }
}
