package dev.zerorpc.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How long a caller waits for the first answer of this method, unless the call says otherwise. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Timeout {
  /**
   * A positive whole number with its unit: {@code "250ms"}, {@code "2s"}, {@code "5m"}, {@code
   * "1h"}.
   */
  String value();
}
