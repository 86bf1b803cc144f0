package dev.zerorpc.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The value that an absent one stands for: of a trailing parameter that a caller may leave out, of
 * a field that may be missing from a message. On an enum constant, without a value, it marks the
 * constant that names unknown to this side are read as.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Default {
  /**
   * The value as text: a literal of the type ({@code "1"}, {@code "2.5"}, {@code "true"}), the text
   * itself for a string, a constant's name for an enum, {@code "250ms"}, {@code "2s"}, {@code "5m"}
   * or {@code "1h"} for a duration, {@code "[]"} or <code>"{}"</code> for an empty collection or
   * map, {@code "null"} for no value of an optional type.
   */
  String value() default "";
}
