package dev.zerorpc.contract.diff;

import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.Definition;
import dev.zerorpc.contract.EnumDefinition;
import dev.zerorpc.contract.ErrorDefinition;
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
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a peer sees of a type: names of structs, enums and unions do not cross the wire. Types with
 * the same text can stand in for each other.
 */
final class WireShape {
  private final Contract contract;
  private final Map<JavaName, Integer> seen = new HashMap<>();

  private WireShape(Contract contract) {
    this.contract = contract;
  }

  static String of(TypeRef type, Contract contract) {
    return new WireShape(contract).text(type);
  }

  /** The shape of what a definition's values are; empty for services, which have none. */
  static String of(Definition definition, Contract contract) {
    return new WireShape(contract).body(definition);
  }

  private String text(TypeRef type) {
    if (type instanceof Scalar scalar) {
      return scalar.kind().keyword();
    }
    if (type instanceof ListOf list) {
      return "list<" + text(list.element()) + ">";
    }
    if (type instanceof SetOf set) {
      return "set<" + text(set.element()) + ">";
    }
    if (type instanceof MapOf map) {
      return "map<" + text(map.key()) + ", " + text(map.value()) + ">";
    }
    if (type instanceof OptionalOf optional) {
      return text(optional.value()) + "?";
    }
    JavaName name = ((Named) type).javaName();
    // Within itself, and where it comes again, a type is told by the place where it came first.
    Integer place = seen.get(name);
    return place != null
        ? "#" + place
        : contract.find(name).map(this::body).orElseGet(name::canonicalName);
  }

  private String body(Definition definition) {
    seen.put(definition.javaName(), seen.size());
    if (definition instanceof StructDefinition struct) {
      return struct.fields().stream()
          .map(field -> (struct.positional() ? "" : key(field.wireName())) + field(field))
          .collect(Collectors.joining(", ", struct.positional() ? "[" : "{", "}"));
    }
    if (definition instanceof EnumDefinition type) {
      return type.constants().stream()
          .map(c -> c.number() == null ? c.wireName() : c.number().toString())
          .sorted()
          .collect(Collectors.joining("|", "enum(", ") default " + type.defaultConstant()));
    }
    if (definition instanceof UnionDefinition union) {
      return union.members().stream()
          .map(member -> key(member.wireName()) + text(member.type()))
          .collect(Collectors.joining("|", "union(", ")"));
    }
    return definition instanceof ErrorDefinition error
        ? error.fields().stream()
            .map(field -> key(field.wireName()) + field(field))
            .collect(Collectors.joining(", ", "error{", "}"))
        : "";
  }

  private static String key(String name) {
    return name + ": ";
  }

  private String field(FieldDefinition field) {
    String absent = field.defaultValue() == null ? "" : " = " + field.defaultValue().text();
    return text(field.type()) + absent + Constraints.text(field.constraints());
  }
}
