package dev.zerorpc.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The value is of a length between two bounds, both included: a string by its characters (code
 * points), bytes by the byte, a list, a set, an array or a map by its elements. Who receives a
 * value checks it: a dispatcher before the implementation is called, a codec before the record is
 * made. A missing value is not checked.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Length {
  /** The least length, 0 to 4294967295. */
  long min() default 0;

  /** The greatest length, 0 to 4294967295; -1 for no bound. */
  long max() default -1;
}
