/** Values as Python writes and reads them. */
@NullMarked
package dev.zerorpc.cli.python;

import org.jspecify.annotations.NullMarked;
