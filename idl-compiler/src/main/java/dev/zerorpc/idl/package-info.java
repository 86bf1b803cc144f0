/** The compiler of the contract language. */
@NullMarked
package dev.zerorpc.idl;

import org.jspecify.annotations.NullMarked;
