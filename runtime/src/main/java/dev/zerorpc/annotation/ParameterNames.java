package dev.zerorpc.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The names of a method's parameters, on the methods of generated stubs. An interface whose class
 * file has lost them, because it was compiled without {@code -parameters}, can so be extended by a
 * contract in another project, with the names that calls have always had.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface ParameterNames {
  /** The names in Java, one for each parameter. */
  String[] value();
}
