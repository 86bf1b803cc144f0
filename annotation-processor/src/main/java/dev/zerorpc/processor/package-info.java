/**
 * The annotation processor: reads annotated Java into the contract model, inside the Java compiler.
 * Nothing here writes source text; that is {@code dev.zerorpc.codegen}.
 */
@NullMarked
package dev.zerorpc.processor;

import org.jspecify.annotations.NullMarked;
