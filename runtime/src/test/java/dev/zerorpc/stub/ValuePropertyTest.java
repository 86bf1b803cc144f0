package dev.zerorpc.stub;

import static dev.zerorpc.stub.Values.reader;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.DecodeException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Values of every shape come back as they went, and bytes of every shape do no harm. */
class ValuePropertyTest {
  private static final List<Codec<?>> TYPED =
      List.of(
          Codecs.BOOL,
          Codecs.I8,
          Codecs.U32,
          Codecs.U64,
          Codecs.F32,
          Codecs.STRING,
          Codecs.BYTE_BUFFER,
          Codecs.TIMESTAMP,
          Codecs.DURATION,
          Codecs.UUID,
          Codecs.LONG_ARRAY,
          Codecs.BOOLEAN_ARRAY,
          Codecs.set(Codecs.optional(Codecs.I16)),
          Codecs.map(Codecs.ANY, Codecs.nullable(Codecs.list(Codecs.ANY))),
          Codecs.enumOf(Thread.State.class, Thread.State.values()));

  @Property(tries = 500)
  void dynamicValuesComeBackAsTheyWent(@ForAll("values") Object value) {
    Object read = Values.again(Codecs.ANY, value);
    assertThat(read).isEqualTo(value);
  }

  @Provide
  Arbitrary<Object> values() {
    Arbitrary<Object> scalar =
        Arbitraries.oneOf(
            Arbitraries.longs().asGeneric(),
            Arbitraries.doubles().asGeneric(),
            Arbitraries.of(true, false).asGeneric(),
            Arbitraries.strings().withCharRange('\u0000', '\ud7ff').ofMaxLength(40).asGeneric());
    return Arbitraries.recursive(
        () -> scalar,
        inner ->
            Arbitraries.oneOf(
                inner.list().ofMaxSize(4).asGeneric(),
                Arbitraries.maps(scalar, inner).ofMaxSize(4).asGeneric()),
        0,
        4);
  }

  @Property(tries = 4000)
  void anyBytesAreAValueOrADecodeError(@ForAll @Size(max = 80) byte[] bytes) {
    readEverything(bytes);
  }

  @Property(tries = 1000)
  void aChangedValueIsAValueOrADecodeError(
      @ForAll("values") Object value, @ForAll int place, @ForAll byte change) {
    byte[] bytes = Values.bytes(out -> out.writeAny(value));
    bytes[Math.floorMod(place, bytes.length)] = change;
    readEverything(bytes);
  }

  private static void readEverything(byte[] bytes) {
    try {
      Object value = reader(bytes).readAny();
      // What could be read can be written, and is the same when it is read again.
      byte[] written = Values.bytes(out -> out.writeAny(value));
      Object again = reader(written).readAny();
      assertThat(Values.bytes(out -> out.writeAny(again))).isEqualTo(written);
    } catch (DecodeException e) {
      assertThat(e).hasMessageNotContaining("Exception");
    }
    for (Codec<?> codec : TYPED) {
      try {
        reader(bytes).parameter("p").read(codec);
      } catch (DecodeException e) {
        assertThat(e).hasMessageStartingWith("p");
      }
    }
  }
}
