/**
 * Channels over one socket: who belongs to whom, heartbeats, credit. Confined to the loop's thread.
 */
@NullMarked
package dev.zerorpc.internal.channel;

import org.jspecify.annotations.NullMarked;
