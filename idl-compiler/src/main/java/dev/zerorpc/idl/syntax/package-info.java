/** The text of {@code .zrpc} files, and what is written in it, before names mean anything. */
@NullMarked
package dev.zerorpc.idl.syntax;

import org.jspecify.annotations.NullMarked;
