package dev.zerorpc.contract.validation;

import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.EnumDefinition;
import dev.zerorpc.contract.diagnostic.DiagnosticReporter;

/** The constant that an enum reads unknown names as is one of its own. */
final class EnumDefaultRule implements Rule {
  @Override
  public void check(Contract contract, DiagnosticReporter reporter) {
    for (EnumDefinition type : Parts.enums(contract)) {
      String name = type.defaultConstant();
      if (name != null && type.constants().stream().noneMatch(c -> c.name().equals(name))) {
        DefaultValueRule.reportConstant(name, type, type.origin(), reporter);
      }
    }
  }
}
