package dev.zerorpc.contract;

import dev.zerorpc.contract.diagnostic.Origin;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A method of a service.
 *
 * @param name the Java name
 * @param wireName the name on the wire
 * @param parameters the parameters in order
 * @param result what it answers
 * @param pattern how it answers
 * @param errors the typed errors it declares, in order of declaration
 * @param idempotent whether it may be sent again
 * @param timeout how long a caller waits for the first answer, as written ({@code 250ms}), or null
 * @param deprecated whether it is deprecated
 * @param documentation what is written about it
 * @param origin where it comes from
 */
public record MethodDefinition(
    String name,
    String wireName,
    List<ParameterDefinition> parameters,
    ResultDefinition result,
    CallPattern pattern,
    List<ErrorReference> errors,
    boolean idempotent,
    @Nullable String timeout,
    boolean deprecated,
    Documentation documentation,
    Origin origin) {
  /**
   * A typed error in a method's {@code throws}.
   *
   * @param javaName the exception class
   * @param origin where it is named
   */
  public record ErrorReference(JavaName javaName, Origin origin) {}

  /** Copies the lists. */
  public MethodDefinition {
    parameters = List.copyOf(parameters);
    errors = List.copyOf(errors);
  }

  /** The parameters that are values, in order: what a call's arguments are for. */
  public List<ParameterDefinition> valueParameters() {
    return parameters.stream().filter(parameter -> !parameter.isStream()).toList();
  }

  /** The parameter that is a stream, if there is one. */
  public Optional<ParameterDefinition> streamParameter() {
    return parameters.stream().filter(ParameterDefinition::isStream).findFirst();
  }
}
