package dev.zerorpc.internal.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePacker;
import org.msgpack.core.MessageUnpacker;

/** Each value, written by one side and read by the other, in both directions. */
class MessagePackOraclePropertyTest {
  private interface Packing {
    void pack(MessagePacker out) throws IOException;
  }

  private interface Unpacking<T> {
    T unpack(MessageUnpacker in) throws IOException;
  }

  private static byte[] packed(Packing packing) throws IOException {
    try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
      packing.pack(packer);
      return packer.toByteArray();
    }
  }

  private static <T> T unpacked(MessageWriter out, Unpacking<T> unpacking) throws IOException {
    try (MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(out.toByteArray())) {
      T result = unpacking.unpack(unpacker);
      assertThat(unpacker.hasNext()).isFalse();
      return result;
    }
  }

  @Property
  void longs(@ForAll long value) throws IOException {
    MessageWriter out = new MessageWriter();
    out.writeLong(value);
    byte[] theirs = packed(packer -> packer.packLong(value));
    assertThat(out.toByteArray()).isEqualTo(theirs);
    assertThat(new MessageReader(theirs).readLong()).isEqualTo(value);
  }

  @Property
  void bigIntegers(@ForAll("bigIntegers") BigInteger value) throws IOException {
    MessageWriter out = new MessageWriter();
    out.writeBigInteger(value);
    byte[] theirs = packed(packer -> packer.packBigInteger(value));
    assertThat(out.toByteArray()).isEqualTo(theirs);
    assertThat(new MessageReader(theirs).readBigInteger()).isEqualTo(value);
  }

  @Provide
  Arbitrary<BigInteger> bigIntegers() {
    return Arbitraries.bigIntegers()
        .between(
            BigInteger.valueOf(Long.MIN_VALUE),
            BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE));
  }

  @Property
  void floats(@ForAll float narrow, @ForAll double wide) throws IOException {
    MessageWriter out = new MessageWriter();
    out.writeFloat(narrow);
    byte[] theirNarrow = packed(packer -> packer.packFloat(narrow));
    assertThat(out.toByteArray()).isEqualTo(theirNarrow);
    assertThat((float) new MessageReader(theirNarrow).readDouble()).isEqualTo(narrow);
    MessageWriter wideOut = new MessageWriter();
    wideOut.writeDouble(wide);
    byte[] theirWide = packed(packer -> packer.packDouble(wide));
    assertThat(wideOut.toByteArray()).isEqualTo(theirWide);
    assertThat(new MessageReader(theirWide).readDouble()).isEqualTo(wide);
  }

  @Property
  void text(@ForAll("text") String value) throws IOException {
    MessageWriter out = new MessageWriter();
    out.writeString(value);
    assertThat(unpacked(out, MessageUnpacker::unpackString)).isEqualTo(value);
    byte[] theirs = packed(packer -> packer.packString(value));
    assertThat(new MessageReader(theirs).readString()).isEqualTo(value);
  }

  @Provide
  Arbitrary<String> text() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ascii().ofMaxLength(300),
        Arbitraries.strings()
            .withCharRange('\u0000', '\ud7ff')
            .withCharRange('\ue000', '\uffff')
            .ofMaxLength(300),
        Arbitraries.integers()
            .between(0x10000, 0x10ffff)
            .array(int[].class)
            .ofMaxSize(50)
            .map(points -> new String(points, 0, points.length)));
  }

  @Property
  void textIsDecodedExactlyIfItIsUtf8(@ForAll @Size(max = 12) byte[] bytes) {
    MessageWriter out = new MessageWriter();
    out.writeBinary(bytes);
    String lenient = new String(bytes, StandardCharsets.UTF_8);
    boolean valid = Arrays.equals(lenient.getBytes(StandardCharsets.UTF_8), bytes);
    MessageReader in = new MessageReader(out.toByteArray());
    if (valid) {
      assertThat(in.readString()).isEqualTo(lenient);
    } else {
      assertThatThrownBy(in::readString).isInstanceOf(TypeMismatchException.class);
    }
  }

  @Property
  void bytes(@ForAll @Size(max = 1000) byte[] value, @ForAll byte type) throws IOException {
    byte[] bin = packed(packer -> packer.packBinaryHeader(value.length).writePayload(value));
    MessageWriter out = new MessageWriter();
    out.writeBinary(value);
    assertThat(out.toByteArray()).isEqualTo(bin);
    assertThat(new MessageReader(bin).readBinary()).isEqualTo(value);

    byte[] ext =
        packed(packer -> packer.packExtensionTypeHeader(type, value.length).writePayload(value));
    MessageWriter extOut = new MessageWriter();
    extOut.writeExt(type, value);
    assertThat(extOut.toByteArray()).isEqualTo(ext);
    MessageReader in = new MessageReader(ext);
    assertThat(in.nextExtType()).isEqualTo(type);
    assertThat(in.readExtData()).isEqualTo(value);
  }

  @Property
  void timestamps(
      @ForAll @LongRange(min = -31557014167219200L, max = 31556889864403199L) long seconds,
      @ForAll @IntRange(max = 999_999_999) int nanoseconds)
      throws IOException {
    Instant value = Instant.ofEpochSecond(seconds, nanoseconds);
    byte[] theirs = packed(packer -> packer.packTimestamp(value));
    MessageWriter out = new MessageWriter();
    out.writeTimestamp(seconds, nanoseconds);
    assertThat(out.toByteArray()).isEqualTo(theirs);
    assertThat(new MessageReader(theirs).readTimestamp()).isEqualTo(value);
  }

  @Property
  void counts(@ForAll @IntRange(max = 200_000) int count) throws IOException {
    MessageWriter array = new MessageWriter();
    array.writeArrayHeader(count);
    assertThat(array.toByteArray()).isEqualTo(packed(packer -> packer.packArrayHeader(count)));
    MessageWriter map = new MessageWriter();
    map.writeMapHeader(count);
    assertThat(map.toByteArray()).isEqualTo(packed(packer -> packer.packMapHeader(count)));
    map.writeRaw(new byte[2 * count], 0, 2 * count);
    MessageReader in = new MessageReader(map.toByteArray());
    assertThat(in.readMapHeader()).isEqualTo(count);
    assertThat(in.remaining()).isEqualTo(2 * count);
  }
}
