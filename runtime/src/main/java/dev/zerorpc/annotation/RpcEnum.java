package dev.zerorpc.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives the constants of an enum numbers on the wire in place of names: each constant has its
 * {@link WireNumber}. An enum without this annotation is text and needs none.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface RpcEnum {
  /**
   * The contract type of the numbers: {@code "i8"}, {@code "i16"}, {@code "i32"}, {@code "i64"},
   * {@code "u8"}, {@code "u16"} or {@code "u32"}.
   */
  String value() default "i32";
}
