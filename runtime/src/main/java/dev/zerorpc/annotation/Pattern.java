package dev.zerorpc.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The string matches a regular expression as a whole. Who receives a value checks it: a dispatcher
 * before the implementation is called, a codec before the record is made. A missing value is not
 * checked; one that cannot be compared in reasonable time is refused.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Pattern {
  /** A regular expression of {@code java.util.regex}. */
  String value();
}
