package dev.zerorpc.internal.rpc;

import dev.zerorpc.CallOutcome;
import dev.zerorpc.ClientInterceptor;
import dev.zerorpc.ClientInvocation;
import dev.zerorpc.EncodeException;
import dev.zerorpc.Headers;
import dev.zerorpc.internal.event.Event;
import dev.zerorpc.internal.event.HeaderFields;
import dev.zerorpc.stub.CallPattern;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A client's call as its interceptors see it. */
final class OutgoingCall implements ClientInvocation {
  private static final Deque<UnaryOperator<RuntimeException>> NO_TRANSLATIONS = new ArrayDeque<>(0);

  private final CallSite site;
  private final Duration timeout;
  private final EndActions endActions = new EndActions();
  private @Nullable Deque<UnaryOperator<RuntimeException>> translations;
  private Headers headers;
  private @Nullable RuntimeException refusal;

  OutgoingCall(CallSite site, Duration timeout, Headers headers) {
    this.site = site;
    this.timeout = timeout;
    this.headers = headers;
  }

  /** Lets the interceptors see the call; what one throws is kept for the caller. */
  void begin(List<ClientInterceptor> interceptors) {
    try {
      for (ClientInterceptor interceptor : interceptors) {
        interceptor.begin(this);
      }
    } catch (RuntimeException e) {
      refusal = failed(e, null);
    }
  }

  /** What the caller gets at once because an interceptor does not let the call go out, or null. */
  @Nullable RuntimeException refusal() {
    return refusal;
  }

  /** The headers as they go out, after {@link #begin}; too large ones are kept for the caller. */
  @Nullable HeaderFields fields() {
    try {
      return HeaderCodec.encode(headers);
    } catch (EncodeException e) {
      if (refusal == null) {
        refusal = failed(new EncodeException(site + ": " + e.getMessage()), null);
      }
      return null;
    }
  }

  /** The call has a result. */
  void succeeded(@Nullable Object result, @Nullable Event answer) {
    if (!endActions.isEmpty()) {
      endActions.run(new CallOutcome(result, null, headersOf(answer)));
    }
  }

  /** The call has failed; what the caller gets. */
  RuntimeException failed(RuntimeException failure, @Nullable Event answer) {
    RuntimeException told = failure;
    Deque<UnaryOperator<RuntimeException>> due = translations;
    translations = null;
    for (UnaryOperator<RuntimeException> translation : due == null ? NO_TRANSLATIONS : due) {
      try {
        RuntimeException next = translation.apply(told);
        if (next != null) {
          told = next;
        }
      } catch (RuntimeException e) {
        told = e;
      }
    }
    if (!endActions.isEmpty()) {
      endActions.run(new CallOutcome(null, told, headersOf(answer)));
    }
    return told;
  }

  private static Headers headersOf(@Nullable Event answer) {
    return answer == null ? Headers.EMPTY : HeaderCodec.decode(answer.rawHeader());
  }

  @Override
  public String service() {
    return site.method().service();
  }

  @Override
  public String method() {
    return site.method().name();
  }

  @Override
  public String endpoint() {
    return site.endpoint();
  }

  @Override
  public CallPattern pattern() {
    return site.method().pattern();
  }

  @Override
  public Duration timeout() {
    return timeout;
  }

  @Override
  public Headers headers() {
    return headers;
  }

  @Override
  public void header(String name, @Nullable Object value) {
    headers = headers.with(name, value);
  }

  @Override
  public void onFailure(UnaryOperator<RuntimeException> translation) {
    if (translations == null) {
      translations = new ArrayDeque<>();
    }
    translations.push(translation);
  }

  @Override
  public void onEnd(Consumer<CallOutcome> action) {
    endActions.add(action);
  }
}
