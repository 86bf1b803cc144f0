package dev.zerorpc.internal.rpc;

import dev.zerorpc.CallContext;
import dev.zerorpc.internal.event.MessageWriter;
import dev.zerorpc.internal.transport.TimerWheel;

/**
 * Sends a handler's stream as the answer of its call.
 *
 * @param call the call
 */
record AnswerOutlet(ServerCallTask call) implements StreamOutlet {
  @Override
  public CallLife life() {
    return call.life();
  }

  @Override
  public CallContext context() {
    return call;
  }

  @Override
  public boolean resume(Runnable task) {
    return call.engine().resume(task);
  }

  @Override
  public void execute(Runnable command) {
    call.engine().execute(command);
  }

  @Override
  public TimerWheel timers() {
    return call.engine().timers();
  }

  @Override
  public long nanoTime() {
    return call.engine().nanoTime();
  }

  @Override
  public long sendableEvents() {
    return call.channel().sendableEvents();
  }

  @Override
  public MessageWriter begin(String event) {
    return call.begin(event);
  }

  @Override
  public void send(byte[] payload) {
    call.channel().send(payload);
  }

  @Override
  public void done() {
    call.sendStreamEnd();
  }

  @Override
  public void fail(Throwable thrown) {
    call.sendError(thrown);
  }
}
