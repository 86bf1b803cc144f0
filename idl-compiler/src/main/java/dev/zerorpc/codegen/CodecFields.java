package dev.zerorpc.codegen;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.zerorpc.contract.Constraint;
import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.EnumDefinition;
import dev.zerorpc.contract.GeneratedNames;
import dev.zerorpc.contract.JavaName;
import dev.zerorpc.contract.Mentions;
import dev.zerorpc.contract.TypeRef;
import dev.zerorpc.contract.TypeRef.ListForm;
import dev.zerorpc.contract.TypeRef.ListOf;
import dev.zerorpc.contract.TypeRef.MapOf;
import dev.zerorpc.contract.TypeRef.Named;
import dev.zerorpc.contract.TypeRef.NamedKind;
import dev.zerorpc.contract.TypeRef.OptionalForm;
import dev.zerorpc.contract.TypeRef.OptionalOf;
import dev.zerorpc.contract.TypeRef.Scalar;
import dev.zerorpc.contract.TypeRef.ScalarForm;
import dev.zerorpc.contract.TypeRef.SetOf;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * The codecs that one generated class uses. Those of scalars and structs are there already; one
 * that is put together of others, and an enum's, is held in a constant of the class.
 *
 * <p>A codec class that mentions other codec classes in its constants could be waited for, while it
 * is initialized by one thread, by another thread that initializes one of those, and the other way
 * round. So such constants stand in a nested class, and initializing a codec class needs no other.
 */
final class CodecFields {
  private static final String HOLDER = "Parts";

  /** A constant with a longer name does not fit in 100 columns with its type and value. */
  private static final int LONGEST_ON_ONE_LINE = 15;

  private final Contract contract;
  private final MemberNames names;
  private final @Nullable JavaName codecOf;
  private final Map<Key, FieldSpec> fields = new LinkedHashMap<>();
  private final Map<Key, FieldSpec> held = new LinkedHashMap<>();

  /**
   * Begins a class.
   *
   * @param contract the contract, for its enums
   * @param names names for the constants
   * @param codecOf the type that the class is the codec of, or null if it is not a codec
   */
  CodecFields(Contract contract, MemberNames names, @Nullable JavaName codecOf) {
    this.contract = contract;
    this.names = names;
    this.codecOf = codecOf;
    if (codecOf != null) {
      names.take(HOLDER);
    }
  }

  /** What a constant is the codec of: a type, and the constraints that it checks. */
  private record Key(TypeRef type, List<Constraint> constraints) {}

  /** An expression for the codec of the type that checks the constraints as well. */
  CodeBlock codec(TypeRef type, List<Constraint> constraints) {
    if (!ConstraintCode.isNeeded(constraints)) {
      return codec(type);
    }
    CodeBlock checked =
        type instanceof OptionalOf optional
            ? call(factory(optional), checked(optional.value(), constraints))
            : checked(type, constraints);
    return constant(new Key(type, constraints), checked);
  }

  private CodeBlock checked(TypeRef type, List<Constraint> constraints) {
    return ConstraintCode.codec(part(type), type, constraints, contract);
  }

  /** An expression for the codec of the type. */
  CodeBlock codec(TypeRef type) {
    CodeBlock shared = shared(type);
    if (shared != null) {
      return shared;
    }
    // Parts first, so that their constants are initialized before.
    CodeBlock composed = type instanceof Named named ? enumCodec(named) : composed(type);
    return constant(new Key(type, List.of()), composed);
  }

  private CodeBlock constant(Key key, CodeBlock value) {
    boolean isHeld =
        codecOf != null
            && Mentions.in(key.type())
                .anyMatch(n -> n.kind() != NamedKind.ENUM && !n.javaName().equals(codecOf));
    FieldSpec field =
        (isHeld ? held : fields).computeIfAbsent(key, missing -> field(key, value, isHeld));
    return isHeld ? CodeBlock.of("$L.$N", HOLDER, field) : CodeBlock.of("$N", field);
  }

  /** Adds the constants to the class; call it when all code that uses them has been made. */
  void addTo(TypeSpec.Builder type) {
    type.addFields(fields.values());
    if (!held.isEmpty()) {
      type.addType(
          TypeSpec.classBuilder(HOLDER)
              .addJavadoc("Initialized on first use: codecs may refer to each other in circles.\n")
              .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
              .addFields(held.values())
              .build());
    }
  }

  private FieldSpec field(Key key, CodeBlock value, boolean isHeld) {
    TypeName codec = ParameterizedTypeName.get(RuntimeTypes.CODEC, TypeMapping.boxed(key.type()));
    String prefix = key.constraints().isEmpty() ? "" : "CHECKED_";
    String name = names.take(prefix + MemberNames.codec(key.type()));
    FieldSpec.Builder field = FieldSpec.builder(codec, name);
    if (!isHeld) {
      field.addModifiers(Modifier.PRIVATE);
    }
    return field
        .addModifiers(Modifier.STATIC, Modifier.FINAL)
        .initializer(name.length() <= LONGEST_ON_ONE_LINE ? value : onNextLine(value))
        .build();
  }

  private static CodeBlock onNextLine(CodeBlock value) {
    return CodeBlock.of("\n$>$>$L$<$<", value);
  }

  private @Nullable CodeBlock shared(TypeRef type) {
    if (type instanceof Scalar scalar) {
      String name = scalar.kind().name();
      return codecs(scalar.form() == ScalarForm.BYTE_BUFFER ? "BYTE_BUFFER" : name);
    }
    if (type instanceof Named named && named.kind() != NamedKind.ENUM) {
      return named.javaName().equals(codecOf)
          ? CodeBlock.of("INSTANCE")
          : CodeBlock.of(
              "$T.INSTANCE", TypeMapping.className(GeneratedNames.codec(named.javaName())));
    }
    if (type instanceof ListOf list && list.form() == ListForm.ARRAY) {
      TypeName element = TypeMapping.java(list.element());
      return element.isPrimitive()
          ? codecs(element.toString().toUpperCase(Locale.ROOT) + "_ARRAY")
          : null;
    }
    return null;
  }

  private CodeBlock composed(TypeRef type) {
    if (type instanceof ListOf list) {
      return list.form() == ListForm.LIST
          ? call("list", part(list.element()))
          : CodeBlock.of(
              "$T.array($L, $T::new)",
              RuntimeTypes.CODECS,
              part(list.element()),
              ArrayTypeName.of(TypeMapping.java(list.element()).withoutAnnotations()));
    }
    if (type instanceof SetOf set) {
      return call("set", part(set.element()));
    }
    if (type instanceof MapOf map) {
      return call("map", CodeBlock.of("$L, $L", part(map.key()), part(map.value())));
    }
    if (type instanceof OptionalOf optional) {
      return call(factory(optional), part(optional.value()));
    }
    throw new IllegalArgumentException("not a type with parts: " + type);
  }

  // Inside a larger expression a codec put together of others is written out, an enum's is not.
  private CodeBlock part(TypeRef type) {
    CodeBlock shared = shared(type);
    if (shared != null) {
      return shared;
    }
    return type instanceof Named ? codec(type) : composed(type);
  }

  private static String factory(OptionalOf optional) {
    return optional.form() == OptionalForm.OPTIONAL ? "optional" : "nullable";
  }

  private CodeBlock enumCodec(Named named) {
    EnumDefinition type = enumDefinition(named.javaName());
    ClassName name = TypeMapping.className(named.javaName());
    return CodeBlock.of(
        "$T.enumOf(\n$>$>$L, $T.values(), new $T[] {$L}, $L)$<$<",
        RuntimeTypes.CODECS,
        Literals.string(type.wireName()),
        name,
        type.numberKind() == null ? String.class : long.class,
        type.constants().stream().map(CodecFields::onTheWire).collect(CodeBlock.joining(",$W")),
        type.defaultConstant() == null
            ? "null"
            : CodeBlock.of("$T.$L", name, type.defaultConstant()));
  }

  private static CodeBlock onTheWire(EnumDefinition.Constant constant) {
    return constant.number() == null
        ? Literals.string(constant.wireName())
        : CodeBlock.of("$L", Literals.integer(constant.number()));
  }

  private EnumDefinition enumDefinition(JavaName name) {
    return contract
        .find(name)
        .filter(EnumDefinition.class::isInstance)
        .map(EnumDefinition.class::cast)
        .orElseThrow(() -> new IllegalArgumentException("the contract has no enum " + name));
  }

  private static CodeBlock codecs(String constant) {
    return CodeBlock.of("$T.$L", RuntimeTypes.CODECS, constant);
  }

  private static CodeBlock call(String factory, CodeBlock arguments) {
    return CodeBlock.of("$T.$L($L)", RuntimeTypes.CODECS, factory, arguments);
  }
}
