package dev.zerorpc.internal.rpc;

import dev.zerorpc.CancelledException;
import dev.zerorpc.ProtocolException;
import dev.zerorpc.RpcStream;
import dev.zerorpc.internal.event.Event;
import dev.zerorpc.internal.event.EventNames;
import dev.zerorpc.internal.transport.Envelope;
import dev.zerorpc.stub.Codec;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * What a caller sends after its request, on the server's side: how much of it may be there, and its
 * end. Any thread, except where a method says otherwise.
 */
final class RequestItems {
  /** So many items of a caller may be on their way or waiting to be read. */
  private static final int WINDOW = 100;

  private final ServerCallTask call;
  private final StreamWindow window;
  private final RequestBytes bytes;
  private final Envelope peer;

  /** Counted as waiting to be read; negative when the call is over. */
  private long held;

  private RequestItems(ServerCallTask call) {
    this.call = call;
    this.window = StreamWindow.fromCaller(WINDOW, call.engine()::execute);
    this.bytes = call.engine().requestBytes();
    this.peer = call.channel().peer().connection();
  }

  /** Those of that call, or null if its method takes none. */
  static @Nullable RequestItems of(ServerCallTask call) {
    return call.descriptor().streamParameter() == null ? null : new RequestItems(call);
  }

  /**
   * The stream that the handler reads. The caller is granted the window at once, and not with the
   * first read: that is also what tells it that its stream is taken.
   */
  <T extends @Nullable Object> RpcStream<T> stream(Codec<T> codec) {
    RequestStream<T> stream = new RequestStream<>(call, this, codec, window);
    int first = window.due();
    if (first > 0) {
      stream.grant(first);
    }
    return stream;
  }

  /**
   * An event came; the loop's.
   *
   * @return why the call must end, or null
   */
  @Nullable RuntimeException received(Event event) {
    if (event.name().equals(EventNames.STREAM_DONE)) {
      window.end(new Outcome.Answer(event));
    } else if (event.name().equals(EventNames.STREAM)) {
      // Counted first, for a reader may take it at once.
      String excess = hold(event.retainedBytes());
      if (excess != null) {
        return new RejectedExecutionException(
            call.descriptor() + ": " + excess + "; the call was ended, send smaller items");
      }
      if (!window.offer(event)) {
        return new ProtocolException(
            call.descriptor()
                + ": the caller sent more items than it was allowed; the call was ended");
      }
    }
    return null;
  }

  /** The handler has taken an item. */
  synchronized void taken(Event item) {
    if (held > 0) {
      int size = item.retainedBytes();
      held -= size;
      bytes.release(peer, size);
    }
  }

  private synchronized @Nullable String hold(int size) {
    if (held < 0 || window.isOver()) {
      return null;
    }
    String excess = bytes.take(peer, size);
    if (excess == null) {
      held += size;
    }
    return excess;
  }

  /** Nothing more will be read or come. */
  void end(String why) {
    window.end(new Outcome.Failure(() -> new CancelledException(call.descriptor() + ": " + why)));
  }

  /** The call is over, and nobody counts any more. */
  synchronized void release() {
    if (held > 0) {
      bytes.release(peer, held);
    }
    held = -1;
  }
}
