package dev.zerorpc.contract;

import java.util.List;

/** The only place where the name of a generated type is decided. */
public final class GeneratedNames {
  private GeneratedNames() {}

  /** The client stub of a service. */
  public static JavaName stub(JavaName service) {
    return withSuffix(service, "Stub");
  }

  /** The server dispatcher of a service. */
  public static JavaName dispatcher(JavaName service) {
    return withSuffix(service, "Dispatcher");
  }

  /** The codec of a struct or an error. */
  public static JavaName codec(JavaName type) {
    return withSuffix(type, "Codec");
  }

  /** Everything that is generated for a definition, in the order in which it is generated. */
  public static List<JavaName> of(Definition definition) {
    if (definition instanceof ServiceDefinition service) {
      return List.of(stub(service.javaName()), dispatcher(service.javaName()));
    }
    if (definition instanceof StructDefinition || definition instanceof ErrorDefinition) {
      return List.of(codec(definition.javaName()));
    }
    if (definition instanceof EnumDefinition) {
      return List.of();
    }
    throw new IllegalArgumentException("nothing is known of " + definition.getClass());
  }

  /** Generated types are top-level: {@code Outer.Inner} becomes {@code Outer_InnerSuffix}. */
  private static JavaName withSuffix(JavaName type, String suffix) {
    return JavaName.of(type.packageName(), String.join("_", type.simpleNames()) + suffix);
  }
}
