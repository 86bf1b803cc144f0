/** {@code zerorpc record} and {@code zerorpc replay}: traffic in a file, and out of it again. */
@NullMarked
package dev.zerorpc.cli.traffic;

import org.jspecify.annotations.NullMarked;
