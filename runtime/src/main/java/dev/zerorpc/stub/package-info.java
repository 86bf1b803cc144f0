/**
 * What generated code is compiled against, and nothing more: descriptors, codecs, and the two
 * calls, {@link dev.zerorpc.stub.ClientCall} and {@link dev.zerorpc.stub.ServerCall}. Hand-written
 * code uses it only to write a codec or a dispatcher of its own.
 */
@NullMarked
package dev.zerorpc.stub;

import org.jspecify.annotations.NullMarked;
