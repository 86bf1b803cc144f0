package dev.zerorpc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A port that leads to another one, until the connections are cut. */
final class TcpRelay implements AutoCloseable {
  private final int target;
  private final ServerSocket port;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  TcpRelay(String endpoint) throws IOException {
    this.target = URI.create(endpoint).getPort();
    this.port = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  String endpoint() {
    return "tcp://127.0.0.1:" + port.getLocalPort();
  }

  /** Breaks all connections; new ones are taken. */
  void cut() {
    for (Socket socket : open) {
      close(socket);
    }
  }

  @Override
  public void close() throws IOException {
    port.close();
    cut();
  }

  private void accept() {
    try {
      while (true) {
        Socket from = port.accept();
        Socket to = new Socket(InetAddress.getLoopbackAddress(), target);
        open.add(from);
        open.add(to);
        start(() -> copy(from, to));
        start(() -> copy(to, from));
      }
    } catch (IOException e) {
      cut();
    }
  }

  private void copy(Socket from, Socket to) {
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      in.transferTo(out);
    } catch (IOException e) {
      // It was cut.
    } finally {
      close(from);
      close(to);
    }
  }

  private void close(Socket socket) {
    open.remove(socket);
    try {
      socket.close();
    } catch (IOException e) {
      // There is nothing left to close.
    }
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "relay");
    thread.setDaemon(true);
    thread.start();
  }
}
