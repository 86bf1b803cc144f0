package dev.zerorpc.stub;

import dev.zerorpc.EncodeException;
import dev.zerorpc.internal.event.Limits;
import dev.zerorpc.internal.event.MessageTooLargeException;
import dev.zerorpc.internal.event.MessageWriter;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes the values of a call, one after the other, in the encoding that the contract language
 * gives each type. Every method that writes throws {@link EncodeException}, whose message begins
 * with the path to the value, if the value is null, out of range, nested too deep, or makes the
 * message too large; what was written is then useless. Used by one thread.
 *
 * <p>An array is {@code beginArray(size)}, that many values, {@code end()}; a map is {@code
 * beginMap(entries)}, as many times a key and a value, {@code end()}. The methods {@link
 * #parameter}, {@link #field}, {@link #place}, {@link #element} and {@link #entry} say where in the
 * value the next one stands.
 */
public final class ValueWriter {
  private static final BigInteger BIGINT_MIN = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger U64_MAX = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  private final MessageWriter out;

  /** The parameter at hand, as long as there is no path within its value. */
  private @Nullable String root;

  /** Null as long as there is neither array nor map, which many values have none of. */
  private @Nullable Nesting path;

  /** Writes to the end of a message. */
  @SuppressWarnings("exports") // Only the runtime has one to pass.
  public ValueWriter(MessageWriter out) {
    this.out = out;
  }

  /** Says that the next value is that of a parameter. */
  public ValueWriter parameter(String name) {
    if (path == null) {
      root = name;
    } else {
      path.root(name);
    }
    return this;
  }

  /**
   * Begins a map or struct.
   *
   * @param entries how many keys, each with its value, will follow
   */
  public void beginMap(int entries) {
    Nesting within = begin();
    try {
      out.writeMapHeader(entries);
    } catch (MessageTooLargeException e) {
      throw failure(e);
    }
    within.announce(2 * entries);
  }

  /** Writes the name of a struct's field; its value must follow. */
  public ValueWriter field(String name) {
    path().field(name);
    writeString(name);
    return this;
  }

  /** Says that the next value is that of a struct's field where fields have places, not names. */
  public ValueWriter place(String name) {
    path().field(name);
    return this;
  }

  /** Says that the next key and value are those of a map's entry. */
  public ValueWriter entry(@Nullable Object key) {
    path().entry(key);
    return this;
  }

  /**
   * Begins an array.
   *
   * @param size how many values will follow
   */
  public void beginArray(int size) {
    Nesting within = begin();
    try {
      out.writeArrayHeader(size);
    } catch (MessageTooLargeException e) {
      throw failure(e);
    }
    within.announce(size);
  }

  /** Says that the next value is an array's element. */
  public ValueWriter element(int index) {
    path().element(index);
    return this;
  }

  /** Ends the array or map begun last. */
  public void end() {
    int missing = path().end();
    if (missing != 0) {
      throw error(
          (missing > 0 ? missing + " values fewer" : -missing + " values more")
              + " than announced were written; was the collection changed meanwhile?");
    }
  }

  /** Writes nil. */
  public void writeNil() {
    next();
    try {
      out.writeNil();
    } catch (MessageTooLargeException e) {
      throw failure(e);
    }
  }

  /** Writes a {@code bool}. */
  public void writeBoolean(boolean value) {
    next();
    try {
      out.writeBoolean(value);
    } catch (MessageTooLargeException e) {
      throw failure(e);
    }
  }

  /** Writes an {@code i8}. */
  public void writeI8(byte value) {
    integer(value);
  }

  /** Writes an {@code i16}. */
  public void writeI16(short value) {
    integer(value);
  }

  /** Writes an {@code i32}. */
  public void writeI32(int value) {
    integer(value);
  }

  /** Writes an {@code i64}. */
  public void writeI64(long value) {
    integer(value);
  }

  /** Writes a {@code u8}, 0 to 255. */
  public void writeU8(short value) {
    unsigned(value, 0xff, "u8");
  }

  /** Writes a {@code u16}, 0 to 65535. */
  public void writeU16(int value) {
    unsigned(value, 0xffff, "u16");
  }

  /** Writes a {@code u32}, 0 to 4294967295. */
  public void writeU32(long value) {
    unsigned(value, 0xffff_ffffL, "u32");
  }

  /** Writes a {@code u64}, 0 to 2^64-1. */
  public void writeU64(BigInteger value) {
    bigInteger(value, BigInteger.ZERO, "u64");
  }

  /** Writes a {@code bigint}, -2^63 to 2^64-1. */
  public void writeBigint(BigInteger value) {
    bigInteger(value, BIGINT_MIN, "bigint");
  }

  /** Writes an {@code f32}. */
  public void writeF32(float value) {
    next();
    try {
      out.writeFloat(value);
    } catch (MessageTooLargeException e) {
      throw failure(e);
    }
  }

  /** Writes an {@code f64}. */
  public void writeF64(double value) {
    next();
    try {
      out.writeDouble(value);
    } catch (MessageTooLargeException e) {
      throw failure(e);
    }
  }

  /** Writes a {@code string}; half of a surrogate pair standing alone is an error. */
  public void writeString(String value) {
    next();
    requireValue(value);
    try {
      out.writeString(value);
    } catch (MessageTooLargeException | IllegalArgumentException e) {
      throw failure(e);
    }
  }

  /** Writes {@code bytes}. */
  public void writeBytes(byte[] value) {
    next();
    requireValue(value);
    try {
      out.writeBinary(value);
    } catch (MessageTooLargeException e) {
      throw failure(e);
    }
  }

  /** Writes what remains in the buffer as {@code bytes}; the buffer is left as it was. */
  public void writeByteBuffer(ByteBuffer value) {
    next();
    requireValue(value);
    try {
      out.writeBinary(value);
    } catch (MessageTooLargeException e) {
      throw failure(e);
    }
  }

  /** Writes a {@code timestamp}. */
  public void writeTimestamp(Instant value) {
    next();
    requireValue(value);
    try {
      out.writeTimestamp(value.getEpochSecond(), value.getNano());
    } catch (MessageTooLargeException e) {
      throw failure(e);
    }
  }

  /**
   * Writes a {@code duration}, as seconds in a float of 64 bits: exact to the nanosecond up to 104
   * days, rounded beyond.
   */
  public void writeDuration(Duration value) {
    requireValue(value);
    writeF64(value.getSeconds() + value.getNano() / 1e9);
  }

  /** Writes a {@code uuid}. */
  public void writeUuid(UUID value) {
    requireValue(value);
    writeString(value.toString());
  }

  /**
   * Writes an {@code any}: null, a Boolean, a whole number up to 64 bits, a Float or Double, a
   * CharSequence, bytes, an Instant, a Duration, a UUID, an enum constant (as its name), an {@link
   * dev.zerorpc.ExtValue}, an Optional of these, or an Iterable, an array or a Map of these. Keys
   * of maps must be scalars; Python takes only text and bytes.
   */
  public void writeAny(@Nullable Object value) {
    AnyWriter.write(this, value);
  }

  /** Writes a value with its codec. */
  public <T extends @Nullable Object> void write(Codec<T> codec, T value) {
    codec.write(this, value);
  }

  /**
   * The exception to throw when the value at hand is no member of a union.
   *
   * @param union its name
   */
  public EncodeException notAMember(String union, @Nullable Object value) {
    return error(
        value == null
            ? "must not be null"
            : "must be a member of " + union + ", but is a " + value.getClass().getSimpleName());
  }

  void writeExt(byte type, byte[] data) {
    next();
    try {
      out.writeExt(type, data);
    } catch (MessageTooLargeException e) {
      throw failure(e);
    }
  }

  /** Throws if there is no value where there must be one. */
  void requireValue(@Nullable Object value) {
    if (value == null) {
      throw error("must not be null");
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

  /** An error at the place of the next value. */
  EncodeException error(String problem) {
    return new EncodeException(path().prefix() + problem);
  }

  private void integer(long value) {
    next();
    try {
      out.writeLong(value);
    } catch (MessageTooLargeException e) {
      throw failure(e);
    }
  }

  private void unsigned(long value, long max, String type) {
    if (value < 0 || value > max) {
      throw error("must be within the range of " + type + " (0.." + max + "), but is " + value);
    }
    integer(value);
  }

  private void bigInteger(BigInteger value, BigInteger min, String type) {
    next();
    requireValue(value);
    if (value.compareTo(min) < 0 || value.compareTo(U64_MAX) > 0) {
      String range = type + " (" + min + ".." + U64_MAX + ")";
      // The digits of a huge number take longer to work out than anybody wants to read them.
      String shown = value.bitLength() > 256 ? "has " + value.bitLength() + " bits" : "is " + value;
      throw error("must be within the range of " + range + ", but " + shown);
    }
    try {
      out.writeBigInteger(value);
    } catch (MessageTooLargeException e) {
      throw failure(e);
    }
  }

  /** Goes into an array or map. */
  private Nesting begin() {
    next();
    Nesting within = path();
    if (!within.push()) {
      throw error(
          "nested deeper than " + Limits.MAX_DEPTH + " levels; does the value contain itself?");
    }
    return within;
  }

  private void next() {
    if (path != null) {
      path.next();
    }
  }

  private EncodeException failure(RuntimeException cause) {
    return error(String.valueOf(cause.getMessage()));
  }

  /** Where in the value it is, and what is still to come there. */
  private static final class Nesting extends ValuePath {
    private static final int[] NONE = {};

    /** How many keys and values are still missing, at each level but the outermost. */
    private int[] pending = NONE;

    Nesting(@Nullable String parameter) {
      super(parameter);
    }

    /** So many values will follow in the array or map that was begun last. */
    void announce(int values) {
      int level = level();
      if (level > pending.length) {
        pending = Arrays.copyOf(pending, Math.max(4, level * 2));
      }
      pending[level - 1] = values;
    }

    /** One of them follows. */
    void next() {
      int level = level();
      if (level > 0) {
        pending[level - 1]--;
      }
    }

    /** Leaves the array or map; how many are missing. */
    int end() {
      pop();
      return pending[level()];
    }
  }
}
