package dev.zerorpc.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.Pipe;
import java.nio.channels.SelectableChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which connections are closed, and that those which are closed are not kept. */
class OpenConnectionsTest {
  private final OpenConnections connections = new OpenConnections();
  private final List<SelectableChannel> opened = new ArrayList<>();

  private SelectableChannel channel() throws IOException {
    Pipe pipe = Pipe.open();
    pipe.sink().close();
    opened.add(pipe.source());
    return pipe.source();
  }

  @AfterEach
  void close() throws IOException {
    for (SelectableChannel channel : opened) {
      channel.close();
    }
  }

  @Test
  void anOrphanIsClosedAndNoOther() throws IOException {
    SelectableChannel gone = channel();
    SelectableChannel there = channel();
    SelectableChannel orphan = channel();
    SelectableChannel child = channel();
    connections.add(gone, orphan);
    connections.add(there, child);
    gone.close();

    connections.closeOrphans();

    assertThat(orphan.isOpen()).isFalse();
    assertThat(child.isOpen()).isTrue();
    assertThat(connections.size()).isEqualTo(1);
  }

  @Test
  void inTheEndAllAreClosed() throws IOException {
    SelectableChannel socket = channel();
    SelectableChannel connection = channel();
    connections.add(socket, connection);

    connections.closeAll();

    assertThat(connection.isOpen()).isFalse();
    assertThat(socket.isOpen()).isTrue();
    assertThat(connections.size()).isZero();
  }

  @Test
  void closedConnectionsAreNotKept() throws IOException {
    SelectableChannel socket = channel();
    SelectableChannel stays = channel();
    connections.add(socket, stays);
    for (int i = 0; i < 1000; i++) {
      SelectableChannel brief = channel();
      connections.add(socket, brief);
      brief.close();
    }
    assertThat(connections.size()).isLessThanOrEqualTo(64);
    assertThat(stays.isOpen()).isTrue();

    connections.closeAll();

    assertThat(stays.isOpen()).isFalse();
  }

  @Test
  void asManyAsThereAreAreKept() throws IOException {
    SelectableChannel socket = channel();
    List<SelectableChannel> many = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      SelectableChannel connection = channel();
      many.add(connection);
      connections.add(socket, connection);
    }
    assertThat(connections.size()).isEqualTo(300);

    connections.closeAll();

    assertThat(many).noneMatch(SelectableChannel::isOpen);
  }

  @Test
  void whoWatchesASocketIsToldOnceThatItIsGone() throws IOException {
    SelectableChannel socket = channel();
    OpenConnections.OfSocket own = connections.of(socket);
    List<String> told = new ArrayList<>();
    connections.watch(socket, () -> told.add("gone"));
    own.ended();
    assertThat(told).isEmpty();
    socket.close();
    own.ended();
    own.ended();
    assertThat(told).containsExactly("gone");
  }

  @Test
  void theConnectionsOfOneSocketAreClosedAndNoOthers() throws IOException {
    SelectableChannel mine = channel();
    SelectableChannel other = channel();
    connections.of(channel()).opened(other);
    SelectableChannel socket = channel();
    connections.of(socket).opened(mine);

    connections.closeAllOf(socket);

    assertThat(mine.isOpen()).isFalse();
    assertThat(other.isOpen()).isTrue();
    assertThat(connections.size()).isEqualTo(1);
  }
}
