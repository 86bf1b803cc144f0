/** That contestants do what they are measured for, and that those that do not are found out. */
@NullMarked
package dev.zerorpc.benchmarks.sidebyside;

import org.jspecify.annotations.NullMarked;
