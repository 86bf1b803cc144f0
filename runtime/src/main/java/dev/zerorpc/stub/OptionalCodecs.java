package dev.zerorpc.stub;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The codecs of values that may be absent. */
final class OptionalCodecs {
  private OptionalCodecs() {}

  // NullAway does not yet see through the type argument of a generic super-interface.
  @SuppressWarnings("NullAway")
  record NullableCodec<T>(Codec<T> codec) implements Codec<@Nullable T> {
    @Override
    public void write(ValueWriter out, @Nullable T value) {
      if (value == null) {
        out.writeNil();
      } else {
        codec.write(out, value);
      }
    }

    @Override
    public @Nullable T read(ValueReader in) {
      return in.tryReadNil() ? null : codec.read(in);
    }
  }

  record OptionalCodec<T>(Codec<T> codec) implements Codec<Optional<T>> {
    @Override
    public void write(ValueWriter out, Optional<T> value) {
      out.requireValue(value);
      if (value.isEmpty()) {
        out.writeNil();
      } else {
        codec.write(out, value.get());
      }
    }

    @Override
    public Optional<T> read(ValueReader in) {
      return in.tryReadNil() ? Optional.empty() : Optional.of(codec.read(in));
    }
  }

  // As above.
  @SuppressWarnings("NullAway")
  static final class VoidCodec implements Codec<@Nullable Void> {
    @Override
    public void write(ValueWriter out, @Nullable Void value) {}

    @Override
    public @Nullable Void read(ValueReader in) {
      return null;
    }
  }

  // As above.
  @SuppressWarnings("NullAway")
  static final class AnyCodec implements Codec<@Nullable Object> {
    @Override
    public void write(ValueWriter out, @Nullable Object value) {
      out.writeAny(value);
    }

    @Override
    public @Nullable Object read(ValueReader in) {
      return in.readAny();
    }
  }
}
