/** Bytes to events and back, bounded, without a tree of objects on the way. */
@NullMarked
package dev.zerorpc.internal.event;

import org.jspecify.annotations.NullMarked;
