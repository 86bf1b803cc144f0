/** {@code zerorpc bench}: load, and how long its calls take. */
@NullMarked
package dev.zerorpc.cli.bench;

import org.jspecify.annotations.NullMarked;
