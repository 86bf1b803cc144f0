package dev.zerorpc.codegen;

/**
 * What a front end decides about generated code.
 *
 * @param generatedAnnotation whether {@code javax.annotation.processing.Generated} can be resolved
 *     where the code is compiled, and so is put on every generated type
 */
public record GeneratorOptions(boolean generatedAnnotation) {}
