package dev.zerorpc.internal.channel;

import dev.zerorpc.internal.event.MessageId;
import dev.zerorpc.internal.transport.Envelope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The open channels of a socket by peer and id. The peer belongs to it: two peers may use the same
 * id, and nobody may speak on somebody else's channel. The channels are chained themselves, so that
 * neither a key nor a node has to be made for each. Confined to the loop's thread.
 */
final class ChannelTable {
  /** A power of two. */
  private static final int LEAST_SLOTS = 16;

  private @Nullable EventChannel[] slots = new @Nullable EventChannel[LEAST_SLOTS];
  private int size;

  /** The channel of that peer with that id, or null. */
  @Nullable EventChannel find(Envelope peer, MessageId id) {
    EventChannel channel = slots[slot(peer, id)];
    while (channel != null && !channel.is(peer, id)) {
      channel = channel.nextInTable;
    }
    return channel;
  }

  /** Adds a channel; there must be none of its peer with its id. */
  void add(EventChannel channel) {
    if (size == slots.length - slots.length / 4) {
      grow();
    }
    put(channel);
    size++;
  }

  private void grow() {
    List<EventChannel> channels = all();
    slots = new @Nullable EventChannel[2 * slots.length];
    channels.forEach(this::put);
  }

  private void put(EventChannel channel) {
    int slot = slot(channel.peer(), channel.id());
    channel.nextInTable = slots[slot];
    slots[slot] = channel;
  }

  /** Takes a channel out; whether it was there. */
  boolean remove(EventChannel channel) {
    int slot = slot(channel.peer(), channel.id());
    EventChannel before = null;
    for (EventChannel at = slots[slot]; at != null; at = at.nextInTable) {
      if (at == channel) {
        if (before == null) {
          slots[slot] = at.nextInTable;
        } else {
          before.nextInTable = at.nextInTable;
        }
        at.nextInTable = null;
        size--;
        return true;
      }
      before = at;
    }
    return false;
  }

  int size() {
    return size;
  }

  /** All that are there now, in a list of its own. */
  List<EventChannel> all() {
    List<EventChannel> channels = new ArrayList<>(size);
    for (EventChannel first : slots) {
      for (EventChannel channel = first; channel != null; channel = channel.nextInTable) {
        channels.add(channel);
      }
    }
    return channels;
  }

  private int slot(Envelope peer, MessageId id) {
    int hash = 31 * peer.hashCode() + id.hashCode();
    return (hash ^ (hash >>> 16)) & (slots.length - 1);
  }
}
