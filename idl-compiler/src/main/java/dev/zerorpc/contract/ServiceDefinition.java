package dev.zerorpc.contract;

import dev.zerorpc.contract.diagnostic.Origin;
import java.util.List;

/**
 * A service.
 *
 * @param javaName the interface
 * @param wireName the name that introspection reports
 * @param methods its methods in order of declaration, after them those that are only inherited
 * @param parents the interfaces of the services that it extends, in order, where they are known
 * @param isPublic whether the interface is public
 * @param deprecated whether it is deprecated
 * @param documentation what is written about it
 * @param origin where it comes from
 */
public record ServiceDefinition(
    JavaName javaName,
    String wireName,
    List<MethodDefinition> methods,
    List<JavaName> parents,
    boolean isPublic,
    boolean deprecated,
    Documentation documentation,
    Origin origin)
    implements Definition {
  /** Copies the lists. */
  public ServiceDefinition {
    methods = List.copyOf(methods);
    parents = List.copyOf(parents);
  }

  /** A service of which is not known what it extends. */
  public ServiceDefinition(
      JavaName javaName,
      String wireName,
      List<MethodDefinition> methods,
      boolean isPublic,
      boolean deprecated,
      Documentation documentation,
      Origin origin) {
    this(javaName, wireName, methods, List.of(), isPublic, deprecated, documentation, origin);
  }
}
