package dev.zerorpc.contract;

import dev.zerorpc.contract.diagnostic.Origin;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a method.
 *
 * @param name the Java name
 * @param wireName the name in introspection and messages
 * @param type its type
 * @param defaultValue what a call that leaves it out stands for, or null
 * @param variadic whether Java declares it as {@code T...}
 * @param origin where it comes from
 */
public record ParameterDefinition(
    String name,
    String wireName,
    TypeRef type,
    @Nullable DefaultValue defaultValue,
    boolean variadic,
    Origin origin) {}
