package dev.zerorpc.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RepeatedRequestTest {
  @Test
  void idAndTimeoutAreNewAndAllElseIsTakenOver() {
    MessageWriter out = new MessageWriter();
    out.writeArrayHeader(3);
    out.writeMapHeader(4);
    out.writeString("message_id");
    MessageId.ofString("first").writeTo(out);
    out.writeString("trace_id");
    out.writeString("abc");
    out.writeString("timeout");
    out.writeDouble(30);
    out.writeString("v");
    out.writeLong(3);
    out.writeString("hello");
    out.writeArrayHeader(1);
    out.writeString("RPC");

    byte[] again = RepeatedRequest.of(out.toByteArray(), MessageId.ofString("second"), 12.5);

    Event event = EventCodec.decode(again);
    assertThat(event.messageId()).isEqualTo(MessageId.ofString("second"));
    assertThat(event.timeoutSeconds()).isEqualTo(12.5);
    assertThat(event.version()).isEqualTo(3);
    assertThat(event.name()).isEqualTo("hello");
    MessageReader arguments = event.arguments();
    assertThat(arguments.readArrayHeader()).isEqualTo(1);
    assertThat(arguments.readString()).isEqualTo("RPC");
    assertThat(new String(again, java.nio.charset.StandardCharsets.ISO_8859_1))
        .contains("trace_id")
        .contains("abc");
  }
}
