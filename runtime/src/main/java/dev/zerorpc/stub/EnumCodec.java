package dev.zerorpc.stub;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An enum as text, each constant by its name on the wire.
 *
 * @param <E> the enum
 */
final class EnumCodec<E extends Enum<E>> implements Codec<E> {
  private static final int SHOWN = 20;

  private final String typeName;
  private final Map<E, String> names = new HashMap<>();
  private final Map<String, E> constants = new LinkedHashMap<>();
  private final @Nullable E defaultConstant;

  EnumCodec(String typeName, E[] constants, String[] wireNames, @Nullable E defaultConstant) {
    if (constants.length != wireNames.length) {
      throw new IllegalArgumentException(
          typeName + " has " + constants.length + " constants, but " + wireNames.length + " names");
    }
    this.typeName = typeName;
    this.defaultConstant = defaultConstant;
    for (int i = 0; i < constants.length; i++) {
      names.put(constants[i], wireNames[i]);
      if (this.constants.put(wireNames[i], constants[i]) != null) {
        throw new IllegalArgumentException(
            typeName + " has two constants named \"" + wireNames[i] + "\"");
      }
    }
  }

  @Override
  public void write(ValueWriter out, E value) {
    out.requireValue(value);
    String name = names.get(value);
    if (name == null) {
      throw out.error(typeName + "." + value.name() + " is not in the contract");
    }
    out.writeString(name);
  }

  @Override
  public E read(ValueReader in) {
    String name = in.readString();
    E constant = constants.get(name);
    if (constant == null) {
      constant = defaultConstant;
    }
    if (constant == null) {
      throw in.error(
          "expected " + typeName + " (" + known() + "), found \"" + ValuePath.shorten(name) + "\"");
    }
    return constant;
  }

  private String known() {
    String list =
        constants.keySet().stream()
            .limit(SHOWN)
            .map(name -> "\"" + name + "\"")
            .collect(Collectors.joining(", "));
    return constants.size() > SHOWN ? list + ", ..." : list;
  }
}
