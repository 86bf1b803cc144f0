package dev.zerorpc.contract.validation;

import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import dev.zerorpc.contract.diagnostic.DiagnosticReporter;

/**
 * A service offers something (a warning: it may have just been begun), and an enum or a union has a
 * value. A struct without fields is a struct that may grow.
 */
final class EmptyDefinitionRule implements Rule {
  @Override
  public void check(Contract contract, DiagnosticReporter reporter) {
    Parts.services(contract).stream()
        .filter(service -> service.methods().isEmpty())
        .forEach(
            service ->
                reporter.report(
                    DiagnosticCode.EMPTY_SERVICE,
                    service.origin(),
                    service.javaName().simpleName()));
    Parts.unions(contract).stream()
        .filter(union -> union.members().isEmpty())
        .forEach(
            union ->
                reporter.report(
                    DiagnosticCode.EMPTY_UNION, union.origin(), union.javaName().simpleName()));
    Parts.enums(contract).stream()
        .filter(type -> type.constants().isEmpty())
        .forEach(
            type ->
                reporter.report(
                    DiagnosticCode.EMPTY_ENUM, type.origin(), type.javaName().simpleName()));
  }
}
