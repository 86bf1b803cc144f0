package dev.zerorpc.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;

/** Whatever the bytes are, they are an event, or malformed; and an event survives being written. */
@Tag("fuzz")
class EventCodecFuzz {
  @FuzzTest(maxDuration = "3m")
  void decodes(byte[] payload) {
    Event event;
    try {
      event = EventCodec.decode(payload);
    } catch (MalformedMessageException e) {
      assertThat(e.offset()).isBetween(0, payload.length);
      return;
    }
    assertThat(event.version()).isBetween(0, 3);
    byte[] written = encode(event);
    Event again = EventCodec.decode(written);

    assertThat(again.name()).isEqualTo(event.name());
    assertThat(again.messageId()).isEqualTo(event.messageId());
    assertThat(again.responseTo()).isEqualTo(event.responseTo());
    assertThat(timeout(again)).isEqualTo(timeout(event));
    assertThat(again.version()).isEqualTo(3);
    assertThat(encode(again)).isEqualTo(written);
    RecentHeads recent = new RecentHeads();
    EventCodec.decode(payload, recent);
    assertThat(encode(EventCodec.decode(payload, recent))).as("known").isEqualTo(written);
    skip(event.arguments());
  }

  private static @Nullable Double timeout(Event event) {
    return event.saysTimeout() ? event.timeoutSeconds() : null;
  }

  private static byte[] encode(Event event) {
    MessageWriter out = new MessageWriter();
    EventCodec.writeHead(
        out,
        event.messageId(),
        event.responseTo(),
        event.name(),
        timeout(event),
        event.errorFields(),
        null);
    event.rawArguments().writeTo(out);
    return out.toByteArray();
  }

  private static void skip(MessageReader arguments) {
    try {
      arguments.skip();
    } catch (MalformedMessageException e) {
      assertThat(arguments.remaining()).isNotNegative();
    }
  }
}
