package dev.zerorpc.idl.link;

import dev.zerorpc.contract.JavaName;
import dev.zerorpc.idl.syntax.DefinitionElement;
import dev.zerorpc.idl.syntax.PathElement;

/**
 * A definition by its name.
 *
 * @param element what is written
 * @param file where
 * @param javaName its Java type; of a constant, only what tells it apart
 */
record Symbol(DefinitionElement element, LinkedFile file, JavaName javaName) {
  /** The name as it is written, with dots where it is nested. */
  String name() {
    return path().text();
  }

  PathElement path() {
    return element.head().name();
  }

  /** The name with its namespace. */
  String fullName() {
    return file.namespace().isEmpty() ? name() : file.namespace() + "." + name();
  }

  boolean isConstant() {
    return element instanceof DefinitionElement.Constant;
  }

  /** What it is, with its article. */
  String describe() {
    if (element instanceof DefinitionElement.Fields fields) {
      return switch (fields.kind()) {
        case STRUCT -> "a struct";
        case UNION -> "a union";
        case ERROR -> "an error";
      };
    }
    return element instanceof DefinitionElement.EnumElement
        ? "an enum"
        : element instanceof DefinitionElement.Service ? "a service" : "a constant";
  }
}
