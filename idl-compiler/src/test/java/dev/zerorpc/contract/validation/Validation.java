package dev.zerorpc.contract.validation;

import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.Definition;
import java.util.ArrayList;
import java.util.List;

/** Runs the validator and keeps what it reports. */
final class Validation {
  private Validation() {}

  /** {@code origin: [code] message. Cure.}, in the order of the reports. */
  static List<String> of(Definition... definitions) {
    return of(new Contract(List.of(definitions), List.of()));
  }

  static List<String> of(Contract contract) {
    List<String> reports = new ArrayList<>();
    new ContractValidator()
        .validate(contract, d -> reports.add(d.origin().describe() + ": " + d.describe()));
    return reports;
  }
}
