package dev.zerorpc.stub;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An enum as integers, each constant by its number on the wire.
 *
 * @param <E> the enum
 */
final class NumberEnumCodec<E extends Enum<E>> implements Codec<E> {
  private static final int SHOWN = 20;

  private final String typeName;
  private final Map<E, Long> numbers = new HashMap<>();
  private final Map<Long, E> constants = new LinkedHashMap<>();
  private final @Nullable E defaultConstant;

  NumberEnumCodec(String typeName, E[] constants, long[] numbers, @Nullable E defaultConstant) {
    if (constants.length != numbers.length) {
      throw new IllegalArgumentException(
          typeName + " has " + constants.length + " constants, but " + numbers.length + " numbers");
    }
    this.typeName = typeName;
    this.defaultConstant = defaultConstant;
    for (int i = 0; i < constants.length; i++) {
      this.numbers.put(constants[i], numbers[i]);
      if (this.constants.put(numbers[i], constants[i]) != null) {
        throw new IllegalArgumentException(
            typeName + " has two constants of the number " + numbers[i]);
      }
    }
  }

  @Override
  public void write(ValueWriter out, E value) {
    out.requireValue(value);
    Long number = numbers.get(value);
    if (number == null) {
      throw out.error(typeName + "." + value.name() + " is not in the contract");
    }
    out.writeI64(number);
  }

  @Override
  public E read(ValueReader in) {
    long number = in.readI64();
    E constant = constants.get(number);
    if (constant == null) {
      constant = defaultConstant;
    }
    if (constant == null) {
      throw in.error("expected " + typeName + " (" + known() + "), found " + number);
    }
    return constant;
  }

  private String known() {
    String list =
        constants.keySet().stream()
            .limit(SHOWN)
            .map(String::valueOf)
            .collect(Collectors.joining(", "));
    return constants.size() > SHOWN ? list + ", ..." : list;
  }
}
