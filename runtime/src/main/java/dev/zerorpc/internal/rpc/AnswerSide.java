package dev.zerorpc.internal.rpc;

import dev.zerorpc.CallOutcome;
import dev.zerorpc.CancelledException;
import dev.zerorpc.EncodeException;
import dev.zerorpc.Headers;
import dev.zerorpc.internal.event.HeaderFields;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What goes with a call's answer: its headers, and who wants to know of it. Any thread. */
final class AnswerSide {
  private static final Logger LOG = System.getLogger("dev.zerorpc.server");

  private final CallLife life;
  private final ServerCallTask call;
  private final EndActions actions = new EndActions();
  private boolean watching;
  private Headers headers = Headers.EMPTY;

  AnswerSide(CallLife life, ServerCallTask call) {
    this.life = life;
    this.call = call;
  }

  synchronized void header(String name, @Nullable Object value) {
    headers = headers.with(name, value);
  }

  private synchronized Headers headers() {
    return headers;
  }

  /** The headers as they go out; none if they cannot be encoded, for the answer must go out. */
  @Nullable HeaderFields fields() {
    try {
      return HeaderCodec.encode(headers());
    } catch (EncodeException e) {
      LOG.log(
          Level.WARNING,
          "the answer of {0} goes without its headers: {1}",
          call.descriptor(),
          e.getMessage());
      return null;
    }
  }

  /** Whether the answer has nothing to wait for and no headers. */
  boolean isPlain() {
    return actions.isEmpty() && headers().isEmpty();
  }

  void onEnd(Consumer<CallOutcome> action) {
    actions.add(action);
    if (beginToWatch()) {
      life.onOver(
          () ->
              ended(
                  null,
                  new CancelledException(
                      call.descriptor() + ": the caller gave up or was lost before the answer")));
    }
  }

  private synchronized boolean beginToWatch() {
    boolean first = !watching;
    watching = true;
    return first;
  }

  /** The call ends now; harmless the second time. */
  void ended(@Nullable Object result, @Nullable Throwable failure) {
    if (!actions.isEmpty()) {
      actions.run(new CallOutcome(result, failure, headers()));
    }
  }
}
