/** Contracts of running services, from what they say about themselves. */
@NullMarked
package dev.zerorpc.idl.remote;

import org.jspecify.annotations.NullMarked;
