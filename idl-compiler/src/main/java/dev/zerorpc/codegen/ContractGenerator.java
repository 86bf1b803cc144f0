package dev.zerorpc.codegen;

import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.Definition;
import dev.zerorpc.contract.ErrorDefinition;
import dev.zerorpc.contract.ServiceDefinition;
import dev.zerorpc.contract.StructDefinition;
import java.util.List;
import java.util.stream.Stream;

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
    return contract.definitions().stream()
        .flatMap(definition -> generate(definition, contract, options))
        .toList();
  }

  private static Stream<GeneratedSource> generate(
      Definition definition, Contract contract, GeneratorOptions options) {
    SourceFileWriter writer = new SourceFileWriter(contract, definition, options);
    if (definition instanceof ServiceDefinition service) {
      return Stream.of(
          new StubGenerator(contract, service, writer).generate(),
          new DispatcherGenerator(contract, service, writer).generate());
    }
    if (definition instanceof StructDefinition struct) {
      return Stream.of(new StructCodecGenerator(contract, struct, writer).generate());
    }
    if (definition instanceof ErrorDefinition error) {
      return Stream.of(new ErrorCodecGenerator(contract, error, writer).generate());
    }
    return Stream.empty();
  }
}
