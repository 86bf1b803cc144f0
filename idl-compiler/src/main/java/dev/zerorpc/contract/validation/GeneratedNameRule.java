package dev.zerorpc.contract.validation;

import dev.zerorpc.contract.ConstantDefinition;
import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.Definition;
import dev.zerorpc.contract.GeneratedNames;
import dev.zerorpc.contract.JavaName;
import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import dev.zerorpc.contract.diagnostic.DiagnosticReporter;
import java.util.HashMap;
import java.util.Map;

/**
 * A generated class has a name to itself: neither the contract's own types nor what is generated
 * for another of them has it ({@code A.B} and {@code A_B} would share their stub).
 */
final class GeneratedNameRule implements Rule {
  @Override
  public void check(Contract contract, DiagnosticReporter reporter) {
    Map<JavaName, String> taken = new HashMap<>();
    for (Definition definition : contract.definitions()) {
      for (JavaName name : GeneratedNames.of(definition)) {
        String owner = "the one generated for " + definition.javaName();
        String other =
            contract
                .find(name)
                .map(own -> "a type of the contract")
                .orElseGet(() -> taken.putIfAbsent(name, owner));
        if (other != null) {
          reporter.report(DiagnosticCode.GENERATED_NAME, definition.origin(), name, other);
        }
      }
    }
    for (ConstantDefinition constant : contract.constants()) {
      JavaName name = GeneratedNames.constants(constant.packageName());
      if (contract.find(name).isPresent() || taken.containsKey(name)) {
        reporter.report(
            DiagnosticCode.GENERATED_NAME, constant.origin(), name, "a type of the contract");
      }
    }
  }
}
