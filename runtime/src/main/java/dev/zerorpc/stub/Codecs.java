package dev.zerorpc.stub;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The codecs of the contract language's own types. What each accepts is said at the reader's and
 * writer's method of the same name, such as {@link ValueReader#readTimestamp}. None takes null, but
 * for {@link #ANY}, {@link #VOID} and what {@link #nullable} makes.
 */
public final class Codecs {
  /** No value: writes nothing, reads nothing. */
  public static final Codec<@Nullable Void> VOID = new OptionalCodecs.VoidCodec();

  /** {@code bool}. */
  public static final Codec<Boolean> BOOL =
      new SimpleCodec<>(ValueWriter::writeBoolean, ValueReader::readBoolean);

  /** {@code i8}. */
  public static final Codec<Byte> I8 = new SimpleCodec<>(ValueWriter::writeI8, ValueReader::readI8);

  /** {@code i16}. */
  public static final Codec<Short> I16 =
      new SimpleCodec<>(ValueWriter::writeI16, ValueReader::readI16);

  /** {@code i32}. */
  public static final Codec<Integer> I32 =
      new SimpleCodec<>(ValueWriter::writeI32, ValueReader::readI32);

  /** {@code i64}. */
  public static final Codec<Long> I64 =
      new SimpleCodec<>(ValueWriter::writeI64, ValueReader::readI64);

  /** {@code u8}. */
  public static final Codec<Short> U8 =
      new SimpleCodec<>(ValueWriter::writeU8, ValueReader::readU8);

  /** {@code u16}. */
  public static final Codec<Integer> U16 =
      new SimpleCodec<>(ValueWriter::writeU16, ValueReader::readU16);

  /** {@code u32}. */
  public static final Codec<Long> U32 =
      new SimpleCodec<>(ValueWriter::writeU32, ValueReader::readU32);

  /** {@code u64}. */
  public static final Codec<BigInteger> U64 =
      new SimpleCodec<>(ValueWriter::writeU64, ValueReader::readU64);

  /** {@code bigint}. */
  public static final Codec<BigInteger> BIGINT =
      new SimpleCodec<>(ValueWriter::writeBigint, ValueReader::readBigint);

  /** {@code f32}. */
  public static final Codec<Float> F32 =
      new SimpleCodec<>(ValueWriter::writeF32, ValueReader::readF32);

  /** {@code f64}. */
  public static final Codec<Double> F64 =
      new SimpleCodec<>(ValueWriter::writeF64, ValueReader::readF64);

  /** {@code string}. */
  public static final Codec<String> STRING =
      new SimpleCodec<>(ValueWriter::writeString, ValueReader::readString);

  /** {@code bytes} as an array. */
  public static final Codec<byte[]> BYTES =
      new SimpleCodec<>(ValueWriter::writeBytes, ValueReader::readBytes);

  /** {@code bytes} as a buffer. */
  public static final Codec<ByteBuffer> BYTE_BUFFER =
      new SimpleCodec<>(ValueWriter::writeByteBuffer, ValueReader::readByteBuffer);

  /** {@code timestamp}. */
  public static final Codec<Instant> TIMESTAMP =
      new SimpleCodec<>(ValueWriter::writeTimestamp, ValueReader::readTimestamp);

  /** {@code duration}. */
  public static final Codec<Duration> DURATION =
      new SimpleCodec<>(ValueWriter::writeDuration, ValueReader::readDuration);

  /** {@code uuid}. */
  public static final Codec<UUID> UUID =
      new SimpleCodec<>(ValueWriter::writeUuid, ValueReader::readUuid);

  /** {@code any}. */
  public static final Codec<@Nullable Object> ANY = new OptionalCodecs.AnyCodec();

  /** {@code list<i32>} as an array. */
  public static final Codec<int[]> INT_ARRAY =
      new SimpleCodec<>(PrimitiveArrays::writeInts, PrimitiveArrays::readInts);

  /** {@code list<i64>} as an array. */
  public static final Codec<long[]> LONG_ARRAY =
      new SimpleCodec<>(PrimitiveArrays::writeLongs, PrimitiveArrays::readLongs);

  /** {@code list<f64>} as an array. */
  public static final Codec<double[]> DOUBLE_ARRAY =
      new SimpleCodec<>(PrimitiveArrays::writeDoubles, PrimitiveArrays::readDoubles);

  /** {@code list<f32>} as an array. */
  public static final Codec<float[]> FLOAT_ARRAY =
      new SimpleCodec<>(PrimitiveArrays::writeFloats, PrimitiveArrays::readFloats);

  /** {@code list<i16>} as an array. */
  public static final Codec<short[]> SHORT_ARRAY =
      new SimpleCodec<>(PrimitiveArrays::writeShorts, PrimitiveArrays::readShorts);

  /** {@code list<bool>} as an array. */
  public static final Codec<boolean[]> BOOLEAN_ARRAY =
      new SimpleCodec<>(PrimitiveArrays::writeBooleans, PrimitiveArrays::readBooleans);

  private Codecs() {}

  /** {@code list<T>}. What is read cannot be modified. */
  public static <T extends @Nullable Object> Codec<List<T>> list(Codec<T> element) {
    return new CollectionCodecs.ListCodec<>(element);
  }

  /**
   * {@code set<T>}, an array on the wire. What is read cannot be modified, keeps the order of the
   * message, and drops what comes twice.
   */
  public static <T extends @Nullable Object> Codec<Set<T>> set(Codec<T> element) {
    return new CollectionCodecs.SetCodec<>(element);
  }

  /**
   * {@code map<K, V>}. What is read cannot be modified, keeps the order of the message, and has the
   * last value of a key that comes twice.
   *
   * @param key a codec of scalars or of an enum
   */
  public static <K, V extends @Nullable Object> Codec<Map<K, V>> map(Codec<K> key, Codec<V> value) {
    return new CollectionCodecs.MapCodec<>(key, value);
  }

  /**
   * {@code list<T>} as an array.
   *
   * @param newArray makes an array of a length, as in {@code String[]::new}
   */
  public static <T extends @Nullable Object> Codec<T[]> array(
      Codec<T> element, IntFunction<T[]> newArray) {
    return new CollectionCodecs.ArrayCodec<>(element, newArray);
  }

  /** {@code T?}, with null for nil. */
  // NullAway does not yet see through the type argument of a generic super-interface.
  @SuppressWarnings("NullAway")
  public static <T> Codec<@Nullable T> nullable(Codec<T> codec) {
    return new OptionalCodecs.NullableCodec<>(codec);
  }

  /** {@code T?}, with an empty Optional for nil. */
  public static <T> Codec<Optional<T>> optional(Codec<T> codec) {
    return new OptionalCodecs.OptionalCodec<>(codec);
  }

  /**
   * An enum whose constants are called on the wire what they are called in Java.
   *
   * @param type the enum, for messages
   * @param values all its constants
   */
  public static <E extends Enum<E>> Codec<E> enumOf(Class<E> type, E[] values) {
    String[] names = new String[values.length];
    for (int i = 0; i < values.length; i++) {
      names[i] = values[i].name();
    }
    return enumOf(type.getSimpleName(), values, names, null);
  }

  /**
   * An enum.
   *
   * @param typeName its name, for messages
   * @param constants the constants that may be sent
   * @param wireNames what each of them is called on the wire
   * @param defaultConstant what a name that is none of these is read as, or null to refuse it
   * @throws IllegalArgumentException if there are not as many names as constants, or one comes
   *     twice
   */
  public static <E extends Enum<E>> Codec<E> enumOf(
      String typeName, E[] constants, String[] wireNames, @Nullable E defaultConstant) {
    return new EnumCodec<>(typeName, constants, wireNames, defaultConstant);
  }

  /**
   * An enum whose constants are numbers on the wire.
   *
   * @param typeName its name, for messages
   * @param constants the constants that may be sent
   * @param numbers what stands for each of them
   * @param defaultConstant what a number that is none of these is read as, or null to refuse it
   * @throws IllegalArgumentException if there are not as many numbers as constants, or one comes
   *     twice
   */
  public static <E extends Enum<E>> Codec<E> enumOf(
      String typeName, E[] constants, long[] numbers, @Nullable E defaultConstant) {
    return new NumberEnumCodec<>(typeName, constants, numbers, defaultConstant);
  }

  /**
   * Values between two others, these included; what is read is checked, what is written is not.
   *
   * @param codec a codec of numbers or lengths of time
   * @param least the least value, or null for no bound
   * @param greatest the greatest value, or null for no bound
   */
  public static <T extends Comparable<T>> Codec<T> range(
      Codec<T> codec, @Nullable T least, @Nullable T greatest) {
    return new CheckedCodec<>(codec, new ValueRange<>(least, greatest));
  }

  /**
   * Values of a length between two others, these included: characters of a string, bytes, elements
   * of a collection, an array or a map. What is read is checked, what is written is not.
   *
   * @param codec a codec of one of these
   * @param least the least length, or null for no bound
   * @param greatest the greatest length, or null for no bound
   */
  public static <T> Codec<T> length(Codec<T> codec, @Nullable Long least, @Nullable Long greatest) {
    return new CheckedCodec<>(codec, new ValueLength(least, greatest));
  }

  /**
   * Strings that match as a whole; what is read is checked, what is written is not. A string that
   * takes too long to compare is refused.
   *
   * @param codec a codec of strings
   * @param expression a regular expression of {@code java.util.regex}
   */
  public static Codec<String> pattern(Codec<String> codec, String expression) {
    return new CheckedCodec<>(codec, new ValuePattern(expression));
  }
}
