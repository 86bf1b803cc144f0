package dev.zerorpc.contract;

import dev.zerorpc.contract.ResultDefinition.Form;
import dev.zerorpc.contract.diagnostic.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a method.
 *
 * @param name the Java name
 * @param wireName the name in introspection and messages
 * @param type its type, or that of an item if it is a stream
 * @param form {@code DIRECT}, or how Java shows the stream that it is
 * @param defaultValue what a call that leaves it out stands for, or null
 * @param variadic whether Java declares it as {@code T...}
 * @param constraints what its values must be besides
 * @param documentation what is written about it
 * @param origin where it comes from
 */
public record ParameterDefinition(
    String name,
    String wireName,
    TypeRef type,
    Form form,
    @Nullable DefaultValue defaultValue,
    boolean variadic,
    List<Constraint> constraints,
    Documentation documentation,
    Origin origin) {
  /** Copies the list. */
  public ParameterDefinition {
    constraints = List.copyOf(constraints);
  }

  /** A parameter without constraints and documentation. */
  public ParameterDefinition(
      String name,
      String wireName,
      TypeRef type,
      @Nullable DefaultValue defaultValue,
      boolean variadic,
      Origin origin) {
    this(
        name,
        wireName,
        type,
        Form.DIRECT,
        defaultValue,
        variadic,
        List.of(),
        Documentation.NONE,
        origin);
  }

  /** Whether its items follow the call one by one. */
  public boolean isStream() {
    return form.isStream();
  }
}
