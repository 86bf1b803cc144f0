package dev.zerorpc.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The integer is never negative: {@code short} holds a {@code u8}, {@code int} a {@code u16},
 * {@code long} a {@code u32}, {@code BigInteger} a {@code u64}. A value out of range is an error on
 * either side.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE_USE)
public @interface Unsigned {}
