/** Advice on contracts that are correct. */
@NullMarked
package dev.zerorpc.idl.lint;

import org.jspecify.annotations.NullMarked;
