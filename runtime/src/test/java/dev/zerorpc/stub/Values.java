package dev.zerorpc.stub;

import dev.zerorpc.internal.event.Hex;
import dev.zerorpc.internal.event.MessageReader;
import dev.zerorpc.internal.event.MessageWriter;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Values to bytes and back, as tests do it. */
final class Values {
  private Values() {}

  static byte[] bytes(Consumer<ValueWriter> action) {
    MessageWriter out = new MessageWriter();
    action.accept(new ValueWriter(out));
    return out.toByteArray();
  }

  static String written(Consumer<ValueWriter> action) {
    return Hex.of(bytes(action));
  }

  static ValueReader reader(String digits) {
    return new ValueReader(Hex.reader(digits));
  }

  static ValueReader reader(byte[] bytes) {
    return new ValueReader(new MessageReader(bytes));
  }

  /** Writes the value with the codec, reads it again, and makes sure that nothing is left over. */
  // Where T is nullable, which NullAway does not follow yet, value may be null.
  @SuppressWarnings("NullAway")
  static <T extends @Nullable Object> T again(Codec<T> codec, @Nullable T value) {
    MessageReader in = new MessageReader(bytes(out -> out.write(codec, value)));
    T result = new ValueReader(in).read(codec);
    if (in.remaining() != 0) {
      throw new AssertionError(in.remaining() + " bytes were not read");
    }
    return result;
  }
}
