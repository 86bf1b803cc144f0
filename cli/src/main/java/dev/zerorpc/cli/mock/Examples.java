package dev.zerorpc.cli.mock;

import dev.zerorpc.contract.Constraint;
import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.DefaultValue;
import dev.zerorpc.contract.Definition;
import dev.zerorpc.contract.EnumDefinition;
import dev.zerorpc.contract.FieldDefinition;
import dev.zerorpc.contract.JavaName;
import dev.zerorpc.contract.ScalarKind;
import dev.zerorpc.contract.StructDefinition;
import dev.zerorpc.contract.TypeRef;
import dev.zerorpc.contract.TypeRef.ListOf;
import dev.zerorpc.contract.TypeRef.MapOf;
import dev.zerorpc.contract.TypeRef.Named;
import dev.zerorpc.contract.TypeRef.OptionalOf;
import dev.zerorpc.contract.TypeRef.Scalar;
import dev.zerorpc.contract.TypeRef.SetOf;
import dev.zerorpc.contract.UnionDefinition;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes a value of a type, the same each time: the default where the contract has one, and
 * otherwise one that keeps to the constraints. Texts are what their place is called.
 */
final class Examples {
  private static final Instant TIME = Instant.parse("2026-01-01T12:00:00Z");
  private static final UUID ID = new UUID(0x0123456789ab4defL, 0x8123456789abcdefL);

  /** What texts with a pattern are tried with. */
  private static final List<String> SAMPLES =
      List.of(
          "a",
          "A",
          "1",
          "abc",
          "ABC",
          "Abc",
          "12",
          "123",
          "1234",
          "12345",
          "a1",
          "A1",
          "abc123",
          "a.b",
          "a-b",
          "a_b",
          "a/b",
          "a:1",
          "a@b.cc",
          "1.2.3",
          "2026-01-01",
          "12:00",
          "12:00:00",
          "DE",
          "EUR",
          "en-US",
          "+49123456789",
          "#ffffff",
          "0123456789abcdef",
          "https://a.bc/d",
          "192.0.2.1",
          "AB-1234",
          "");

  private final Contract contract;
  private final Deque<JavaName> within = new ArrayDeque<>();

  Examples(Contract contract) {
    this.contract = contract;
  }

  /** The string or number of an enum's constant. */
  static Object onWire(EnumDefinition.Constant constant) {
    BigInteger number = constant.number();
    return number == null ? constant.wireName() : number;
  }

  /** The fields of a struct or an error, by name. */
  Map<String, @Nullable Object> ofFields(List<FieldDefinition> fields) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (FieldDefinition field : fields) {
      values.put(field.wireName(), of(field));
    }
    return values;
  }

  private @Nullable Object of(FieldDefinition field) {
    DefaultValue preset = field.defaultValue();
    return preset != null
        ? Literals.of(preset, field.type(), contract)
        : of(field.type(), field.constraints(), field.wireName());
  }

  /**
   * Makes one.
   *
   * @param name what its place is called
   * @throws NoExampleException if none is found that keeps to the constraints
   */
  @Nullable Object of(TypeRef type, List<Constraint> constraints, String name) {
    if (type instanceof OptionalOf optional) {
      return isWithin(optional.value()) ? null : of(optional.value(), constraints, name);
    }
    if (type instanceof Scalar scalar) {
      return scalar(scalar.kind(), constraints, name);
    }
    if (type instanceof ListOf list) {
      return elements(list.element(), constraints, name, false);
    }
    if (type instanceof SetOf set) {
      return elements(set.element(), constraints, name, true);
    }
    if (type instanceof MapOf map) {
      return entries(map, constraints, name);
    }
    return named(((Named) type).javaName());
  }

  /** Whether a type is being made already, so that another one inside would have no end. */
  private boolean isWithin(TypeRef type) {
    return type instanceof Named named && within.contains(named.javaName());
  }

  private @Nullable Object named(JavaName name) {
    Definition definition = contract.find(name).orElseThrow();
    within.push(name);
    try {
      if (definition instanceof EnumDefinition type) {
        return onWire(type.constants().get(0));
      }
      if (definition instanceof UnionDefinition union) {
        return union(union);
      }
      StructDefinition struct = (StructDefinition) definition;
      Map<String, @Nullable Object> fields = ofFields(struct.fields());
      return struct.positional() ? new ArrayList<>(fields.values()) : fields;
    } finally {
      within.pop();
    }
  }

  private Object union(UnionDefinition union) {
    UnionDefinition.Member member =
        union.members().stream()
            .filter(candidate -> !isWithin(candidate.type()))
            .findFirst()
            .orElseThrow();
    Map<String, @Nullable Object> value = new LinkedHashMap<>();
    value.put(member.wireName(), of(member.type(), List.of(), member.wireName()));
    return value;
  }

  private List<@Nullable Object> elements(
      TypeRef element, List<Constraint> constraints, String name, boolean distinct) {
    int count = isWithin(element) ? (int) least(constraints) : count(constraints);
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(distinct ? variant(element, i, name) : of(element, List.of(), name));
    }
    return values;
  }

  private Map<Object, @Nullable Object> entries(
      MapOf map, List<Constraint> constraints, String name) {
    int count = isWithin(map.value()) ? (int) least(constraints) : count(constraints);
    Map<Object, @Nullable Object> values = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      Object key = Objects.requireNonNull(variant(map.key(), i, "key"));
      values.put(key, of(map.value(), List.of(), name));
    }
    return values;
  }

  /** One of several values that differ, as far as the type has so many. */
  private @Nullable Object variant(TypeRef type, int index, String name) {
    if (type instanceof Named named
        && contract.find(named.javaName()).orElseThrow() instanceof EnumDefinition found) {
      return onWire(found.constants().get(Math.min(index, found.constants().size() - 1)));
    }
    Object value = of(type, List.of(), name);
    if (index == 0 || !(type instanceof Scalar scalar)) {
      return value;
    }
    return switch (scalar.kind()) {
      case BOOL -> index % 2 == 0;
      case STRING -> name + (index + 1);
      case F32, F64 -> index + 1.5;
      case TIMESTAMP -> TIME.plusSeconds(index);
      case DURATION -> Duration.ofSeconds(index + 1L);
      case UUID -> new UUID(ID.getMostSignificantBits(), ID.getLeastSignificantBits() + index);
      case BYTES -> (name + (index + 1)).getBytes(StandardCharsets.UTF_8);
      case ANY -> name + (index + 1);
      default -> Bounds.whole(scalar.kind(), BigInteger.valueOf(index + 1L));
    };
  }

  private Object scalar(ScalarKind kind, List<Constraint> constraints, String name) {
    return switch (kind) {
      case BOOL -> true;
      case STRING -> text(constraints, name);
      case BYTES -> Arrays.copyOf(name.getBytes(StandardCharsets.UTF_8), length(name, constraints));
      case TIMESTAMP -> TIME;
      case UUID -> ID;
      case ANY -> name;
      case DURATION -> within(kind, Duration.ofMillis(1500), constraints);
      case F32 -> within(kind, 1.5f, constraints);
      case F64 -> within(kind, 1.5, constraints);
      default -> within(kind, Bounds.whole(kind, BigInteger.ONE), constraints);
    };
  }

  /** The value, or the bound that it is beyond. */
  private static Object within(ScalarKind kind, Comparable<?> value, List<Constraint> constraints) {
    Object result = value;
    for (Constraint constraint : constraints) {
      if (constraint instanceof Constraint.Range range) {
        Comparable<Object> least = Bounds.bound(kind, range.least());
        Comparable<Object> greatest = Bounds.bound(kind, range.greatest());
        if (least != null && least.compareTo(result) > 0) {
          result = least;
        }
        if (greatest != null && greatest.compareTo(result) < 0) {
          result = greatest;
        }
      }
    }
    return result;
  }

  private static String text(List<Constraint> constraints, String name) {
    int length = length(name, constraints);
    String fitted = (name + "-".repeat(length)).substring(0, length);
    List<Pattern> patterns =
        constraints.stream()
            .filter(Constraint.Pattern.class::isInstance)
            .map(constraint -> Pattern.compile(((Constraint.Pattern) constraint).expression()))
            .toList();
    if (patterns.isEmpty()) {
      return fitted;
    }
    List<String> candidates = new ArrayList<>(List.of(fitted, name));
    candidates.addAll(SAMPLES);
    return candidates.stream()
        .filter(text -> length(text, constraints) == text.length())
        .filter(text -> patterns.stream().allMatch(pattern -> pattern.matcher(text).matches()))
        .findFirst()
        .orElseThrow(() -> new NoExampleException(name, patterns.get(0).pattern()));
  }

  /** How long a text may be that wants to be this one. */
  private static int length(String text, List<Constraint> constraints) {
    long length = Math.max(text.length(), least(constraints));
    return (int) Math.min(length, greatest(constraints));
  }

  private static int count(List<Constraint> constraints) {
    return (int) Math.min(Math.max(1, least(constraints)), greatest(constraints));
  }

  private static long least(List<Constraint> constraints) {
    long least = 0;
    for (Constraint constraint : constraints) {
      Long bound = constraint instanceof Constraint.Length c ? Bounds.count(c.least()) : null;
      least = bound == null ? least : Math.max(least, bound);
    }
    return Math.min(least, 1_000_000);
  }

  private static long greatest(List<Constraint> constraints) {
    long greatest = Integer.MAX_VALUE;
    for (Constraint constraint : constraints) {
      Long bound = constraint instanceof Constraint.Length c ? Bounds.count(c.greatest()) : null;
      greatest = bound == null ? greatest : Math.min(greatest, bound);
    }
    return greatest;
  }
}
