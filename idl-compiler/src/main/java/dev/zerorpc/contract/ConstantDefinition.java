package dev.zerorpc.contract;

import dev.zerorpc.contract.diagnostic.Origin;

/**
 * A constant of a contract. It is a name for a value and never crosses the wire.
 *
 * @param packageName the Java package
 * @param name the Java name
 * @param type its type
 * @param value its value
 * @param deprecated whether it is deprecated
 * @param documentation what is written about it
 * @param origin where it comes from
 */
public record ConstantDefinition(
    String packageName,
    String name,
    TypeRef type,
    DefaultValue value,
    boolean deprecated,
    Documentation documentation,
    Origin origin) {}
