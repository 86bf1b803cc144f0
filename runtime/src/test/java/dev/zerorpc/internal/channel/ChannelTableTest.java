package dev.zerorpc.internal.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.internal.event.MessageId;
import dev.zerorpc.internal.event.MessageIds;
import dev.zerorpc.internal.transport.Envelope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Where channels are found. */
class ChannelTableTest {
  private static final Envelope PEER = new Envelope(List.of(new byte[] {1}));
  private static final Envelope OTHER = new Envelope(List.of(new byte[] {2}));

  private final ChannelTable table = new ChannelTable();

  @Test
  void thePeerBelongsToTheKey() {
    EventChannel channel = channel(PEER, MessageId.ofString("a"));
    table.add(channel);
    assertThat(table.find(PEER, MessageId.ofString("a"))).isSameAs(channel);
    assertThat(table.find(OTHER, MessageId.ofString("a"))).isNull();
    assertThat(table.find(PEER, MessageId.ofString("b"))).isNull();
    EventChannel second = channel(OTHER, MessageId.ofString("a"));
    table.add(second);
    assertThat(table.find(OTHER, MessageId.ofString("a"))).isSameAs(second);
    assertThat(table.all()).containsExactlyInAnyOrder(channel, second);
  }

  @Test
  void idsOfTheSameHashAreToldApart() {
    List<EventChannel> channels = new ArrayList<>();
    for (String id : List.of("AaAa", "AaBB", "BBAa", "BBBB")) {
      EventChannel channel = channel(PEER, MessageId.ofString(id));
      channels.add(channel);
      table.add(channel);
    }
    for (EventChannel channel : channels) {
      assertThat(table.find(PEER, channel.id())).isSameAs(channel);
    }
    // First, middle and last of a chain.
    for (int i : new int[] {1, 3, 0, 2}) {
      assertThat(table.remove(channels.get(i))).isTrue();
      assertThat(table.find(PEER, channels.get(i).id())).isNull();
      assertThat(table.remove(channels.get(i))).isFalse();
    }
    assertThat(table.size()).isZero();
  }

  @Test
  void anotherChannelOfTheSameIdIsNotTakenOut() {
    table.add(channel(PEER, MessageId.ofString("a")));
    assertThat(table.remove(channel(PEER, MessageId.ofString("a")))).isFalse();
    assertThat(table.size()).isOne();
  }

  @Test
  void itHoldsWhatAMapWould() {
    Random random = new Random(7);
    MessageIds ids = new MessageIds();
    Map<MessageId, EventChannel> expected = new HashMap<>();
    List<MessageId> known = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      if (known.isEmpty() || random.nextInt(5) < 3) {
        EventChannel channel = channel(PEER, ids.next());
        table.add(channel);
        expected.put(channel.id(), channel);
        known.add(channel.id());
      } else {
        MessageId id = known.remove(random.nextInt(known.size()));
        EventChannel channel = expected.remove(id);
        assertThat(table.find(PEER, id)).isSameAs(channel);
        assertThat(table.remove(channel)).isTrue();
        assertThat(table.find(PEER, id)).isNull();
      }
    }
    assertThat(table.size()).isEqualTo(expected.size());
    assertThat(table.all()).containsExactlyInAnyOrderElementsOf(expected.values());
  }

  private static EventChannel channel(Envelope peer, MessageId id) {
    return new EventChannel(null, peer, id, 3, null, true, ChannelMultiplexer.NOBODY);
  }
}
