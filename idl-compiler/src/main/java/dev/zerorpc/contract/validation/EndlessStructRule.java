package dev.zerorpc.contract.validation;

import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.FieldDefinition;
import dev.zerorpc.contract.JavaName;
import dev.zerorpc.contract.StructDefinition;
import dev.zerorpc.contract.TypeRef.Named;
import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import dev.zerorpc.contract.diagnostic.DiagnosticReporter;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** A struct does not contain itself by way of required fields alone: it would have no end. */
final class EndlessStructRule implements Rule {
  @Override
  public void check(Contract contract, DiagnosticReporter reporter) {
    contract.definitions().stream()
        .filter(StructDefinition.class::isInstance)
        .map(StructDefinition.class::cast)
        .forEach(struct -> check(struct, contract, reporter));
  }

  private static void check(
      StructDefinition struct, Contract contract, DiagnosticReporter reporter) {
    for (FieldDefinition field : struct.fields()) {
      Optional<String> path = path(field, struct.javaName(), new HashSet<>(), contract);
      if (path.isPresent()) {
        reporter.report(
            DiagnosticCode.ENDLESS_STRUCT,
            field.origin(),
            struct.javaName().simpleName(),
            path.get());
      }
    }
  }

  /** The names of the fields that lead from this one to a value of the type, if any do. */
  private static Optional<String> path(
      FieldDefinition field, JavaName target, Set<JavaName> seen, Contract contract) {
    if (!(field.type() instanceof Named named)) {
      return Optional.empty();
    }
    if (named.javaName().equals(target)) {
      return Optional.of(field.name());
    }
    return contract
        .find(named.javaName())
        .filter(definition -> seen.add(definition.javaName()))
        .flatMap(
            definition ->
                Parts.fields(definition).stream()
                    .flatMap(inner -> path(inner, target, seen, contract).stream())
                    .findFirst())
        .map(rest -> field.name() + "." + rest);
  }
}
