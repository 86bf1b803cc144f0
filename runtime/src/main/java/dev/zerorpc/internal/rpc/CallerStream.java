package dev.zerorpc.internal.rpc;

import dev.zerorpc.CallContext;
import dev.zerorpc.internal.event.EventCodec;
import dev.zerorpc.internal.event.EventNames;
import dev.zerorpc.internal.event.MessageWriter;
import dev.zerorpc.internal.transport.TimerWheel;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The stream that a caller sends along with its call, under the server's grants. The request has
 * used up the caller's one slot, so that a server which knows nothing of such streams, and never
 * grants anything, is never sent an item.
 */
final class CallerStream implements StreamOutlet {
  /** The call; told on the loop's thread. */
  interface Owner {
    /** The server takes items; its answer need not come before the last of them. */
    void streaming();

    /** The last item has been sent. */
    void streamed();

    /** The caller's own code has failed. */
    void failed(RuntimeException cause);
  }

  private final ClientEngine engine;
  private final CallRequest request;
  private final Attempts attempts;
  private final Owner owner;
  private final CallLife life = new CallLife(this::resume, () -> {});
  private final StreamSender<?> sender;

  /** Only the loop's. */
  private boolean taken;

  private CallerStream(
      ClientEngine engine,
      CallRequest request,
      CallerItems<?> items,
      Attempts attempts,
      Owner owner) {
    this.engine = engine;
    this.request = request;
    this.attempts = attempts;
    this.owner = owner;
    this.sender = items.sender(this);
  }

  /** The stream of that request, or null if it has none; closed with the call from now on. */
  static @Nullable CallerStream of(
      ClientEngine engine, CallRequest request, Attempts attempts, Owner owner) {
    CallerItems<?> items = request.items();
    if (items == null) {
      return null;
    }
    CallerStream stream = new CallerStream(engine, request, items, attempts, owner);
    stream.sender.closeWithCall();
    return stream;
  }

  // --- the loop's

  /** There is credit, perhaps. */
  void sendable() {
    if (!taken) {
      taken = true;
      owner.streaming();
    }
    sender.sendable();
  }

  /** Whether the server has granted anything, and so knows of such streams. */
  boolean isTaken() {
    return taken;
  }

  /** The call has ended: nothing more is sent, and the stream is closed. Any thread. */
  void stop() {
    life.cancel();
  }

  // --- what the sender needs

  @Override
  public CallLife life() {
    return life;
  }

  @Override
  public @Nullable CallContext context() {
    return null;
  }

  @Override
  public boolean resume(Runnable task) {
    try {
      CallbackExecutor.forProducers(engine.settings().callbacks())
          .execute(
              () -> {
                // An executor without threads of its own would run it where nothing may wait.
                if (engine.inLoop()) {
                  ForkJoinPool.commonPool().execute(task);
                } else {
                  task.run();
                }
              });
      return true;
    } catch (RejectedExecutionException e) {
      return false;
    }
  }

  @Override
  public void execute(Runnable command) {
    engine.execute(command);
  }

  @Override
  public TimerWheel timers() {
    return engine.timers();
  }

  @Override
  public long nanoTime() {
    return engine.nanoTime();
  }

  @Override
  public long sendableEvents() {
    return attempts.sendableEvents();
  }

  @Override
  public MessageWriter begin(String event) {
    MessageWriter out = new MessageWriter();
    EventCodec.writeHead(out, engine.ids(), request.id(), event);
    return out;
  }

  @Override
  public void send(byte[] payload) {
    attempts.send(payload);
  }

  @Override
  public void done() {
    MessageWriter out = begin(EventNames.STREAM_DONE);
    out.writeNil();
    byte[] payload = out.finish();
    engine.execute(
        () -> {
          send(payload);
          if (!life.isOver()) {
            owner.streamed();
          }
        });
  }

  @Override
  public void fail(Throwable thrown) {
    RuntimeException cause =
        thrown instanceof RuntimeException unchecked ? unchecked : new CompletionException(thrown);
    engine.execute(() -> owner.failed(cause));
  }
}
