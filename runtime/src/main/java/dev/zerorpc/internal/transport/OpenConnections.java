package dev.zerorpc.internal.transport;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The connections of a transport's sockets, so that none outlives its socket.
 *
 * <p>Who closes a socket of JeroMQ's has its connections closed by another thread than its own. For
 * the last of them JeroMQ first tells the socket and then closes the connection; the socket's
 * thread may be so quick as to have closed the channel that the telling goes through, and then the
 * connection is forgotten. Its peer would wait, for as long as the process lives, for somebody who
 * does not read.
 *
 * <p>Any thread.
 */
final class OpenConnections {
  private static final int MIN_SIZE = 64;

  private record Connection(SelectableChannel socket, SelectableChannel channel) {}

  /** Those of one socket. */
  final class OfSocket {
    private final SelectableChannel socket;

    private OfSocket(SelectableChannel socket) {
      this.socket = socket;
    }

    /** There is a new one. */
    void opened(SelectableChannel channel) {
      add(socket, channel);
    }

    /** JeroMQ has done with something of the socket's; perhaps with the socket itself. */
    void ended() {
      if (!socket.isOpen()) {
        OpenConnections.this.ended(socket);
      }
    }
  }

  private final List<Connection> connections = new ArrayList<>();
  private final Map<SelectableChannel, Runnable> watched = new HashMap<>();

  /** The size at which those that have been closed meanwhile are left out. */
  private int fullSize = MIN_SIZE;

  /**
   * Adds a connection.
   *
   * @param socket is open for as long as the socket is there
   */
  synchronized void add(SelectableChannel socket, SelectableChannel channel) {
    if (connections.size() >= fullSize) {
      forgetClosed();
      fullSize = Math.max(MIN_SIZE, 2 * connections.size());
    }
    connections.add(new Connection(socket, channel));
  }

  /**
   * The connections of one socket.
   *
   * @param socket is open for as long as the socket is there
   */
  OfSocket of(SelectableChannel socket) {
    return new OfSocket(socket);
  }

  /** Says what to run, on one of JeroMQ's threads and at once, when a socket is gone. */
  synchronized void watch(SelectableChannel socket, Runnable whenGone) {
    watched.put(socket, whenGone);
  }

  private void ended(SelectableChannel socket) {
    Runnable told;
    synchronized (this) {
      told = watched.remove(socket);
    }
    if (told != null) {
      told.run();
    }
  }

  /** Closes those of a socket that is gone; only where JeroMQ is not about to do so itself. */
  synchronized void closeAllOf(SelectableChannel socket) {
    for (Connection connection : connections) {
      if (connection.socket() == socket) {
        close(connection);
      }
    }
    forgetClosed();
  }

  /** Closes those whose socket is gone; only where JeroMQ is not about to do so itself. */
  synchronized void closeOrphans() {
    for (Connection connection : connections) {
      if (!connection.socket().isOpen()) {
        close(connection);
      }
    }
    forgetClosed();
  }

  /** Closes all, because JeroMQ has ended. */
  synchronized void closeAll() {
    connections.forEach(OpenConnections::close);
    connections.clear();
  }

  /** How many are remembered, of which some may be closed. */
  synchronized int size() {
    return connections.size();
  }

  private void forgetClosed() {
    connections.removeIf(connection -> !connection.channel().isOpen());
  }

  private static void close(Connection connection) {
    try {
      connection.channel().close();
    } catch (IOException e) {
      // It is as closed as it can be.
    }
  }
}
