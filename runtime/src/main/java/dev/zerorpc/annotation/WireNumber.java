package dev.zerorpc.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The number that stands for a constant of an {@link RpcEnum} on the wire. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface WireNumber {
  /** The number; no two constants of an enum have the same. */
  long value();
}
