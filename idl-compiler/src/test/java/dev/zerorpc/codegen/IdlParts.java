package dev.zerorpc.codegen;

import static dev.zerorpc.testing.Contracts.BOOL;
import static dev.zerorpc.testing.Contracts.F64;
import static dev.zerorpc.testing.Contracts.I32;
import static dev.zerorpc.testing.Contracts.STRING;
import static dev.zerorpc.testing.Contracts.name;
import static dev.zerorpc.testing.Contracts.scalar;

import dev.zerorpc.contract.ConstantDefinition;
import dev.zerorpc.contract.Constraint;
import dev.zerorpc.contract.DefaultValue;
import dev.zerorpc.contract.Documentation;
import dev.zerorpc.contract.EnumDefinition;
import dev.zerorpc.contract.FieldDefinition;
import dev.zerorpc.contract.JavaName;
import dev.zerorpc.contract.MethodDefinition;
import dev.zerorpc.contract.ParameterDefinition;
import dev.zerorpc.contract.ScalarKind;
import dev.zerorpc.contract.StructDefinition;
import dev.zerorpc.contract.TypeRef;
import dev.zerorpc.contract.UnionDefinition;
import dev.zerorpc.testing.Contracts.At;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Short ways to write what only {@code .zrpc} files say often. */
final class IdlParts {
  private IdlParts() {}

  /** Collects what is said of a field or a parameter. */
  static final class Part {
    private final String name;
    private final TypeRef type;
    private String wireName;
    private @Nullable DefaultValue defaultValue;
    private List<Constraint> constraints = List.of();
    private Documentation documentation = Documentation.NONE;

    private Part(String name, TypeRef type) {
      this.name = name;
      this.type = type;
      this.wireName = name;
    }

    Part named(String value) {
      wireName = value;
      return this;
    }

    Part defaults(@Nullable String value) {
      defaultValue = value == null ? null : new DefaultValue(value);
      return this;
    }

    Part constrained(Constraint... values) {
      constraints = List.of(values);
      return this;
    }

    Part documented(String value) {
      documentation = new Documentation(value);
      return this;
    }

    Part since(String value) {
      documentation = new Documentation(documentation.text(), value, "");
      return this;
    }
  }

  /** Builds a field. */
  record FieldBuilder(Part part) {
    FieldBuilder named(String value) {
      part.named(value);
      return this;
    }

    FieldBuilder constrained(Constraint... values) {
      part.constrained(values);
      return this;
    }

    FieldBuilder documented(String value) {
      part.documented(value);
      return this;
    }

    FieldBuilder since(String value) {
      part.since(value);
      return this;
    }

    FieldDefinition build() {
      return new FieldDefinition(
          part.name,
          part.wireName,
          part.name,
          part.type,
          part.defaultValue,
          part.constraints,
          part.documentation,
          new At("field " + part.name));
    }
  }

  /** Builds a parameter. */
  record ParameterBuilder(Part part) {
    ParameterBuilder defaults(String value) {
      part.defaults(value);
      return this;
    }

    ParameterBuilder constrained(Constraint... values) {
      part.constrained(values);
      return this;
    }

    ParameterBuilder documented(String value) {
      part.documented(value);
      return this;
    }

    ParameterDefinition build() {
      return new ParameterDefinition(
          part.name,
          part.wireName,
          part.type,
          part.defaultValue,
          false,
          part.constraints,
          part.documentation,
          new At("parameter " + part.name));
    }
  }

  static FieldBuilder field(String name, TypeRef type, @Nullable String defaultValue) {
    return new FieldBuilder(new Part(name, type).defaults(defaultValue));
  }

  static ParameterBuilder parameter(String name, TypeRef type) {
    return new ParameterBuilder(new Part(name, type));
  }

  static EnumDefinition enumOf(
      String canonicalName,
      String documentation,
      @Nullable String defaultConstant,
      EnumDefinition.Constant... constants) {
    JavaName name = name(canonicalName);
    return new EnumDefinition(
        name,
        name.simpleName(),
        List.of(constants),
        defaultConstant,
        null,
        true,
        false,
        new Documentation(documentation),
        new At(name.simpleName()));
  }

  static EnumDefinition.Constant constant(String name, String wireName, String documentation) {
    return new EnumDefinition.Constant(
        name, wireName, null, new Documentation(documentation), new At("constant " + name));
  }

  /** An enum of numbers; each constant is written as {@code "LOW=1"}. */
  static EnumDefinition numbers(
      String canonicalName,
      ScalarKind kind,
      @Nullable String defaultConstant,
      String... constants) {
    JavaName name = name(canonicalName);
    return new EnumDefinition(
        name,
        name.simpleName(),
        Arrays.stream(constants)
            .map(text -> text.split("=", 2))
            .map(
                parts ->
                    new EnumDefinition.Constant(
                        parts[0],
                        parts[0],
                        new BigInteger(parts[1]),
                        Documentation.NONE,
                        new At("constant " + parts[0])))
            .toList(),
        defaultConstant,
        kind,
        true,
        false,
        Documentation.NONE,
        new At(name.simpleName()));
  }

  static StructDefinition positional(String canonicalName, FieldDefinition... fields) {
    JavaName name = name(canonicalName);
    return new StructDefinition(
        name,
        name.simpleName(),
        List.of(fields),
        true,
        true,
        false,
        Documentation.NONE,
        new At(name.simpleName()));
  }

  static UnionDefinition.Member member(
      String name, String wireName, TypeRef type, String documentation) {
    return new UnionDefinition.Member(
        name,
        wireName,
        UnionDefinition.Member.USUAL_ACCESSOR,
        type,
        new Documentation(documentation),
        new At("member " + name));
  }

  /** The method with a reason for its deprecation and the version that it came with. */
  static MethodDefinition replaced(MethodDefinition method, String reason, String since) {
    return new MethodDefinition(
        method.name(),
        method.wireName(),
        method.parameters(),
        method.result(),
        method.pattern(),
        method.errors(),
        method.idempotent(),
        method.timeout(),
        true,
        new Documentation("Adds up.", since, reason),
        method.origin());
  }

  static List<ConstantDefinition> constants(String prefix, TypeRef unit) {
    String packageName = prefix.substring(0, prefix.length() - 1);
    return List.of(
        constant(packageName, "MAX_BATCH", I32, "1_000", "How many samples go together."),
        constant(packageName, "GREETING", STRING, "say \"hi\"", ""),
        constant(packageName, "ON", BOOL, "true", ""),
        constant(packageName, "ALL", scalar(ScalarKind.U64), "0xffff_ffff_ffff_ffff", ""),
        constant(packageName, "SMALL", scalar(ScalarKind.U8), "200", ""),
        constant(packageName, "RATE", F64, "0.5", ""),
        constant(packageName, "PAUSE", scalar(ScalarKind.DURATION), "250ms", ""),
        constant(packageName, "USUAL", unit, "count", ""));
  }

  static List<ConstantDefinition> oddConstants(String prefix) {
    String packageName = prefix.substring(0, prefix.length() - 1);
    return List.of(
        constant(packageName, "Duration", scalar(ScalarKind.DURATION), "2s", ""),
        constant(packageName, "BigInteger", scalar(ScalarKind.BIGINT), "-1", ""),
        constant(packageName, "String", STRING, "\\u0041\n$L", ""));
  }

  private static ConstantDefinition constant(
      String packageName, String name, TypeRef type, String value, String documentation) {
    return new ConstantDefinition(
        packageName,
        name,
        type,
        new DefaultValue(value),
        new Documentation(documentation),
        new At("constant " + name));
  }
}
