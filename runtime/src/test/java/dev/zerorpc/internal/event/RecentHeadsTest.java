package dev.zerorpc.internal.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Requests that come again are read as if they were the first. */
class RecentHeadsTest {
  private final RecentHeads recent = new RecentHeads();
  private final MessageIds ids = new MessageIds();

  private byte[] request(String name, double timeoutSeconds, long argument) {
    MessageWriter out = new MessageWriter();
    int unused = EventCodec.writeRequestHead(out, ids, name, timeoutSeconds, null);
    out.writeArrayHeader(1);
    out.writeLong(argument);
    return out.finish();
  }

  /** Whether what stands behind the id is known. */
  private boolean isKnown(byte[] request) {
    MessageReader in = new MessageReader(request);
    in.readArrayHeader();
    int fields = in.readMapHeader();
    in.skip();
    in.skip();
    return recent.find(in, fields - 1) != null;
  }

  @Test
  void oneThatComesAgainIsKnown() {
    byte[] first = request("users.get", 30, 1);
    assertThat(isKnown(first)).isFalse();
    EventCodec.decode(first, recent);

    byte[] second = request("users.get", 30, 2);
    assertThat(isKnown(second)).isTrue();
    Event event = EventCodec.decode(second, recent);
    assertThat(event.name()).isEqualTo("users.get");
    assertThat(event.timeoutSeconds()).isEqualTo(30);
    assertThat(event.version()).isEqualTo(3);
    assertThat(event.responseTo()).isNull();
    assertThat(event.messageId()).isNotEqualTo(EventCodec.decode(first).messageId());
    MessageReader arguments = event.arguments();
    assertThat(arguments.readArrayHeader()).isEqualTo(1);
    assertThat(arguments.readLong()).isEqualTo(2);
  }

  @Test
  void whatDiffersIsReadAnew() {
    EventCodec.decode(request("users.get", 30, 1), recent);
    assertThat(EventCodec.decode(request("users.set", 30, 1), recent).name())
        .isEqualTo("users.set");
    assertThat(EventCodec.decode(request("users.get", 31, 1), recent).timeoutSeconds())
        .isEqualTo(31);
  }

  @Test
  void oneWithoutArgumentsIsMalformedAsEver() {
    // The place depends on the length: a head and 16 bytes of arguments, and the head alone.
    MessageWriter out = new MessageWriter();
    EventCodec.writeHead(out, ids, null, "users.get");
    byte[] head = out.toByteArray();
    out.writeArrayHeader(1);
    out.writeBinary(new byte[13]);
    EventCodec.decode(out.finish(), recent);
    assertThat(isKnown(head)).isTrue();
    assertThatThrownBy(() -> EventCodec.decode(head, recent))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessageContaining("the message ends where a value should begin");
  }

  @Test
  void answersAndSecondIdsAreNotRemembered() {
    MessageWriter answer = new MessageWriter();
    EventCodec.writeHead(answer, ids, MessageId.ofString("call"), "users.get");
    answer.writeNil();
    byte[] encoded = answer.finish();
    EventCodec.decode(encoded, recent);
    assertThat(isKnown(encoded)).isFalse();
    assertThat(EventCodec.decode(encoded, recent).responseTo())
        .isEqualTo(MessageId.ofString("call"));

    MessageWriter twice = new MessageWriter();
    twice.writeArrayHeader(3);
    twice.writeMapHeader(2);
    for (String id : new String[] {"one", "two"}) {
      twice.writeString("message_id");
      MessageId.ofString(id).writeTo(twice);
    }
    twice.writeString("users.get");
    twice.writeNil();
    byte[] doubled = twice.finish();
    for (int i = 0; i < 2; i++) {
      assertThat(EventCodec.decode(doubled, recent).messageId())
          .isEqualTo(MessageId.ofString("two"));
    }
    assertThat(isKnown(doubled)).isFalse();
  }

  @Test
  void longOnesAreNotRemembered() {
    byte[] request = request("n".repeat(200), 30, 1);
    EventCodec.decode(request, recent);
    assertThat(isKnown(request)).isFalse();
  }

  @Test
  void oneTakesThePlaceOfAnotherWhenItHasComeOften() {
    byte[] one = request("users.get", 30, 1);
    byte[] other = request("users.set", 30, 1);
    EventCodec.decode(one, recent);
    for (int i = 0; i < 7; i++) {
      EventCodec.decode(other, recent);
      assertThat(isKnown(one)).isTrue();
    }
    EventCodec.decode(other, recent);
    assertThat(isKnown(one)).isFalse();
    assertThat(isKnown(other)).isTrue();
  }

  /** Whatever came before, and whatever the bytes are, the result is that of a first decoding. */
  @Property(tries = 3000)
  void nothingChangesWhatIsRead(
      @ForAll @Size(max = 6) int[] places, @ForAll byte value, @ForAll boolean timed) {
    EventCodec.decode(request("users.get", timed ? 30 : Double.NaN, 1), recent);
    byte[] payload = request("users.get", timed ? 30 : Double.NaN, 2);
    for (int place : places) {
      payload[Math.floorMod(place, payload.length)] = (byte) (value ^ place);
    }
    assertThat(read(payload, recent)).isEqualTo(read(payload, null));
    assertThat(read(payload, recent)).as("once more").isEqualTo(read(payload, null));
  }

  private static String read(byte[] payload, @Nullable RecentHeads recent) {
    try {
      Event event = EventCodec.decode(payload, recent);
      return Objects.toString(event.messageId())
          + event.responseTo()
          + event.version()
          + event.timeoutSeconds()
          + event.name()
          + event.arguments().position()
          + event.rawHeader();
    } catch (MalformedMessageException e) {
      return e.offset() + String.valueOf(e.getMessage());
    }
  }
}
