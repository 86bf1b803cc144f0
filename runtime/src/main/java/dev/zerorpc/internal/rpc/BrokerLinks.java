package dev.zerorpc.internal.rpc;

import dev.zerorpc.internal.event.Event;
import dev.zerorpc.internal.event.MalformedMessageException;
import dev.zerorpc.internal.event.MessageIds;
import dev.zerorpc.internal.event.WorkerEvent;
import dev.zerorpc.internal.event.WorkerEvent.Kind;
import dev.zerorpc.internal.transport.Envelope;
import dev.zerorpc.internal.transport.MessageSocket;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A worker's side of its connections to brokers: offers itself on each of them, and takes its
 * leave. Whether a peer is a broker at all shows when it answers; a client that is bound does not,
 * and ignores the offer. Confined to the loop's thread.
 */
final class BrokerLinks {
  private final MessageIds ids;
  private final String name;

  /** Connections with a broker at the other end that has not let this worker go. */
  private final Set<MessageSocket> joined = new HashSet<>();

  private @Nullable Runnable whenLeft;
  private boolean leaving;

  /** Creates the links of a server with that name. */
  BrokerLinks(MessageIds ids, String name) {
    this.ids = ids;
    this.name = name;
  }

  /** A connection works. */
  void connected(MessageSocket socket) {
    // Whatever was agreed with the other end went with the previous connection.
    left(socket);
    if (!leaving) {
      say(socket, Kind.JOIN);
    }
  }

  /** A worker event came. */
  void received(MessageSocket socket, Event event) {
    Kind kind;
    try {
      kind = WorkerEvent.read(event).kind();
    } catch (MalformedMessageException e) {
      return;
    }
    if (kind == Kind.LEFT) {
      left(socket);
    } else if (kind == Kind.PING) {
      if (!leaving) {
        joined.add(socket);
      }
      say(socket, leaving ? Kind.LEAVE : Kind.JOIN);
    }
  }

  /** Takes leave of all brokers, and does something once none of them sends calls any more. */
  void leave(Runnable then) {
    leaving = true;
    whenLeft = then;
    List.copyOf(joined).forEach(socket -> say(socket, Kind.LEAVE));
    tellIfLeft();
  }

  private void left(MessageSocket socket) {
    joined.remove(socket);
    tellIfLeft();
  }

  private void tellIfLeft() {
    Runnable action = whenLeft;
    if (action != null && joined.isEmpty()) {
      whenLeft = null;
      action.run();
    }
  }

  /**
   * What is not taken now is not worth keeping: it is said again after connecting, or when asked.
   */
  private void say(MessageSocket socket, Kind kind) {
    if (socket.send(Envelope.EMPTY, WorkerEvent.encode(ids, kind, name))
        != MessageSocket.SendResult.SENT) {
      joined.remove(socket);
    }
  }
}
