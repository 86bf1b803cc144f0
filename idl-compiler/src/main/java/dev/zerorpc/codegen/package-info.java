/** Generators: from a valid contract to Java sources, one small generator an artifact. */
@NullMarked
package dev.zerorpc.codegen;

import org.jspecify.annotations.NullMarked;
