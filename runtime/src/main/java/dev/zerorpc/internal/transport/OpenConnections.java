package dev.zerorpc.internal.transport;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.util.ArrayList;
import java.util.List;

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

  private final List<Connection> connections = new ArrayList<>();

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
