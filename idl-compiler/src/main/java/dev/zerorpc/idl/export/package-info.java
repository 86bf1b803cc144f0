/** Contracts as files that other projects can import. */
@NullMarked
package dev.zerorpc.idl.export;

import org.jspecify.annotations.NullMarked;
