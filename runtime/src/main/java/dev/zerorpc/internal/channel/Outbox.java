package dev.zerorpc.internal.channel;

import dev.zerorpc.internal.transport.Envelope;
import dev.zerorpc.internal.transport.MessageSocket;
import dev.zerorpc.internal.transport.MessageSocket.SendResult;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What has to wait because a peer reads too slowly or is not connected yet: a queue a peer, in
 * order. Keeping it here and not in the transport is what lets a call that is given up before it
 * was sent never be sent at all.
 */
final class Outbox {
  private static final int PURGE_FROM = 64;

  private final MessageSocket socket;
  private final Consumer<Envelope> peerGone;
  private final Map<Envelope, PeerQueue> blocked = new HashMap<>();

  Outbox(MessageSocket socket, Consumer<Envelope> peerGone) {
    this.socket = socket;
    this.peerGone = peerGone;
  }

  /**
   * Sends, or keeps for later.
   *
   * @param survivesClose whether it is sent even when its channel has been closed in the meantime
   */
  void send(EventChannel channel, byte[] payload, boolean survivesClose) {
    PeerQueue queue = blocked.get(channel.peer());
    if (queue != null) {
      queue.items.add(new Item(channel, payload, survivesClose));
      return;
    }
    switch (socket.send(channel.peer(), payload)) {
      case SENT -> channel.left();
      case BUSY -> {
        queue = new PeerQueue();
        queue.items.add(new Item(channel, payload, survivesClose));
        blocked.put(channel.peer(), queue);
      }
      case GONE -> peerGone.accept(channel.peer());
    }
  }

  /** Whether something waits for the peer. */
  boolean isBlocked(Envelope peer) {
    return !blocked.isEmpty() && blocked.containsKey(peer);
  }

  /** Asks for {@link EventChannel#unblocked} once nothing waits for the channel's peer any more. */
  void awaitUnblocked(EventChannel channel) {
    PeerQueue queue = blocked.get(channel.peer());
    if (queue != null) {
      queue.waiting.add(channel);
    }
  }

  /** A channel was closed: what it has waiting is not sent any more, unless it survives that. */
  void closed(EventChannel channel) {
    PeerQueue queue = blocked.get(channel.peer());
    if (queue == null) {
      return;
    }
    queue.waiting.remove(channel);
    queue.dead++;
    if (queue.dead >= PURGE_FROM && queue.dead > queue.items.size() / 2) {
      queue.items.removeIf(Item::isDead);
      queue.dead = 0;
    }
  }

  /** Forgets what waits: there is nobody any more who could make sense of it. */
  void clear() {
    blocked.clear();
  }

  /** Tries again to send what waits. */
  void flush() {
    if (blocked.isEmpty()) {
      return;
    }
    List<PeerQueue> free = new ArrayList<>();
    List<Envelope> gone = new ArrayList<>();
    Iterator<Map.Entry<Envelope, PeerQueue>> queues = blocked.entrySet().iterator();
    while (queues.hasNext()) {
      Map.Entry<Envelope, PeerQueue> entry = queues.next();
      SendResult result = flush(entry.getKey(), entry.getValue());
      if (result == SendResult.SENT) {
        queues.remove();
        free.add(entry.getValue());
      } else if (result == SendResult.GONE) {
        queues.remove();
        gone.add(entry.getKey());
      }
    }
    // Told only now, because who is told may send, and that changes the map.
    gone.forEach(peerGone);
    for (PeerQueue queue : free) {
      queue.waiting.forEach(EventChannel::unblocked);
    }
  }

  private SendResult flush(Envelope peer, PeerQueue queue) {
    while (true) {
      // Taken out before it is sent: its channel may close on being told, and purge the queue.
      Item item = queue.items.poll();
      if (item == null) {
        return SendResult.SENT;
      }
      if (item.isDead()) {
        continue;
      }
      SendResult result = socket.send(peer, item.payload);
      if (result != SendResult.SENT) {
        queue.items.addFirst(item);
        return result;
      }
      item.channel.left();
    }
  }

  private static final class PeerQueue {
    final ArrayDeque<Item> items = new ArrayDeque<>();
    final Set<EventChannel> waiting = new LinkedHashSet<>();
    int dead;
  }

  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Item(EventChannel channel, byte[] payload, boolean survivesClose) {
    boolean isDead() {
      return !survivesClose && channel.isClosed();
    }
  }
}
