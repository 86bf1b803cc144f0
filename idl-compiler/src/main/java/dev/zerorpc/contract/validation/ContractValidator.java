package dev.zerorpc.contract.validation;

import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.diagnostic.DiagnosticReporter;
import dev.zerorpc.contract.diagnostic.Severity;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Checks a contract against every rule. Stateless; used by any thread. */
public final class ContractValidator {
  private static final List<Rule> RULES =
      List.of(
          new WireNameRule(),
          new DuplicateNameRule(),
          new DuplicateErrorRule(),
          new ObjectMethodRule(),
          new GeneratedNameRule(),
          new FileNameRule(),
          new MapKeyRule(),
          new ArrayIdentityRule(),
          new ArrayElementRule(),
          new NestedOptionalRule(),
          new EndlessStructRule(),
          new EmptyDefinitionRule(),
          new StreamItemRule(),
          new StreamParameterRule(),
          new OneWayRule(),
          new TimeoutRule(),
          new TrailingDefaultRule(),
          new DefaultValueRule(),
          new EnumDefaultRule(),
          new EnumNumberRule(),
          new ConstantRule(),
          new ConstraintRule(),
          new JavaNameRule(),
          new ParameterPlacesRule(),
          new ClassSizeRule(),
          new TextLengthRule());

  /** Creates a validator. */
  public ContractValidator() {}

  /**
   * Reports everything that is wrong with the definitions that code is generated for.
   *
   * @param contract the contract; each type it names is among its definitions or those referred to
   * @param reporter takes errors and warnings
   * @return whether there was no error, so that code can be generated
   */
  public boolean validate(Contract contract, DiagnosticReporter reporter) {
    AtomicBoolean valid = new AtomicBoolean(true);
    DiagnosticReporter watched =
        diagnostic -> {
          if (diagnostic.code().severity() == Severity.ERROR) {
            valid.set(false);
          }
          reporter.report(diagnostic);
        };
    RULES.forEach(rule -> rule.check(contract, watched));
    return valid.get();
  }
}
