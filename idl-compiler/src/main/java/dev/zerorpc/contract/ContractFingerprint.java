package dev.zerorpc.contract;

import dev.zerorpc.contract.TypeRef.ListOf;
import dev.zerorpc.contract.TypeRef.MapOf;
import dev.zerorpc.contract.TypeRef.Named;
import dev.zerorpc.contract.TypeRef.OptionalOf;
import dev.zerorpc.contract.TypeRef.SetOf;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A digest of what code generated for a definition depends on: its canonical text and that of the
 * enums it names, whose constants generated code holds. Documentation has no part in it.
 */
public final class ContractFingerprint {
  private static final int HEX_DIGITS = 16;

  private ContractFingerprint() {}

  /** The first 16 lower-case hexadecimal digits of the SHA-256 of that text as UTF-8. */
  public static String of(Definition definition, Contract contract) {
    SortedMap<String, String> enums = new TreeMap<>();
    types(definition)
        .flatMap(ContractFingerprint::named)
        .map(named -> contract.find(named.javaName()))
        .flatMap(Optional::stream)
        .filter(EnumDefinition.class::isInstance)
        .forEach(type -> enums.put(type.javaName().canonicalName(), ContractPrinter.print(type)));
    MessageDigest digest = sha256();
    digest.update(ContractPrinter.print(definition).getBytes(StandardCharsets.UTF_8));
    enums.values().forEach(text -> digest.update(text.getBytes(StandardCharsets.UTF_8)));
    return HexFormat.of().formatHex(digest.digest()).substring(0, HEX_DIGITS);
  }

  private static Stream<TypeRef> types(Definition definition) {
    if (definition instanceof ServiceDefinition service) {
      return service.methods().stream().flatMap(ContractFingerprint::types);
    }
    if (definition instanceof StructDefinition struct) {
      return struct.fields().stream().map(FieldDefinition::type);
    }
    if (definition instanceof ErrorDefinition error) {
      return error.fields().stream().map(FieldDefinition::type);
    }
    return Stream.empty();
  }

  private static Stream<TypeRef> types(MethodDefinition method) {
    return Stream.concat(
        method.parameters().stream().map(ParameterDefinition::type),
        Stream.ofNullable(method.result().type()));
  }

  private static Stream<Named> named(TypeRef type) {
    if (type instanceof Named named) {
      return Stream.of(named);
    }
    if (type instanceof ListOf list) {
      return named(list.element());
    }
    if (type instanceof SetOf set) {
      return named(set.element());
    }
    if (type instanceof MapOf map) {
      return Stream.concat(named(map.key()), named(map.value()));
    }
    return type instanceof OptionalOf optional ? named(optional.value()) : Stream.empty();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
