package dev.zerorpc.stub;

import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * A codec that is one method of the writer and one of the reader; null is an error.
 *
 * @param <T> the Java type
 */
record SimpleCodec<T>(BiConsumer<ValueWriter, T> writer, Function<ValueReader, T> reader)
    implements Codec<T> {
  @Override
  public void write(ValueWriter out, T value) {
    out.requireValue(value);
    writer.accept(out, value);
  }

  @Override
  public T read(ValueReader in) {
    return reader.apply(in);
  }
}
