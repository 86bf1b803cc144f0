/**
 * The broker: hands the calls of clients to workers, and keeps each call on its worker. Confined to
 * one loop's thread, and runs no code of a user's.
 */
@NullMarked
package dev.zerorpc.internal.broker;

import org.jspecify.annotations.NullMarked;
