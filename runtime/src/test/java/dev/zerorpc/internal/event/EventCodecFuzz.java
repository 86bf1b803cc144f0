package dev.zerorpc.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
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
    assertThat(event.header().version()).isBetween(0, 3);
    byte[] written = encode(event);
    Event again = EventCodec.decode(written);

    assertThat(again.name()).isEqualTo(event.name());
    assertThat(again.header().messageId()).isEqualTo(event.header().messageId());
    assertThat(again.header().responseTo()).isEqualTo(event.header().responseTo());
    assertThat(again.header().timeoutSeconds()).isEqualTo(event.header().timeoutSeconds());
    assertThat(again.header().version()).isEqualTo(3);
    assertThat(encode(again)).isEqualTo(written);
    skip(event.arguments());
  }

  private static byte[] encode(Event event) {
    MessageWriter out = new MessageWriter();
    EventHeader header = event.header();
    EventCodec.writeHead(
        out,
        header.messageId(),
        header.responseTo(),
        event.name(),
        header.timeoutSeconds(),
        header.error(),
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
