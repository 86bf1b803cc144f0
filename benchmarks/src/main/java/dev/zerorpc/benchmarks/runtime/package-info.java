/** What the layers of the runtime cost, each by itself. */
@NullMarked
package dev.zerorpc.benchmarks.runtime;

import org.jspecify.annotations.NullMarked;
