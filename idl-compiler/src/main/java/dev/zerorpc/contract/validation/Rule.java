package dev.zerorpc.contract.validation;

import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.diagnostic.DiagnosticReporter;

/** One rule. It looks at the definitions that code is generated for, never at those referred to. */
@FunctionalInterface
interface Rule {
  /** Reports every place where the contract breaks the rule, in the contract's order. */
  void check(Contract contract, DiagnosticReporter reporter);
}
