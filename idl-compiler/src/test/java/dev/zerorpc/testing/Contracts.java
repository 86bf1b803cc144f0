package dev.zerorpc.testing;

import dev.zerorpc.contract.CallPattern;
import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.DefaultValue;
import dev.zerorpc.contract.Definition;
import dev.zerorpc.contract.Documentation;
import dev.zerorpc.contract.EnumDefinition;
import dev.zerorpc.contract.ErrorDefinition;
import dev.zerorpc.contract.ErrorDefinition.Argument;
import dev.zerorpc.contract.FieldDefinition;
import dev.zerorpc.contract.JavaName;
import dev.zerorpc.contract.MethodDefinition;
import dev.zerorpc.contract.ParameterDefinition;
import dev.zerorpc.contract.ResultDefinition.Form;
import dev.zerorpc.contract.ScalarKind;
import dev.zerorpc.contract.ServiceDefinition;
import dev.zerorpc.contract.StructDefinition;
import dev.zerorpc.contract.TypeRef;
import dev.zerorpc.contract.TypeRef.ListForm;
import dev.zerorpc.contract.TypeRef.NamedKind;
import dev.zerorpc.contract.TypeRef.OptionalForm;
import dev.zerorpc.contract.TypeRef.ScalarForm;
import dev.zerorpc.contract.diagnostic.Origin;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Short ways to write contracts in tests. */
public final class Contracts {
  /** The types without parts, by the names that the contract language has for them. */
  public static final TypeRef BOOL = new TypeRef.Scalar(ScalarKind.BOOL);

  public static final TypeRef I8 = new TypeRef.Scalar(ScalarKind.I8);
  public static final TypeRef I32 = new TypeRef.Scalar(ScalarKind.I32);
  public static final TypeRef I64 = new TypeRef.Scalar(ScalarKind.I64);
  public static final TypeRef F64 = new TypeRef.Scalar(ScalarKind.F64);
  public static final TypeRef STRING = new TypeRef.Scalar(ScalarKind.STRING);
  public static final TypeRef BYTES = new TypeRef.Scalar(ScalarKind.BYTES);
  public static final TypeRef ANY = new TypeRef.Scalar(ScalarKind.ANY);

  private Contracts() {}

  /** An origin that can be recognized. */
  public record At(String place) implements Origin {
    @Override
    public String describe() {
      return place;
    }
  }

  public static Contract contract(Definition... definitions) {
    return new Contract(List.of(definitions), List.of());
  }

  public static JavaName name(String canonicalName) {
    List<String> parts = Arrays.asList(canonicalName.split("\\."));
    int first =
        IntStream.range(0, parts.size())
            .filter(i -> Character.isUpperCase(parts.get(i).charAt(0)))
            .findFirst()
            .orElseThrow();
    return new JavaName(
        String.join(".", parts.subList(0, first)), parts.subList(first, parts.size()));
  }

  public static TypeRef scalar(ScalarKind kind) {
    return new TypeRef.Scalar(kind);
  }

  public static TypeRef scalar(ScalarKind kind, ScalarForm form) {
    return new TypeRef.Scalar(kind, form);
  }

  public static TypeRef list(TypeRef element) {
    return new TypeRef.ListOf(element, ListForm.LIST);
  }

  public static TypeRef array(TypeRef element) {
    return new TypeRef.ListOf(element, ListForm.ARRAY);
  }

  public static TypeRef set(TypeRef element) {
    return new TypeRef.SetOf(element);
  }

  public static TypeRef map(TypeRef key, TypeRef value) {
    return new TypeRef.MapOf(key, value);
  }

  /** {@code @Nullable}; a primitive in its wrapper class. */
  public static TypeRef nullable(TypeRef value) {
    return new TypeRef.OptionalOf(value, OptionalForm.NULLABLE);
  }

  public static TypeRef optional(TypeRef value) {
    return new TypeRef.OptionalOf(value, OptionalForm.OPTIONAL);
  }

  public static TypeRef struct(String canonicalName) {
    return new TypeRef.Named(NamedKind.STRUCT, name(canonicalName));
  }

  public static TypeRef enumType(String canonicalName) {
    return new TypeRef.Named(NamedKind.ENUM, name(canonicalName));
  }

  public static FieldDefinition field(String name, TypeRef type) {
    return field(name, name, type, null);
  }

  public static FieldDefinition field(
      String name, String wireName, TypeRef type, @Nullable String defaultValue) {
    return new FieldDefinition(
        name,
        wireName,
        name,
        type,
        defaultValue == null ? null : new DefaultValue(defaultValue),
        Documentation.NONE,
        new At("field " + name));
  }

  public static ParameterDefinition parameter(String name, TypeRef type) {
    return parameter(name, name, type, null);
  }

  public static ParameterDefinition parameter(
      String name, String wireName, TypeRef type, @Nullable String defaultValue) {
    return new ParameterDefinition(
        name,
        wireName,
        type,
        defaultValue == null ? null : new DefaultValue(defaultValue),
        false,
        new At("parameter " + name));
  }

  public static ParameterDefinition stream(String name, TypeRef item) {
    return stream(name, name, item, Form.RPC_STREAM);
  }

  public static ParameterDefinition stream(String name, String wireName, TypeRef item, Form form) {
    return new ParameterDefinition(
        name,
        wireName,
        item,
        form,
        null,
        false,
        List.of(),
        Documentation.NONE,
        new At("parameter " + name));
  }

  public static ParameterDefinition variadic(
      String name, TypeRef element, @Nullable String defaultValue) {
    return new ParameterDefinition(
        name,
        name,
        array(element),
        defaultValue == null ? null : new DefaultValue(defaultValue),
        true,
        new At("parameter " + name));
  }

  public static MethodBuilder method(String name) {
    return new MethodBuilder(name);
  }

  public static ServiceDefinition service(String canonicalName, MethodDefinition... methods) {
    return service(canonicalName, name(canonicalName).simpleName(), true, false, "", methods);
  }

  public static ServiceDefinition service(
      String canonicalName,
      String wireName,
      boolean isPublic,
      boolean deprecated,
      String documentation,
      MethodDefinition... methods) {
    return new ServiceDefinition(
        name(canonicalName),
        wireName,
        List.of(methods),
        isPublic,
        deprecated,
        new Documentation(documentation),
        new At(name(canonicalName).simpleName()));
  }

  public static StructDefinition structOf(String canonicalName, FieldDefinition... fields) {
    return structOf(canonicalName, true, false, "", fields);
  }

  public static StructDefinition structOf(
      String canonicalName,
      boolean isPublic,
      boolean deprecated,
      String documentation,
      FieldDefinition... fields) {
    return new StructDefinition(
        name(canonicalName),
        name(canonicalName).simpleName(),
        List.of(fields),
        isPublic,
        deprecated,
        new Documentation(documentation),
        new At(name(canonicalName).simpleName()));
  }

  public static ErrorDefinition errorOf(
      String canonicalName,
      String wireName,
      boolean deprecated,
      String documentation,
      Argument... constructor) {
    return new ErrorDefinition(
        name(canonicalName),
        wireName,
        List.of(constructor),
        true,
        deprecated,
        new Documentation(documentation),
        new At(name(canonicalName).simpleName()));
  }

  /** An enum; {@code "COUNT=count"} is a constant with a name of its own on the wire. */
  public static EnumDefinition enumOf(
      String canonicalName, @Nullable String defaultConstant, String... constants) {
    return new EnumDefinition(
        name(canonicalName),
        name(canonicalName).simpleName(),
        Arrays.stream(constants).map(Contracts::constant).toList(),
        defaultConstant,
        true,
        Documentation.NONE,
        new At(name(canonicalName).simpleName()));
  }

  private static EnumDefinition.Constant constant(String text) {
    int equals = text.indexOf('=');
    String name = equals < 0 ? text : text.substring(0, equals);
    return new EnumDefinition.Constant(
        name, equals < 0 ? text : text.substring(equals + 1), new At("constant " + name));
  }

  /** The call patterns by how a builder names them. */
  static CallPattern pattern(boolean oneWay, boolean stream) {
    return oneWay ? CallPattern.ONE_WAY : stream ? CallPattern.SERVER_STREAM : CallPattern.UNARY;
  }
}
