/** What measurements share. */
@NullMarked
package dev.zerorpc.benchmarks;

import org.jspecify.annotations.NullMarked;
