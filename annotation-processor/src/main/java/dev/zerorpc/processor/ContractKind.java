package dev.zerorpc.processor;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import javax.lang.model.element.TypeElement;

/** What an annotation makes of a type. */
enum ContractKind {
  SERVICE(ContractTypes.RPC_SERVICE),
  STRUCT(ContractTypes.RPC_STRUCT),
  UNION(ContractTypes.RPC_UNION),
  ERROR(ContractTypes.RPC_ERROR);

  private final String annotation;

  ContractKind(String annotation) {
    this.annotation = annotation;
  }

  /** What the type's annotations make of it; empty if they make nothing of it. */
  static Optional<ContractKind> of(TypeElement type) {
    return Arrays.stream(values())
        .filter(kind -> Annotations.has(type, kind.annotation))
        .findFirst();
  }

  /** The qualified name of the annotation. */
  String annotation() {
    return annotation;
  }

  String noun() {
    return name().toLowerCase(Locale.ROOT);
  }
}
