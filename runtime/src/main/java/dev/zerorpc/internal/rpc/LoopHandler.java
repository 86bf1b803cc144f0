package dev.zerorpc.internal.rpc;

import dev.zerorpc.stub.MethodDescriptor;

/** A call of which the handler may run on the I/O thread, where it must not wait. */
interface LoopHandler extends Runnable {
  /** The handler's method. */
  MethodDescriptor<?> descriptor();

  /** Whether the calling thread is the I/O thread, and the handler runs on it. */
  boolean isOnLoop();

  /** Whose thread that is: server, puller or subscriber. */
  String host();
}
