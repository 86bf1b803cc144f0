package dev.zerorpc.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class EventTextTest {
  @Test
  void anEventIsItsNameItsHeaderAndItsArguments() {
    MessageWriter out = message("add");
    out.writeArrayHeader(5);
    out.writeLong(1);
    out.writeString("a\"b\n");
    out.writeNil();
    out.writeBinary(new byte[] {0, 15});
    out.writeDouble(1.5);
    assertThat(EventText.of(out.toByteArray()))
        .isEqualTo(
            "\"add\" {\"message_id\": \"1\", \"v\": 3} [1, \"a\\\"b\\u000a\", null, 2 bytes 000f,"
                + " 1.5]");
  }

  @Test
  void aStrangersNameStaysInItsLine() {
    MessageWriter out = message("x\nFORGED");
    out.writeNil();
    assertThat(EventText.of(out.toByteArray())).startsWith("\"x\\u000aFORGED\" ").hasLineCount(1);
  }

  @Test
  void whatIsLongIsShortened() {
    MessageWriter out = message("add");
    out.writeArrayHeader(100_000);
    for (int i = 0; i < 100_000; i++) {
      out.writeLong(7);
    }
    assertThat(EventText.of(out.toByteArray())).hasSizeLessThan(2100).endsWith(" more]");
    MessageWriter text = message("add");
    text.writeArrayHeader(1);
    text.writeString("x".repeat(1_000_000));
    assertThat(EventText.of(text.toByteArray())).hasSizeLessThan(2100).endsWith("...\"]");
  }

  @Test
  void anyBytesHaveAText() {
    assertThat(EventText.of(new byte[0])).startsWith("no event: ");
    Random random = new Random(1);
    MessageWriter out = message("add");
    out.writeArrayHeader(2);
    out.writeString("some text");
    out.writeLong(70_000);
    byte[] whole = out.toByteArray();
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      assertThat(EventText.of(bytes)).isNotEmpty().hasSizeLessThan(5000);
    }
  }

  private static MessageWriter message(String name) {
    MessageWriter out = new MessageWriter();
    out.writeArrayHeader(3);
    out.writeMapHeader(2);
    out.writeString("message_id");
    out.writeString("1");
    out.writeString("v");
    out.writeLong(3);
    out.writeString(name);
    return out;
  }
}
