/**
 * Calls on both sides: request and reply, streams, one-way messages, errors, the built-in methods.
 */
@NullMarked
package dev.zerorpc.internal.rpc;

import org.jspecify.annotations.NullMarked;
