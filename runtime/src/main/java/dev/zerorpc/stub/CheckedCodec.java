package dev.zerorpc.stub;

/**
 * A codec whose values have to be more than of their type. Only what comes in is checked: who sends
 * a value may know a contract that allows more.
 *
 * @param <T> the Java type
 */
record CheckedCodec<T>(Codec<T> codec, ValueCheck<? super T> check) implements Codec<T> {
  @Override
  public void write(ValueWriter out, T value) {
    codec.write(out, value);
  }

  @Override
  public T read(ValueReader in) {
    T value = codec.read(in);
    String problem = check.problem(value);
    if (problem != null) {
      throw in.error(problem);
    }
    return value;
  }
}
