package dev.zerorpc.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a sealed interface a union of contracts: a {@code …Codec} is generated beside it.
 *
 * <p>Its members are the records that it permits, all of them declared inside it, each with one
 * component: the member's value. A member is called like its record with a small first letter, or
 * as {@link Name} on the record says. On the wire a union is a map with one entry, from the
 * member's name to the value.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface RpcUnion {}
