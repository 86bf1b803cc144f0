package dev.zerorpc.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever the bytes are, they are an event, or malformed, and nothing else happens. */
class EventMutationPropertyTest {
  private static final byte[] EVENT = event();

  private static byte[] event() {
    MessageWriter out = new MessageWriter();
    MessageId id = MessageId.ofString("an id");
    RawValue error = new RawValue(Hex.bytes("81a16b9309c0cb3ff8000000000000"));
    EventCodec.writeHead(out, id, new MessageIds().next(), "method", 2.5, error, null);
    out.writeArrayHeader(2);
    out.writeString("text");
    out.writeTimestamp(1, 1);
    return out.toByteArray();
  }

  private static void decodeAnything(byte[] payload) {
    try {
      Event event = EventCodec.decode(payload);
      assertThat(event.version()).isBetween(0, 3);
      MessageWriter out = new MessageWriter();
      EventCodec.writeHead(out, event.messageId(), null, event.name());
      out.writeNil();
      assertThat(EventCodec.decode(out.toByteArray()).messageId()).isEqualTo(event.messageId());
      event.arguments().skip();
    } catch (MalformedMessageException e) {
      assertThat(e.offset()).isBetween(0, payload.length);
    }
  }

  @Property(tries = 3000)
  void anyBytes(@ForAll @Size(max = 64) byte[] payload) {
    decodeAnything(payload);
  }

  @Property(tries = 3000)
  void anEventWithSomeBytesChanged(
      @ForAll @Size(min = 1, max = 4) int[] places, @ForAll byte value, @ForAll byte other) {
    byte[] payload = EVENT.clone();
    for (int place : places) {
      payload[Math.floorMod(place, payload.length)] = place % 2 == 0 ? value : other;
    }
    decodeAnything(payload);
  }

  @Property(tries = 500)
  void anEventCutOffAndGoneOnWithOthersBytes(
      @ForAll @IntRange(max = 100) int cut, @ForAll @Size(max = 40) byte[] tail) {
    int length = Math.min(cut, EVENT.length);
    byte[] payload = new byte[length + tail.length];
    System.arraycopy(EVENT, 0, payload, 0, length);
    System.arraycopy(tail, 0, payload, length, tail.length);
    decodeAnything(payload);
  }
}
