/** Contracts as a page to read. */
@NullMarked
package dev.zerorpc.idl.doc;

import org.jspecify.annotations.NullMarked;
