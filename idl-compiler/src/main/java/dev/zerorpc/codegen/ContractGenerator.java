package dev.zerorpc.codegen;

import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.Definition;
import dev.zerorpc.contract.ErrorDefinition;
import dev.zerorpc.contract.ServiceDefinition;
import dev.zerorpc.contract.StructDefinition;
import dev.zerorpc.contract.UnionDefinition;
import java.util.List;
import java.util.stream.Stream;

/** Generates the code of a contract. Stateless; used by any thread. */
public final class ContractGenerator {
  /** Creates a generator. */
  public ContractGenerator() {}

  /**
   * Generates the sources of every definition, in the contract's order: a stub and a dispatcher for
   * a service, a codec for a struct, a union or an error, nothing for an enum. Before these comes,
   * for what was written as {@code .zrpc}, the Java type itself: an interface, a record, an enum, a
   * sealed interface or an exception, and after all a class of constants for each package that has
   * some.
   *
   * @param contract a contract that the validator found no error in
   * @param options what the front end decides
   * @return the same texts for the same contract, whatever the order of what it refers to
   */
  public List<GeneratedSource> generate(Contract contract, GeneratorOptions options) {
    JavaTypesGenerator types = new JavaTypesGenerator(contract, options);
    return Stream.concat(
            contract.definitions().stream()
                .flatMap(
                    definition ->
                        Stream.concat(
                            types.generate(definition), code(definition, contract, options))),
            new ConstantsGenerator(contract, options).generate())
        .toList();
  }

  private static Stream<GeneratedSource> code(
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
    if (definition instanceof UnionDefinition union) {
      return Stream.of(new UnionCodecGenerator(contract, union, writer).generate());
    }
    return Stream.empty();
  }
}
