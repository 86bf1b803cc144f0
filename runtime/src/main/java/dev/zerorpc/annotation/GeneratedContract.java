package dev.zerorpc.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks what a generator wrote, with the contract it was written from. The annotation processor
 * leaves a type that carries it alone and compares the fingerprint with that of the contract it
 * sees.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface GeneratedContract {
  /** The interface, record, exception or {@code .zrpc} file that it was generated from. */
  String source();

  /** A digest of the contract, as lower-case hexadecimal digits. */
  String fingerprint();
}
