package dev.zerorpc.stub;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.zerorpc.DecodeException;
import dev.zerorpc.internal.event.MessageReader;
import dev.zerorpc.internal.event.MessageWriter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;

/** Whatever the bytes are, they are a value, or it is said why not; and a value can be sent on. */
@Tag("fuzz")
class AnyReaderFuzz {
  @FuzzTest(maxDuration = "3m")
  void reads(byte[] payload) {
    Object value;
    try {
      value = read(payload);
    } catch (DecodeException e) {
      assertThat(e).hasMessageContaining("value");
      return;
    }
    byte[] written = write(value);
    assertThat(write(read(written))).isEqualTo(written);
  }

  private static @Nullable Object read(byte[] payload) {
    return new ValueReader(new MessageReader(payload)).parameter("value").readAny();
  }

  private static byte[] write(@Nullable Object value) {
    MessageWriter out = new MessageWriter();
    new ValueWriter(out).parameter("value").writeAny(value);
    return out.toByteArray();
  }
}
