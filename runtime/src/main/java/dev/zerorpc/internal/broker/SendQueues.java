package dev.zerorpc.internal.broker;

import dev.zerorpc.internal.transport.Envelope;
import dev.zerorpc.internal.transport.MessageSocket;
import dev.zerorpc.internal.transport.MessageSocket.SendResult;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What one socket could not send at once: a bounded queue for each connection, in order. */
final class SendQueues {
  /** What became of a message. */
  enum Result {
    /** It is on its way. */
    SENT,
    /** It waits. */
    QUEUED,
    /** It was thrown away, for too much is waiting. */
    FULL,
    /** It was thrown away, for the connection is gone. */
    GONE
  }

  /** Messages for one connection; far more than a window of credit. */
  static final int MAX_MESSAGES = 10_000;

  private final MessageSocket socket;
  private final QueueBudget budget;
  private final Consumer<Envelope> gone;
  private final Map<Envelope, ArrayDeque<Item>> blocked = new HashMap<>();

  /**
   * Creates the queues of a socket.
   *
   * @param gone told of a connection that turned out to be gone when its queue was to be sent
   */
  SendQueues(MessageSocket socket, QueueBudget budget, Consumer<Envelope> gone) {
    this.socket = socket;
    this.budget = budget;
    this.gone = gone;
  }

  /**
   * Sends, or keeps for later.
   *
   * @param opens the channel whose request this is, or null; it is told when that has been sent,
   *     and if it is closed before, nothing is
   */
  Result send(Envelope to, byte[] payload, @Nullable BrokerChannel opens) {
    Envelope connection = to.connection();
    ArrayDeque<Item> queue = blocked.get(connection);
    if (queue == null) {
      SendResult result = socket.send(to, payload);
      if (result == SendResult.SENT) {
        return Result.SENT;
      }
      if (result == SendResult.GONE) {
        return Result.GONE;
      }
    }
    if ((queue != null && queue.size() >= MAX_MESSAGES) || !budget.take(payload.length)) {
      return Result.FULL;
    }
    blocked
        .computeIfAbsent(connection, unused -> new ArrayDeque<>())
        .add(new Item(to, payload, opens));
    return Result.QUEUED;
  }

  /** Whether something waits for the connection. */
  boolean isBlocked(Envelope connection) {
    return blocked.containsKey(connection);
  }

  /** Throws away what waits for a connection. */
  void forget(Envelope connection) {
    ArrayDeque<Item> queue = blocked.remove(connection);
    if (queue != null) {
      queue.forEach(item -> budget.give(item.payload.length));
    }
  }

  /** Tries again to send what waits. */
  void flush() {
    // Whoever is told may send, or forget a connection.
    for (Map.Entry<Envelope, ArrayDeque<Item>> entry : List.copyOf(blocked.entrySet())) {
      SendResult result = flush(entry.getValue());
      if (result == SendResult.GONE) {
        forget(entry.getKey());
        gone.accept(entry.getKey());
      } else if (result == SendResult.SENT) {
        blocked.remove(entry.getKey());
      }
    }
  }

  private SendResult flush(ArrayDeque<Item> queue) {
    for (Item item = queue.peek(); item != null; item = queue.peek()) {
      BrokerChannel opens = item.opens;
      if (opens == null || !opens.isClosed()) {
        SendResult result = socket.send(item.to, item.payload);
        if (result != SendResult.SENT) {
          return result;
        }
        if (opens != null) {
          opens.requestSent();
        }
      }
      queue.remove();
      budget.give(item.payload.length);
    }
    return SendResult.SENT;
  }

  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Item(Envelope to, byte[] payload, @Nullable BrokerChannel opens) {}
}
