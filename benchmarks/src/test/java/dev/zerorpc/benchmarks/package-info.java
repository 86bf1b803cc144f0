/** That all benchmarks run. */
@NullMarked
package dev.zerorpc.benchmarks;

import org.jspecify.annotations.NullMarked;
