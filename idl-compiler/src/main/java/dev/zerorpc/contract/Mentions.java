package dev.zerorpc.contract;

import dev.zerorpc.contract.TypeRef.ListOf;
import dev.zerorpc.contract.TypeRef.MapOf;
import dev.zerorpc.contract.TypeRef.Named;
import dev.zerorpc.contract.TypeRef.OptionalOf;
import dev.zerorpc.contract.TypeRef.SetOf;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which other types a definition, or a type, names directly. */
public final class Mentions {
  private Mentions() {}

  /** The Java types that the definition names, each once, in the order in which it names them. */
  public static Set<JavaName> names(Definition definition) {
    Set<JavaName> names = new LinkedHashSet<>();
    types(definition).flatMap(Mentions::in).map(Named::javaName).forEach(names::add);
    if (definition instanceof ServiceDefinition service) {
      service.methods().forEach(m -> m.errors().forEach(error -> names.add(error.javaName())));
    }
    return names;
  }

  /** Those of them that the contract knows. */
  public static List<Definition> definitions(Definition definition, Contract contract) {
    return names(definition).stream().map(contract::find).flatMap(Optional::stream).toList();
  }

  /** The named types that a type is, or is made of. */
  public static Stream<Named> in(TypeRef type) {
    if (type instanceof Named named) {
      return Stream.of(named);
    }
    if (type instanceof ListOf list) {
      return in(list.element());
    }
    if (type instanceof SetOf set) {
      return in(set.element());
    }
    if (type instanceof MapOf map) {
      return Stream.concat(in(map.key()), in(map.value()));
    }
    return type instanceof OptionalOf optional ? in(optional.value()) : Stream.empty();
  }

  private static Stream<TypeRef> types(Definition definition) {
    if (definition instanceof ServiceDefinition service) {
      return service.methods().stream().flatMap(Mentions::types);
    }
    if (definition instanceof StructDefinition struct) {
      return struct.fields().stream().map(FieldDefinition::type);
    }
    if (definition instanceof ErrorDefinition error) {
      return error.fields().stream().map(FieldDefinition::type);
    }
    return definition instanceof UnionDefinition union
        ? union.members().stream().map(UnionDefinition.Member::type)
        : Stream.empty();
  }

  private static Stream<TypeRef> types(MethodDefinition method) {
    return Stream.concat(
        method.parameters().stream().map(ParameterDefinition::type),
        Stream.ofNullable(method.result().type()));
  }
}
