package dev.zerorpc.contract;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What one compilation sees of a contract: the definitions to generate code for, and those they
 * refer to.
 *
 * @param definitions what code is generated for, in order
 * @param referenced what those refer to and is generated elsewhere; only looked up
 */
public record Contract(List<Definition> definitions, List<Definition> referenced) {
  /** Copies the lists. */
  public Contract {
    definitions = List.copyOf(definitions);
    referenced = List.copyOf(referenced);
  }

  /** The definition of that Java type, if this contract knows it. */
  public Optional<Definition> find(JavaName javaName) {
    return Optional.ofNullable(index().get(javaName));
  }

  private Map<JavaName, Definition> index() {
    return java.util.stream.Stream.concat(definitions.stream(), referenced.stream())
        .collect(
            Collectors.toMap(Definition::javaName, Function.identity(), (first, second) -> first));
  }
}
