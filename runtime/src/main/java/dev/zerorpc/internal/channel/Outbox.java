package dev.zerorpc.internal.channel;

import dev.zerorpc.internal.transport.Envelope;
import dev.zerorpc.internal.transport.MessageSocket;
import dev.zerorpc.internal.transport.MessageSocket.SendResult;
import dev.zerorpc.internal.transport.RateLimitedLog;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What has to wait because a peer reads too slowly or is not connected yet: a queue a peer, in
 * order. Keeping it here and not in the transport is what lets a call that is given up before it
 * was sent never be sent at all.
 */
final class Outbox {
  private static final int PURGE_FROM = 64;
  private static final RateLimitedLog LOG =
      new RateLimitedLog(System.getLogger("dev.zerorpc.channel"), System::nanoTime);

  private final @Nullable EventLog eventLog = EventLog.ifWanted();
  private final MessageSocket socket;
  private final ChannelLimits limits;
  private final Consumer<Envelope> peerGone;
  private final Map<Envelope, PeerQueue> blocked = new HashMap<>();
  private long waitingBytes;

  Outbox(MessageSocket socket, ChannelLimits limits, Consumer<Envelope> peerGone) {
    this.socket = socket;
    this.limits = limits;
    this.peerGone = peerGone;
  }

  /**
   * Sends, or keeps for later.
   *
   * @param survivesClose whether it is sent even when its channel has been closed in the meantime
   */
  void send(EventChannel channel, byte[] payload, boolean survivesClose) {
    if (eventLog != null) {
      eventLog.sent(payload);
    }
    PeerQueue queue = blocked.get(channel.peer());
    if (queue != null) {
      keep(queue, new Item(channel, payload, survivesClose));
      return;
    }
    switch (socket.send(channel.peer(), payload)) {
      case SENT -> channel.left();
      case BUSY -> {
        queue = new PeerQueue();
        blocked.put(channel.peer(), queue);
        keep(queue, new Item(channel, payload, survivesClose));
      }
      case GONE -> peerGone.accept(channel.peer());
    }
  }

  private void keep(PeerQueue queue, Item item) {
    Envelope peer = item.channel.peer();
    long size = item.payload.length;
    if (queue.bytes > 0 && queue.bytes + size > limits.waitingBytesPerPeer()) {
      letGo(peer, queue);
      return;
    }
    if (waitingBytes > 0 && waitingBytes + size > limits.waitingBytes()) {
      Map.Entry<Envelope, PeerQueue> largest =
          Collections.max(
              blocked.entrySet(), Comparator.comparingLong(entry -> entry.getValue().bytes));
      letGo(largest.getKey(), largest.getValue());
      if (largest.getValue() == queue) {
        return;
      }
    }
    queue.items.add(item);
    count(queue, size);
  }

  private void count(PeerQueue queue, long bytes) {
    queue.bytes += bytes;
    waitingBytes += bytes;
  }

  /** A peer that takes nothing is treated like one that is not there. */
  private void letGo(Envelope peer, PeerQueue queue) {
    LOG.warn(
        "A peer was let go because it does not read its answers: "
            + queue.bytes
            + " bytes in "
            + queue.items.size()
            + " messages were waiting");
    blocked.remove(peer);
    count(queue, -queue.bytes);
    peerGone.accept(peer);
  }

  /** How many bytes wait for the peer. */
  long waitingBytes(Envelope peer) {
    PeerQueue queue = blocked.isEmpty() ? null : blocked.get(peer);
    return queue == null ? 0 : queue.bytes;
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

  /**
   * A channel was closed: what it has waiting is not sent any more, unless it survives that, or the
   * channel has ended as it should.
   */
  void closed(EventChannel channel) {
    PeerQueue queue = blocked.get(channel.peer());
    if (queue == null) {
      return;
    }
    queue.waiting.remove(channel);
    if (!channel.isAbandoned()) {
      // It has ended as it should, and all that waits is still sent.
      return;
    }
    queue.dead++;
    if (queue.dead >= PURGE_FROM && queue.dead > queue.items.size() / 2) {
      queue.items.removeIf(
          item -> {
            if (item.isDead()) {
              count(queue, -item.payload.length);
              return true;
            }
            return false;
          });
      queue.dead = 0;
    }
  }

  /** Forgets what waits: there is nobody any more who could make sense of it. */
  void clear() {
    blocked.clear();
    waitingBytes = 0;
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
        count(entry.getValue(), -entry.getValue().bytes);
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
      count(queue, -item.payload.length);
      if (item.isDead()) {
        continue;
      }
      SendResult result = socket.send(peer, item.payload);
      if (result != SendResult.SENT) {
        queue.items.addFirst(item);
        count(queue, item.payload.length);
        return result;
      }
      item.channel.left();
    }
  }

  private static final class PeerQueue {
    final ArrayDeque<Item> items = new ArrayDeque<>();
    final Set<EventChannel> waiting = new LinkedHashSet<>();
    int dead;
    long bytes;
  }

  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Item(EventChannel channel, byte[] payload, boolean survivesClose) {
    boolean isDead() {
      return !survivesClose && channel.isAbandoned();
    }
  }
}
