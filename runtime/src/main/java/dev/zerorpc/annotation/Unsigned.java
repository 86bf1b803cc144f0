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
 *
 * <p>It stands before the parameter, the record component or the method whose integers it is about,
 * or before a type argument: {@code List<@Unsigned Integer>}. In class files, compilers before JDK
 * 22 do not see the annotations of type arguments.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
// On declarations as well: those alone are what every compiler reads from class files.
@Target({
  ElementType.TYPE_USE,
  ElementType.METHOD,
  ElementType.PARAMETER,
  ElementType.RECORD_COMPONENT,
  ElementType.FIELD
})
public @interface Unsigned {}
