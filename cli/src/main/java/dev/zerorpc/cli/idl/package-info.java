/** {@code zerorpc idl …}: the tools for contracts. */
@NullMarked
package dev.zerorpc.cli.idl;

import org.jspecify.annotations.NullMarked;
