package dev.zerorpc.contract;

import dev.zerorpc.contract.diagnostic.Origin;

/** What a contract defines: something with a Java type of its own. */
public sealed interface Definition
    permits ServiceDefinition, StructDefinition, EnumDefinition, UnionDefinition, ErrorDefinition {
  /** Its Java type. */
  JavaName javaName();

  /** Its name in the contract: on the wire, or in introspection. */
  String wireName();

  /** Whether its Java type, and so what is generated for it, is public. */
  boolean isPublic();

  /** Whether it is deprecated. */
  boolean deprecated();

  /** What is written about it. */
  Documentation documentation();

  /** What it is, in the contract language's word: {@code service}, {@code struct}, … */
  default String kind() {
    if (this instanceof ServiceDefinition) {
      return "service";
    }
    if (this instanceof StructDefinition) {
      return "struct";
    }
    if (this instanceof EnumDefinition) {
      return "enum";
    }
    return this instanceof UnionDefinition ? "union" : "error";
  }

  /** Where it comes from. */
  Origin origin();
}
