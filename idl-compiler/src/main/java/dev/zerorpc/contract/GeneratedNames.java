package dev.zerorpc.contract;

import java.util.ArrayList;
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

  /** The record of a union's member, inside the union's interface. */
  public static JavaName member(JavaName union, String member) {
    List<String> names = new ArrayList<>(union.simpleNames());
    String name = Character.toUpperCase(member.charAt(0)) + member.substring(1);
    // Java has no type that is called like one around it.
    names.add(union.simpleNames().contains(name) ? name + "_" : name);
    return new JavaName(union.packageName(), names);
  }

  /** What a union's member is called if nothing else is said, by the name of its record. */
  public static String memberName(String recordName) {
    return Character.toLowerCase(recordName.charAt(0)) + recordName.substring(1);
  }

  /** The builder of a record that is generated for a struct. */
  public static JavaName builder(JavaName struct) {
    return withSuffix(struct, "Builder");
  }

  /** The class that holds the constants of a package. */
  public static JavaName constants(String packageName) {
    return JavaName.of(packageName, "Constants");
  }

  /** The codec of a struct, a union or an error. */
  public static JavaName codec(JavaName type) {
    return withSuffix(type, "Codec");
  }

  /** Everything that is generated for a definition, in the order in which it is generated. */
  public static List<JavaName> of(Definition definition) {
    if (definition instanceof ServiceDefinition service) {
      return List.of(stub(service.javaName()), dispatcher(service.javaName()));
    }
    if (definition instanceof StructDefinition
        || definition instanceof ErrorDefinition
        || definition instanceof UnionDefinition) {
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
