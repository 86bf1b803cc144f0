package dev.zerorpc.stub;

import dev.zerorpc.DecodeException;
import dev.zerorpc.internal.event.Limits;
import dev.zerorpc.internal.event.MalformedMessageException;
import dev.zerorpc.internal.event.MessageReader;
import dev.zerorpc.internal.event.TypeMismatchException;
import dev.zerorpc.internal.event.ValueType;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of a call, one after the other, each as the type that the contract says. Every
 * method that reads throws {@link DecodeException}, whose message begins with the path to the
 * value, if there is something else, or bytes that are not MessagePack, or more than {@link Limits}
 * allows; the reader is then useless. Used by one thread.
 *
 * <p>An array is {@code beginArray()}, as many values as that returns, {@code end()}; a map is
 * {@code beginMap()}, as many times a key and a value, {@code end()}. The methods {@link
 * #parameter}, {@link #place}, {@link #element} and {@link #entry} say where in the value the next
 * one stands.
 */
public final class ValueReader {
  private static final BigInteger BIGINT_MIN = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger U64_MAX = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  private final MessageReader in;

  /** The parameter at hand, as long as there is no path within its value. */
  private @Nullable String root;

  /** Null as long as there is neither array nor map, which many values have none of. */
  private @Nullable Nesting path;

  /** Reads from where the message's reader stands. */
  @SuppressWarnings("exports") // Only the runtime has one to pass.
  public ValueReader(MessageReader in) {
    this.in = in;
  }

  /** Says that the next value is that of a parameter. */
  public ValueReader parameter(String name) {
    if (path == null) {
      root = name;
    } else {
      path.root(name);
    }
    return this;
  }

  /** Begins a map or struct and returns how many keys, each with its value, follow. */
  public int beginMap() {
    try {
      int entries = in.readMapHeader();
      begin(2L * entries);
      return entries;
    } catch (TypeMismatchException e) {
      throw mismatch("map", e);
    } catch (MalformedMessageException e) {
      throw failure(e);
    }
  }

  /** Reads the name of a struct's field; its value follows, to be read or skipped. */
  public String readFieldName() {
    try {
      String name = in.readString();
      path().field(name);
      return name;
    } catch (TypeMismatchException e) {
      throw mismatch("the name of a field", e);
    } catch (MalformedMessageException e) {
      throw failure(e);
    }
  }

  /** Says that the next value is that of a struct's field where fields have places, not names. */
  public ValueReader place(String name) {
    path().field(name);
    return this;
  }

  /**
   * Begins a union: a map with one entry. The member's name and its value follow, then {@link
   * #end}.
   *
   * @param union its name, for messages
   */
  public void beginUnion(String union) {
    int entries = beginMap();
    if (entries != 1) {
      path().pop();
      throw error("expected " + union + " (a map with one entry), found " + entries + " entries");
    }
  }

  /** Says that the next value is that of a map's entry whose key was read before. */
  public ValueReader entry(@Nullable Object key) {
    path().entry(key);
    return this;
  }

  /** Begins an array and returns how many values follow. */
  public int beginArray() {
    int size = beginPrimitiveArray();
    spend(size);
    return size;
  }

  /** Begins an array whose elements cost little more than the bytes that they come from. */
  int beginPrimitiveArray() {
    try {
      int size = in.readArrayHeader();
      begin(0);
      return size;
    } catch (TypeMismatchException e) {
      throw mismatch("array", e);
    } catch (MalformedMessageException e) {
      throw failure(e);
    }
  }

  /** Says that the next value is an array's element. */
  public ValueReader element(int index) {
    path().element(index);
    return this;
  }

  /** Says that the next value is a map's key. */
  ValueReader key(int index) {
    path().key(index);
    return this;
  }

  /** Ends the array or map begun last, all of whose values must have been read. */
  public void end() {
    path().pop();
  }

  /** Reads a nil if one is next, and says whether it was. */
  public boolean tryReadNil() {
    try {
      return in.tryReadNil();
    } catch (MalformedMessageException e) {
      throw failure(e);
    }
  }

  /** Steps over the next value, whatever it is. */
  public void skip() {
    try {
      in.skip();
    } catch (MalformedMessageException e) {
      throw failure(e);
    }
  }

  /** Reads a {@code bool}. */
  public boolean readBoolean() {
    try {
      return in.readBoolean();
    } catch (TypeMismatchException e) {
      throw mismatch("bool", e);
    } catch (MalformedMessageException e) {
      throw failure(e);
    }
  }

  /** Reads an {@code i8}. */
  public byte readI8() {
    return (byte) integer("i8", Byte.MIN_VALUE, Byte.MAX_VALUE);
  }

  /** Reads an {@code i16}. */
  public short readI16() {
    return (short) integer("i16", Short.MIN_VALUE, Short.MAX_VALUE);
  }

  /** Reads an {@code i32}. */
  public int readI32() {
    return (int) integer("i32", Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  /** Reads an {@code i64}. */
  public long readI64() {
    return integer("i64", Long.MIN_VALUE, Long.MAX_VALUE);
  }

  /** Reads a {@code u8}, 0 to 255. */
  public short readU8() {
    return (short) integer("u8", 0, 0xff);
  }

  /** Reads a {@code u16}, 0 to 65535. */
  public int readU16() {
    return (int) integer("u16", 0, 0xffff);
  }

  /** Reads a {@code u32}, 0 to 4294967295. */
  public long readU32() {
    return integer("u32", 0, 0xffff_ffffL);
  }

  /** Reads a {@code u64}, 0 to 2^64-1. */
  public BigInteger readU64() {
    BigInteger value = bigInteger("u64", BigInteger.ZERO);
    if (value.signum() < 0) {
      throw error("expected u64 (0.." + U64_MAX + "), found " + value);
    }
    return value;
  }

  /** Reads a {@code bigint}, -2^63 to 2^64-1. */
  public BigInteger readBigint() {
    return bigInteger("bigint", BIGINT_MIN);
  }

  /**
   * Reads an {@code f32}; a float of 64 bits is rounded, and an error if it is beyond the range.
   */
  public float readF32() {
    double value = floating("f32");
    float result = (float) value;
    if (Float.isInfinite(result) && !Double.isInfinite(value)) {
      throw error("expected f32 (up to 3.4028235E38), found " + value);
    }
    return result;
  }

  /** Reads an {@code f64}. */
  public double readF64() {
    return floating("f64");
  }

  /** Reads a {@code string}. */
  public String readString() {
    try {
      return in.readString();
    } catch (TypeMismatchException e) {
      throw mismatch("string", e);
    } catch (MalformedMessageException e) {
      throw failure(e);
    }
  }

  /** Reads {@code bytes} into an array of their own. */
  public byte[] readBytes() {
    try {
      return in.readBinary();
    } catch (TypeMismatchException e) {
      throw mismatch("bytes", e);
    } catch (MalformedMessageException e) {
      throw failure(e);
    }
  }

  /** Reads {@code bytes} as a read-only view, which keeps the whole message in memory. */
  public ByteBuffer readByteBuffer() {
    try {
      return in.readBinaryView();
    } catch (TypeMismatchException e) {
      throw mismatch("bytes", e);
    } catch (MalformedMessageException e) {
      throw failure(e);
    }
  }

  /** Reads a {@code timestamp}; a number is taken as seconds since 1970-01-01T00:00:00Z. */
  public Instant readTimestamp() {
    try {
      return switch (in.nextType()) {
        case INT -> Instant.ofEpochSecond(integer("timestamp", Long.MIN_VALUE, Long.MAX_VALUE));
        case FLOAT -> {
          Duration sinceEpoch = seconds("timestamp");
          yield Instant.ofEpochSecond(sinceEpoch.getSeconds(), sinceEpoch.getNano());
        }
        default -> in.readTimestamp();
      };
    } catch (TypeMismatchException e) {
      throw mismatch("timestamp", e);
    } catch (MalformedMessageException e) {
      throw failure(e);
    } catch (DateTimeException e) {
      throw error("expected timestamp, found a number of seconds that no date has");
    }
  }

  /** Reads a {@code duration}, a number of seconds, rounded to the nanosecond. */
  public Duration readDuration() {
    return seconds("duration");
  }

  /** Reads a {@code uuid}: text of 36 characters, or 16 bytes. */
  public UUID readUuid() {
    try {
      if (in.nextType() == ValueType.BIN) {
        ByteBuffer bytes = in.readBinaryView();
        if (bytes.remaining() != 16) {
          throw error("expected uuid, found " + bytes.remaining() + " bytes where a uuid has 16");
        }
        return new UUID(bytes.getLong(), bytes.getLong());
      }
      return parseUuid(in.readString());
    } catch (TypeMismatchException e) {
      throw mismatch("uuid", e);
    } catch (MalformedMessageException e) {
      throw failure(e);
    }
  }

  /**
   * Reads an {@code any}: null, Boolean, Long (a BigInteger above 2^63-1), Double, String, byte[],
   * Instant, {@link dev.zerorpc.ExtValue}, or an unmodifiable List or Map of these. A key of a map
   * that is bytes comes as a read-only ByteBuffer, since it is equal by content.
   */
  public @Nullable Object readAny() {
    return AnyReader.read(this);
  }

  /** Reads a value with its codec. */
  public <T extends @Nullable Object> T read(Codec<T> codec) {
    return codec.read(this);
  }

  /** The exception to throw when a struct at hand lacks a field. */
  public DecodeException missingField(String name) {
    path().field(name);
    return error("required field is missing");
  }

  /**
   * The exception to throw when a union at hand has no member of the name that was read.
   *
   * @param union its name
   * @param members the names of its members, as a message shows them
   */
  public DecodeException unknownMember(String union, String members) {
    return error("expected a member of " + union + " (" + members + ")");
  }

  /** The kind of the next value, which stays the next one. */
  ValueType nextType() {
    try {
      return in.nextType();
    } catch (MalformedMessageException e) {
      throw failure(e);
    }
  }

  /** Reads an int as a Long, or as a BigInteger where a Long is too small. */
  Number readWholeNumber() {
    try {
      return in.readLong();
    } catch (TypeMismatchException e) {
      return readBigint();
    } catch (MalformedMessageException e) {
      throw failure(e);
    }
  }

  byte nextExtType() {
    try {
      return in.nextExtType();
    } catch (MalformedMessageException e) {
      throw failure(e);
    }
  }

  byte[] readExtData() {
    try {
      return in.readExtData();
    } catch (MalformedMessageException e) {
      throw failure(e);
    }
  }

  private Nesting path() {
    Nesting made = path;
    if (made == null) {
      made = new Nesting(root);
      path = made;
    }
    return made;
  }

  /** Where in the value it is, and how many values it may still hold. */
  private static final class Nesting extends ValuePath {
    private int budget = Limits.MAX_VALUES;

    Nesting(@Nullable String parameter) {
      super(parameter);
    }
  }

  /** An error at the place of the value at hand. */
  DecodeException error(String problem) {
    return new DecodeException(path().prefix() + problem);
  }

  private long integer(String type, long min, long max) {
    try {
      long value = in.readLong();
      if (value < min || value > max) {
        throw error("expected " + type + " (" + min + ".." + max + "), found " + value);
      }
      return value;
    } catch (TypeMismatchException e) {
      boolean tooLarge = e.type() == ValueType.INT;
      throw mismatch(tooLarge ? type + " (" + min + ".." + max + ")" : type, e);
    } catch (MalformedMessageException e) {
      throw failure(e);
    }
  }

  private BigInteger bigInteger(String type, BigInteger min) {
    try {
      return in.readBigInteger();
    } catch (TypeMismatchException e) {
      boolean tooLarge = e.type() == ValueType.INT;
      throw mismatch(tooLarge ? type + " (" + min + ".." + U64_MAX + ")" : type, e);
    } catch (MalformedMessageException e) {
      throw failure(e);
    }
  }

  private double floating(String type) {
    try {
      return in.readDouble();
    } catch (TypeMismatchException e) {
      throw mismatch(type, e);
    } catch (MalformedMessageException e) {
      throw failure(e);
    }
  }

  private Duration seconds(String type) {
    if (nextType() == ValueType.INT) {
      return Duration.ofSeconds(integer(type, Long.MIN_VALUE, Long.MAX_VALUE));
    }
    double value = floating(type);
    double whole = Math.floor(value);
    if (!(Math.abs(value) < 0x1p63)) {
      throw error("expected " + type + ", found " + value + " seconds");
    }
    return Duration.ofSeconds((long) whole, Math.round((value - whole) * 1e9));
  }

  private UUID parseUuid(String text) {
    try {
      if (text.length() == 36) {
        UUID result = UUID.fromString(text);
        if (result.toString().equalsIgnoreCase(text)) {
          return result;
        }
      }
    } catch (IllegalArgumentException e) {
      // Reported below, in the words of every other mismatch.
    }
    throw error("expected uuid, found string \"" + ValuePath.shorten(text) + "\"");
  }

  private void begin(long values) {
    if (!path().push()) {
      throw error("nested deeper than " + Limits.MAX_DEPTH + " levels");
    }
    spend(values);
  }

  private void spend(long values) {
    Nesting within = path();
    if (values > within.budget) {
      throw error(
          "more than "
              + Limits.MAX_VALUES
              + " values in one message; send them as a stream, as bytes, or as an array of"
              + " primitives");
    }
    within.budget -= (int) values;
  }

  private DecodeException mismatch(String expected, TypeMismatchException cause) {
    return error("expected " + expected + ", found " + cause.found());
  }

  private DecodeException failure(MalformedMessageException cause) {
    return error(String.valueOf(cause.getMessage()));
  }
}
