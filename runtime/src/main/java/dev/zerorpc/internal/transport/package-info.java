/** Sockets and the one thread that owns them. */
@NullMarked
package dev.zerorpc.internal.transport;

import org.jspecify.annotations.NullMarked;
