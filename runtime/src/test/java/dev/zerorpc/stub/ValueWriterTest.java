package dev.zerorpc.stub;

import static dev.zerorpc.stub.Values.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.EncodeException;
import dev.zerorpc.internal.event.Hex;
import dev.zerorpc.internal.event.MessageWriter;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ValueWriterTest {
  private static void assertFails(Consumer<ValueWriter> action, String expectedMessage) {
    ValueWriter out = new ValueWriter(new MessageWriter()).parameter("p");
    assertThatThrownBy(() -> action.accept(out))
        .isInstanceOf(EncodeException.class)
        .hasMessage("p: " + expectedMessage);
  }

  @Test
  void eachTypeHasItsEncoding() {
    assertThat(written(ValueWriter::writeNil)).isEqualTo("c0");
    assertThat(written(out -> out.writeBoolean(true))).isEqualTo("c3");
    assertThat(written(out -> out.writeI8((byte) -1))).isEqualTo("ff");
    assertThat(written(out -> out.writeI16((short) 300))).isEqualTo("cd012c");
    assertThat(written(out -> out.writeI32(-33))).isEqualTo("d0df");
    assertThat(written(out -> out.writeI64(1L << 40))).isEqualTo("cf0000010000000000");
    assertThat(written(out -> out.writeU8((short) 255))).isEqualTo("ccff");
    assertThat(written(out -> out.writeU16(65535))).isEqualTo("cdffff");
    assertThat(written(out -> out.writeU32(4294967295L))).isEqualTo("ceffffffff");
    assertThat(written(out -> out.writeU64(new BigInteger("18446744073709551615"))))
        .isEqualTo("cfffffffffffffffff");
    assertThat(written(out -> out.writeBigint(BigInteger.valueOf(-1)))).isEqualTo("ff");
    assertThat(written(out -> out.writeF32(1.5f))).isEqualTo("ca3fc00000");
    assertThat(written(out -> out.writeF64(1.5))).isEqualTo("cb3ff8000000000000");
    assertThat(written(out -> out.writeString("ä"))).isEqualTo("a2c3a4");
    assertThat(written(out -> out.writeBytes(new byte[] {1}))).isEqualTo("c40101");
    assertThat(written(out -> out.writeByteBuffer(ByteBuffer.wrap(new byte[] {1, 2}, 1, 1))))
        .isEqualTo("c40102");
    assertThat(written(out -> out.writeTimestamp(Instant.ofEpochSecond(1))))
        .isEqualTo("d6ff00000001");
    assertThat(written(out -> out.writeDuration(Duration.ofMillis(-1500))))
        .isEqualTo("cbbff8000000000000");
    assertThat(written(out -> out.writeUuid(new UUID(0, 1))))
        .isEqualTo(
            "d924"
                + Hex.of("00000000-0000-0000-0000-000000000001".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void unsignedValuesAreCheckedAgainstTheirRange() {
    assertFails(
        out -> out.writeU8((short) -1), "must be within the range of u8 (0..255), but is -1");
    assertFails(
        out -> out.writeU8((short) 256), "must be within the range of u8 (0..255), but is 256");
    assertFails(
        out -> out.writeU16(65536), "must be within the range of u16 (0..65535), but is 65536");
    assertFails(
        out -> out.writeU32(-1), "must be within the range of u32 (0..4294967295), but is -1");
    assertFails(
        out -> out.writeU64(BigInteger.valueOf(-1)),
        "must be within the range of u64 (0..18446744073709551615), but is -1");
    assertFails(
        out -> out.writeBigint(BigInteger.ONE.shiftLeft(64)),
        "must be within the range of bigint (-9223372036854775808..18446744073709551615), but is"
            + " 18446744073709551616");
    assertFails(
        out -> out.writeBigint(BigInteger.ONE.shiftLeft(100_000)),
        "must be within the range of bigint (-9223372036854775808..18446744073709551615), but has"
            + " 100001 bits");
  }

  // What a caller without null checks can do.
  @SuppressWarnings("NullAway")
  @Test
  void nullIsRefusedWithThePath() {
    assertFails(out -> out.writeString(null), "must not be null");
    assertFails(out -> out.writeBytes(null), "must not be null");
    assertFails(out -> out.writeByteBuffer(null), "must not be null");
    assertFails(out -> out.writeTimestamp(null), "must not be null");
    assertFails(out -> out.writeDuration(null), "must not be null");
    assertFails(out -> out.writeUuid(null), "must not be null");
    assertFails(out -> out.writeU64(null), "must not be null");
    for (Codec<?> codec :
        List.of(
            Codecs.I32,
            Codecs.STRING,
            Codecs.INT_ARRAY,
            Codecs.list(Codecs.I32),
            Codecs.set(Codecs.I32),
            Codecs.map(Codecs.I32, Codecs.I32),
            Codecs.array(Codecs.I32, Integer[]::new),
            Codecs.optional(Codecs.I32),
            Codecs.enumOf(Thread.State.class, Thread.State.values()))) {
      assertFails(out -> out.write(codec, null), "must not be null");
    }
  }

  @Test
  void thePathLeadsThroughStructsListsAndMaps() {
    Map<String, String> tags = new HashMap<>();
    tags.put("host", null);
    assertThatThrownBy(
            () -> {
              ValueWriter out = new ValueWriter(new MessageWriter()).parameter("record");
              out.beginMap(1);
              out.field("sample").beginMap(2);
              out.field("name").writeString("n");
              out.field("tags").write(Codecs.map(Codecs.STRING, Codecs.STRING), tags);
            })
        .isInstanceOf(EncodeException.class)
        .hasMessage("record.sample.tags[\"host\"]: must not be null");
    assertThatThrownBy(
            () -> written(out -> out.write(Codecs.list(Codecs.STRING), List.of("a", "\ud800"))))
        .hasMessage(
            "[1]: the text has half of a surrogate pair (\\ud800) at index 0, which UTF-8 cannot"
                + " hold");
  }

  @Test
  void aStructIsAMapOfItsFields() {
    assertThat(
            written(
                out -> {
                  out.beginMap(2);
                  out.field("a").writeI32(1);
                  out.field("b").beginArray(2);
                  out.element(0).writeNil();
                  out.element(1).writeBoolean(false);
                  out.end();
                  out.end();
                }))
        .isEqualTo("82a16101a16292c0c2");
  }

  @Test
  void aCountThatDoesNotFitWhatWasWrittenIsAnError() {
    String suffix = " than announced were written; was the collection changed meanwhile?";
    assertFails(
        out -> {
          out.beginArray(2);
          out.writeNil();
          out.end();
        },
        "1 values fewer" + suffix);
    assertFails(
        out -> {
          out.beginMap(1);
          out.field("a").writeNil();
          out.field("b").writeNil();
          out.end();
        },
        "2 values more" + suffix);
    assertFails(
        out ->
            out.write(
                Codecs.list(Codecs.STRING),
                new ArrayList<>(List.of("a")) {
                  private static final long serialVersionUID = 1L;

                  @Override
                  public int size() {
                    return 2;
                  }
                }),
        "1 values fewer" + suffix);
  }

  @Test
  void aMessageThatGrowsTooLargeIsAnError() {
    ValueWriter out = new ValueWriter(new MessageWriter(10)).parameter("text");
    assertThatThrownBy(() -> out.writeString("0123456789"))
        .isInstanceOf(EncodeException.class)
        .hasMessageStartingWith("text: the message needs 11 bytes or more, but at most 10");
    ValueWriter list = new ValueWriter(new MessageWriter(10)).parameter("list");
    assertThatThrownBy(() -> list.writeAny(new int[20]))
        .isInstanceOf(EncodeException.class)
        .hasMessageStartingWith("list[7]: the message needs 11 bytes");
  }

  @Test
  void aValueThatContainsItselfIsAnError() {
    List<Object> cycle = new ArrayList<>();
    cycle.add(cycle);
    assertThatThrownBy(() -> written(out -> out.writeAny(cycle)))
        .isInstanceOf(EncodeException.class)
        .hasMessageStartingWith("[0][0][0][0][0][0][0]...[0][0]")
        .hasMessageEndingWith("nested deeper than 512 levels; does the value contain itself?");
    Map<Object, Object> byKey = new HashMap<>();
    Map<Object, Object> keyed = new HashMap<>();
    keyed.put("self", keyed);
    byKey.put(keyed.values(), 1);
    assertThatThrownBy(() -> written(out -> out.writeAny(byKey)))
        .isInstanceOf(EncodeException.class)
        .hasMessageContaining("cannot be the key of a map");
  }

  @Test
  void theDeepestValueThatIsWrittenCanBeRead() {
    Object value = List.of();
    for (int i = 1; i < 512; i++) {
      value = List.of(value);
    }
    assertThat(Values.again(Codecs.ANY, value)).isEqualTo(value);
    Object tooDeep = List.of(value);
    assertThatThrownBy(() -> written(out -> out.writeAny(tooDeep)))
        .isInstanceOf(EncodeException.class);
  }
}
