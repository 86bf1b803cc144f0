/** Whole calls of several libraries, side by side, client and server in processes of their own. */
@NullMarked
package dev.zerorpc.benchmarks.sidebyside;

import org.jspecify.annotations.NullMarked;
