package dev.zerorpc.codegen;

import dev.zerorpc.contract.Contract;
import java.util.List;

/** Generates the code of a contract. Stateless; used by any thread. */
public final class ContractGenerator {
  /** Creates a generator. */
  public ContractGenerator() {}

  /**
   * Generates the sources of every definition, in the contract's order: a stub and a dispatcher for
   * a service, a codec for a struct or an error, nothing for an enum.
   *
   * @param contract a contract that the validator found no error in
   * @param options what the front end decides
   * @return the same texts for the same contract, whatever the order of what it refers to
   */
  public List<GeneratedSource> generate(Contract contract, GeneratorOptions options) {
    return List.of();
  }
}
