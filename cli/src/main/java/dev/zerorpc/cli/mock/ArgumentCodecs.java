package dev.zerorpc.cli.mock;

import dev.zerorpc.contract.Constraint;
import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.Definition;
import dev.zerorpc.contract.EnumDefinition;
import dev.zerorpc.contract.FieldDefinition;
import dev.zerorpc.contract.JavaName;
import dev.zerorpc.contract.StructDefinition;
import dev.zerorpc.contract.TypeRef;
import dev.zerorpc.contract.TypeRef.ListOf;
import dev.zerorpc.contract.TypeRef.MapOf;
import dev.zerorpc.contract.TypeRef.Named;
import dev.zerorpc.contract.TypeRef.OptionalOf;
import dev.zerorpc.contract.TypeRef.Scalar;
import dev.zerorpc.contract.TypeRef.SetOf;
import dev.zerorpc.contract.UnionDefinition;
import dev.zerorpc.stub.Codec;
import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.ValueReader;
import dev.zerorpc.stub.ValueWriter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Codecs that read values as generated ones do, with the same checks and messages, by a contract
 * alone. What they write is any value.
 */
final class ArgumentCodecs {
  private final Contract contract;
  private final Map<JavaName, Codec<@Nullable Object>> named = new HashMap<>();

  ArgumentCodecs(Contract contract) {
    this.contract = contract;
  }

  Codec<@Nullable Object> of(TypeRef type, List<Constraint> constraints) {
    if (type instanceof OptionalOf optional) {
      Codec<@Nullable Object> value = of(optional.value(), constraints);
      return reading(in -> in.tryReadNil() ? null : value.read(in));
    }
    Codec<Object> codec = present(type);
    for (Constraint constraint : constraints) {
      codec = Bounds.checked(codec, constraint, type);
    }
    Codec<Object> checked = codec;
    return reading(checked::read);
  }

  private Codec<Object> present(TypeRef type) {
    if (type instanceof Scalar scalar) {
      return Bounds.scalar(scalar.kind());
    }
    if (type instanceof ListOf list) {
      return Bounds.widened(Codecs.list(of(list.element(), List.of())));
    }
    if (type instanceof SetOf set) {
      return Bounds.widened(Codecs.set(of(set.element(), List.of())));
    }
    if (type instanceof MapOf map) {
      Codec<Object> key = present(map.key());
      return Bounds.widened(Codecs.map(key, of(map.value(), List.of())));
    }
    Codec<@Nullable Object> definition = named(((Named) type).javaName());
    return Bounds.nonNull(definition);
  }

  /** Found when it is used: definitions may refer to each other in circles. */
  private Codec<@Nullable Object> named(JavaName name) {
    return reading(
        in -> {
          Codec<@Nullable Object> codec = named.get(name);
          if (codec == null) {
            codec = defined(contract.find(name).orElseThrow());
            named.put(name, codec);
          }
          return codec.read(in);
        });
  }

  private Codec<@Nullable Object> defined(Definition definition) {
    if (definition instanceof EnumDefinition type) {
      return reading(in -> readEnum(in, type));
    }
    if (definition instanceof UnionDefinition union) {
      Map<String, Codec<@Nullable Object>> members =
          union.members().stream()
              .collect(Collectors.toMap(m -> m.wireName(), m -> of(m.type(), List.of())));
      return reading(in -> readUnion(in, union, members));
    }
    if (definition instanceof StructDefinition struct) {
      List<Field> fields = struct.fields().stream().map(this::field).toList();
      return reading(
          struct.positional() ? in -> readPlaces(in, fields) : in -> readFields(in, fields));
    }
    throw new IllegalStateException(definition.kind() + " is no type of values");
  }

  private record Field(String name, boolean required, Codec<@Nullable Object> codec) {}

  private Field field(FieldDefinition field) {
    boolean required = field.defaultValue() == null && !(field.type() instanceof OptionalOf);
    return new Field(field.wireName(), required, of(field.type(), field.constraints()));
  }

  private static @Nullable Object readFields(ValueReader in, List<Field> fields) {
    Set<String> found = new HashSet<>();
    int entries = in.beginMap();
    for (int i = 0; i < entries; i++) {
      String name = in.readFieldName();
      Field field = fields.stream().filter(f -> f.name.equals(name)).findFirst().orElse(null);
      if (field == null) {
        in.skip();
      } else {
        var unused = field.codec.read(in);
        found.add(name);
      }
    }
    for (Field field : fields) {
      if (field.required && !found.contains(field.name)) {
        throw in.missingField(field.name);
      }
    }
    in.end();
    return null;
  }

  private static @Nullable Object readPlaces(ValueReader in, List<Field> fields) {
    int size = in.beginArray();
    for (int i = 0; i < fields.size(); i++) {
      Field field = fields.get(i);
      if (i < size) {
        var unused = field.codec.read(in.place(field.name));
      } else if (field.required) {
        throw in.missingField(field.name);
      }
    }
    for (int i = fields.size(); i < size; i++) {
      in.skip();
    }
    in.end();
    return null;
  }

  private static @Nullable Object readUnion(
      ValueReader in, UnionDefinition union, Map<String, Codec<@Nullable Object>> members) {
    in.beginUnion(union.wireName());
    Codec<@Nullable Object> member = members.get(in.readFieldName());
    if (member == null) {
      String names =
          union.members().stream().map(m -> m.wireName()).collect(Collectors.joining(", "));
      throw in.unknownMember(union.wireName(), names);
    }
    var unused = member.read(in);
    in.end();
    return null;
  }

  private static Object readEnum(ValueReader in, EnumDefinition type) {
    Object value = type.numberKind() == null ? in.readString() : in.readBigint();
    boolean known =
        type.constants().stream().anyMatch(constant -> value.equals(Examples.onWire(constant)));
    if (!known && type.defaultConstant() == null) {
      String names =
          type.constants().stream()
              .map(constant -> String.valueOf(Examples.onWire(constant)))
              .collect(Collectors.joining(", "));
      throw new IllegalArgumentException(
          "'" + value + "' is no " + type.wireName() + ", which is one of " + names);
    }
    return value;
  }

  private static Codec<@Nullable Object> reading(Function<ValueReader, @Nullable Object> reader) {
    return new AnyWritten(reader);
  }

  // NullAway does not see through the type argument of a generic super-interface.
  @SuppressWarnings("NullAway")
  private record AnyWritten(Function<ValueReader, @Nullable Object> reader)
      implements Codec<@Nullable Object> {
    @Override
    public void write(ValueWriter out, @Nullable Object value) {
      out.writeAny(value);
    }

    @Override
    public @Nullable Object read(ValueReader in) {
      return reader.apply(in);
    }
  }
}
