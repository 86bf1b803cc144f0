package dev.zerorpc.contract;

import dev.zerorpc.contract.diagnostic.Origin;
import java.util.List;

/**
 * A service.
 *
 * @param javaName the interface
 * @param wireName the name that introspection reports
 * @param methods its methods, inherited ones included, in order of declaration
 * @param isPublic whether the interface is public
 * @param deprecated whether it is deprecated
 * @param documentation what is written about it
 * @param origin where it comes from
 */
public record ServiceDefinition(
    JavaName javaName,
    String wireName,
    List<MethodDefinition> methods,
    boolean isPublic,
    boolean deprecated,
    Documentation documentation,
    Origin origin)
    implements Definition {
  /** Copies the list. */
  public ServiceDefinition {
    methods = List.copyOf(methods);
  }
}
