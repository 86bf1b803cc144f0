package dev.zerorpc.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a subclass of {@code dev.zerorpc.ContractException} a typed error of contracts: thrown by a
 * handler of a method that declares it, it reaches the caller as itself. A {@code …Codec} is
 * generated beside it.
 *
 * <p>The error's fields are the parameters of its only public constructor; each needs a public
 * accessor of the same name and type ({@code limit()} or {@code getLimit()}). A parameter {@code
 * String message} is not a field: it is the text that crosses the wire as the error's message. The
 * error's name on the wire is the simple class name, or that of {@link Name}; peers without the
 * contract see an ordinary remote error of that name.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface RpcError {}
