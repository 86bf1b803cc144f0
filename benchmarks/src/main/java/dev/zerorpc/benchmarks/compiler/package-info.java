/** What compiling a contract costs. */
@NullMarked
package dev.zerorpc.benchmarks.compiler;

import org.jspecify.annotations.NullMarked;
