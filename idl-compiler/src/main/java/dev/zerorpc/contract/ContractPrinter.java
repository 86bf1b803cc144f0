package dev.zerorpc.contract;

import dev.zerorpc.contract.diagnostic.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Prints definitions as {@code .zrpc} text, always the same for the same definition: two spaces of
 * indentation, one member a line in the order of the definition.
 *
 * <p>Names are Java's; where the one on the wire differs it stands before as {@code @name("…")}. A
 * Java shape that is not the usual one stands before a type, a result or a definition as
 * {@code @java("…")}, and {@code @java("read getLimit")} gives an accessor that is not called like
 * its field.
 */
public final class ContractPrinter {
  private ContractPrinter() {}

  /**
   * The canonical text of one definition, its lines ended by newlines: everything that a peer or
   * generated code depends on, the methods of a service with the inherited ones, and nothing that
   * is only written for readers.
   */
  public static String print(Definition definition) {
    String packageName = definition.javaName().packageName();
    return namespace(packageName) + definition(definition, new MemberText(packageName, false));
  }

  /**
   * A whole file: what the contract defines in one package, with its documentation, services
   * without the methods that they inherit from services of the contract.
   *
   * @param contract the contract
   * @param packageName the package
   * @param imports the files with what the package refers to elsewhere, as imports name them
   */
  public static String file(Contract contract, String packageName, List<String> imports) {
    MemberText text = new MemberText(packageName, true);
    List<String> parts = new ArrayList<>();
    if (!imports.isEmpty()) {
      parts.add(
          imports.stream()
              .map(path -> "import " + Json.quoted(path) + ";\n")
              .collect(Collectors.joining()));
    }
    contract.constantsIn(packageName).stream().map(text::constant).forEach(parts::add);
    contract.definitionsIn(packageName).stream()
        .map(definition -> definition(withoutInherited(definition, contract), text))
        .forEach(parts::add);
    return namespace(packageName) + String.join("\n", parts);
  }

  private static String namespace(String packageName) {
    return packageName.isEmpty() ? "" : "namespace " + Names.path(packageName) + ";\n\n";
  }

  private static Definition withoutInherited(Definition definition, Contract contract) {
    if (!(definition instanceof ServiceDefinition service)) {
      return definition;
    }
    return new ServiceDefinition(
        service.javaName(),
        service.wireName(),
        OwnMethods.of(service, contract),
        service.parents(),
        service.isPublic(),
        service.deprecated(),
        service.documentation(),
        service.origin());
  }

  private static String definition(Definition definition, MemberText text) {
    List<String> members = new ArrayList<>();
    if (definition instanceof ServiceDefinition service) {
      service.methods().forEach(method -> members.add(text.method(method)));
    } else if (definition instanceof StructDefinition struct) {
      struct.fields().forEach(field -> members.add(text.field(field)));
    } else if (definition instanceof ErrorDefinition error) {
      error.constructor().forEach(argument -> members.add(text.argument(argument)));
    } else if (definition instanceof EnumDefinition type) {
      type.constants().forEach(constant -> members.add(text.constant(constant, type)));
    } else if (definition instanceof UnionDefinition union) {
      union.members().forEach(member -> members.add(text.member(member)));
    }
    String body =
        members.stream()
            .flatMap(String::lines)
            .map(line -> "  " + line + "\n")
            .collect(Collectors.joining());
    return text.head(definition) + " {\n" + body + "}\n";
  }
}
