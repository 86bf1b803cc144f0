package dev.zerorpc.stub;

import org.jspecify.annotations.Nullable;

/** The codecs of the contract language's own types. */
public final class Codecs {
  /** No value: writes nothing, reads nothing. */
  public static final Codec<@Nullable Void> VOID = new VoidCodec();

  private Codecs() {}

  // NullAway does not yet see through the type argument of a generic super-interface.
  @SuppressWarnings("NullAway")
  private static final class VoidCodec implements Codec<@Nullable Void> {
    @Override
    public void write(ValueWriter out, @Nullable Void value) {}

    @Override
    public @Nullable Void read(ValueReader in) {
      return null;
    }
  }
}
