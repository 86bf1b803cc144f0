package dev.zerorpc.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes an interface a service contract: a {@code …Stub} and a {@code …Dispatcher} are generated
 * beside it.
 *
 * <p>Every abstract method, inherited ones included, is a method of the service. Static methods
 * stay plain Java, and so do default methods unless they carry {@link RpcMethod}.
 *
 * <p>If the compiler cannot find the stub, nothing was generated: put zerorpc-annotation-processor
 * on the processor path ({@code --processor-path}, {@code annotationProcessorPaths}), as processors
 * on the class path have not run by themselves since JDK 23, or run zerorpc-maven-plugin.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface RpcService {}
