package dev.zerorpc.contract.validation;

import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.Definition;
import dev.zerorpc.contract.EnumDefinition;
import dev.zerorpc.contract.ErrorDefinition;
import dev.zerorpc.contract.FieldDefinition;
import dev.zerorpc.contract.MethodDefinition;
import dev.zerorpc.contract.ServiceDefinition;
import dev.zerorpc.contract.StructDefinition;
import dev.zerorpc.contract.TypeRef;
import dev.zerorpc.contract.TypeRef.ListOf;
import dev.zerorpc.contract.TypeRef.MapOf;
import dev.zerorpc.contract.TypeRef.OptionalOf;
import dev.zerorpc.contract.TypeRef.SetOf;
import dev.zerorpc.contract.UnionDefinition;
import dev.zerorpc.contract.diagnostic.Origin;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Ways through a contract that several rules go. */
final class Parts {
  private Parts() {}

  /** The services that code is generated for. */
  static List<ServiceDefinition> services(Contract contract) {
    return only(contract.definitions().stream(), ServiceDefinition.class);
  }

  /** The methods of those services. */
  static void forEachMethod(Contract contract, Consumer<MethodDefinition> action) {
    services(contract).forEach(service -> service.methods().forEach(action));
  }

  /**
   * The enums, those referred to as well: nothing is generated for an enum, so it may be among the
   * definitions of no contract at all.
   */
  static List<EnumDefinition> enums(Contract contract) {
    return only(
        Stream.concat(contract.definitions().stream(), contract.referenced().stream()),
        EnumDefinition.class);
  }

  /** The unions that code is generated for. */
  static List<UnionDefinition> unions(Contract contract) {
    return only(contract.definitions().stream(), UnionDefinition.class);
  }

  /** The fields of a struct or an error; none of anything else. */
  static List<FieldDefinition> fields(Definition definition) {
    if (definition instanceof StructDefinition struct) {
      return struct.fields();
    }
    return definition instanceof ErrorDefinition error ? error.fields() : List.of();
  }

  /** Every type that is written down, and every type inside it, with the place it is written at. */
  static void forEachType(Contract contract, BiConsumer<Origin, TypeRef> action) {
    for (Definition definition : contract.definitions()) {
      if (definition instanceof ServiceDefinition service) {
        service.methods().forEach(method -> visit(method, action));
      }
      fields(definition).forEach(field -> visit(field.origin(), field.type(), action));
      if (definition instanceof UnionDefinition union) {
        union.members().forEach(member -> visit(member.origin(), member.type(), action));
      }
    }
    contract.constants().forEach(constant -> visit(constant.origin(), constant.type(), action));
  }

  private static void visit(MethodDefinition method, BiConsumer<Origin, TypeRef> action) {
    method.parameters().forEach(p -> visit(p.origin(), p.type(), action));
    TypeRef result = method.result().type();
    if (result != null) {
      visit(method.origin(), result, action);
    }
  }

  private static void visit(Origin origin, TypeRef type, BiConsumer<Origin, TypeRef> action) {
    action.accept(origin, type);
    if (type instanceof ListOf list) {
      visit(origin, list.element(), action);
    } else if (type instanceof SetOf set) {
      visit(origin, set.element(), action);
    } else if (type instanceof MapOf map) {
      visit(origin, map.key(), action);
      visit(origin, map.value(), action);
    } else if (type instanceof OptionalOf optional) {
      visit(origin, optional.value(), action);
    }
  }

  private static <T> List<T> only(Stream<Definition> definitions, Class<T> kind) {
    return definitions.filter(kind::isInstance).map(kind::cast).toList();
  }
}
