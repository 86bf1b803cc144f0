package dev.zerorpc.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name on the wire, where it differs from the one in Java: of a service (as introspection
 * reports it), a method, a parameter, a field of a struct or error, an enum constant, an error.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({
  ElementType.TYPE,
  ElementType.METHOD,
  ElementType.PARAMETER,
  ElementType.FIELD,
  ElementType.RECORD_COMPONENT
})
public @interface Name {
  /** The name as peers write it; not empty, and a method's not starting with {@code _}. */
  String value();
}
