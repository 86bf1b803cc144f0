package dev.zerorpc.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The value lies between two bounds, both included: a number, or a length of time. Who receives a
 * value checks it: a dispatcher before the implementation is called, a codec before the record is
 * made. A missing value is not checked.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Range {
  /**
   * The least value, as text: a literal of the type ({@code "1"}, {@code "-0.5"}, {@code "250ms"});
   * empty for no bound.
   */
  String min() default "";

  /** The greatest value, in the same way. */
  String max() default "";
}
