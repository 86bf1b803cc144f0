package dev.zerorpc.internal.rpc;

import dev.zerorpc.CallContext;
import dev.zerorpc.CallOutcome;
import dev.zerorpc.DecodeException;
import dev.zerorpc.Headers;
import dev.zerorpc.RpcStream;
import dev.zerorpc.ServerInterceptor;
import dev.zerorpc.internal.channel.ChannelListener;
import dev.zerorpc.internal.channel.EventChannel;
import dev.zerorpc.internal.channel.Loss;
import dev.zerorpc.internal.event.Event;
import dev.zerorpc.internal.event.EventNames;
import dev.zerorpc.internal.event.HeaderFields;
import dev.zerorpc.internal.event.MessageWriter;
import dev.zerorpc.internal.event.RawValue;
import dev.zerorpc.internal.rpc.ErrorAnswer.ArgumentException;
import dev.zerorpc.stub.Codec;
import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.MethodDescriptor;
import dev.zerorpc.stub.ServerCall;
import dev.zerorpc.stub.ValueReader;
import dev.zerorpc.stub.ValueWriter;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A call on the server's side, from the arrival of its request to its one answer. {@link
 * ChannelListener}'s methods are the loop's, the rest runs on the executor's threads, or on the
 * loop's if the method is inline.
 */
class ServerCallTask
    implements ServerCall, ChannelListener, CallContext, LoopHandler, CallLife.Owner {
  private final ServerEngine engine;
  private final MethodTable.Entry method;
  private final EventChannel channel;

  /** Null when the handler has returned and the call goes on. */
  private volatile @Nullable Event request;

  /** When the caller stops waiting, or 0 if it does not say. */
  private final long deadlineNanos;

  private final CallLife life;

  /** What the caller sends after its request, or null if the method takes no such stream. */
  private final @Nullable RequestItems items;

  /** Null as long as nobody wants anything of the answer. */
  private volatile @Nullable AnswerSide answer;

  /** Null as long as there is the request. */
  private volatile @Nullable RawValue rawHeader;

  private volatile @Nullable Headers headers;
  private @Nullable ValueReader arguments;
  private int argumentCount;
  private volatile @Nullable StreamSender<?> sender;

  ServerCallTask(
      ServerEngine engine, MethodTable.Entry method, EventChannel channel, Event request) {
    this.engine = engine;
    this.method = method;
    this.channel = channel;
    this.request = request;
    this.deadlineNanos = deadline(engine, request);
    this.life = new CallLife(this);
    this.items = RequestItems.of(this);
  }

  @Override
  public final void runSoon(Runnable action) {
    boolean unused = engine.resume(action);
  }

  @Override
  public final void ended() {
    if (items != null) {
      items.release();
    }
    engine.ended(this);
  }

  private static long deadline(ServerEngine engine, Event request) {
    double seconds = request.timeoutSeconds();
    // Whatever is no sensible time says nothing.
    if (!(seconds > 0 && seconds < 1e9)) {
      return 0;
    }
    long deadline = engine.nanoTime() + (long) (seconds * 1e9);
    return deadline == 0 ? 1 : deadline;
  }

  @Override
  public MethodDescriptor<?> descriptor() {
    return method.descriptor();
  }

  @Override
  public boolean isOnLoop() {
    return method.inline() && engine.inLoop();
  }

  @Override
  public String host() {
    return "server";
  }

  EventChannel channel() {
    return channel;
  }

  ServerEngine engine() {
    return engine;
  }

  CallLife life() {
    return life;
  }

  // --- executing

  @Override
  public void run() {
    if (deadlineNanos != 0 && deadlineNanos - engine.nanoTime() <= 0) {
      // The caller has given up by now; work for nobody helps nobody.
      engine.execute(channel::close);
      life.end();
      return;
    }
    if (engine.inLoop() && !method.inline()) {
      fail(
          new IllegalStateException(
              "the server's executor runs tasks on the thread that hands them over; give it"
                  + " threads of its own"));
      return;
    }
    if (!life.enter(this, !method.inline())) {
      return;
    }
    try {
      List<ServerInterceptor> interceptors = engine.settings().interceptors();
      if (interceptors.isEmpty()) {
        dispatch();
      } else {
        intercepted(interceptors.iterator());
      }
      if (!life.isClaimed() && !life.isOver()) {
        throw new IllegalStateException(
            "the dispatcher of "
                + descriptor()
                + " returned without an answer, or an interceptor without calling proceed()");
      }
    } catch (Throwable thrown) { // Also an Error: every call has exactly one answer.
      fail(thrown);
    } finally {
      arguments = null;
      if (!life.isOver()) {
        // A stream or a future may go on for long, and needs no more of its request.
        rawHeader = rawHeader().compact();
        request = null;
      }
      life.leave();
    }
  }

  private void intercepted(Iterator<ServerInterceptor> interceptors) throws Exception {
    if (interceptors.hasNext()) {
      interceptors.next().intercept(this, () -> intercepted(interceptors));
    } else {
      dispatch();
    }
  }

  private void dispatch() throws Exception {
    readArgumentCount();
    method.dispatcher().dispatch(method.index(), this);
  }

  private void readArgumentCount() {
    CallArguments given = CallArguments.of(Objects.requireNonNull(request, "request"), method);
    argumentCount = given.count();
    arguments = given.reader();
  }

  @Override
  public ValueReader arguments() {
    return java.util.Objects.requireNonNull(arguments, "arguments");
  }

  @Override
  public int argumentCount() {
    return argumentCount;
  }

  @Override
  public <T extends @Nullable Object> RpcStream<T> items(Codec<T> codec) {
    if (items == null) {
      throw new IllegalStateException(descriptor() + " takes no stream from its caller");
    }
    return items.stream(codec);
  }

  private void endItems(String why) {
    if (items != null) {
      items.end(why);
    }
  }

  // --- answering

  @Override
  public void reply() {
    boolean plain = isPlain();
    MessageWriter out = plain ? begin(EventNames.OK) : new MessageWriter();
    out.writeArrayHeader(1);
    out.writeNil();
    claim();
    sendResult(plain, out, null);
  }

  @Override
  public <R extends @Nullable Object> void reply(Codec<R> codec, R value) {
    boolean plain = isPlain();
    MessageWriter result = encoded(plain, codec, value);
    claim();
    sendResult(plain, result, value);
  }

  /**
   * The result in its array of one, behind its head if that is known by now. It is encoded before
   * anything else is done, since that may fail and be the answer then.
   */
  private <R extends @Nullable Object> MessageWriter encoded(
      boolean plain, Codec<R> codec, R value) {
    MessageWriter out = plain ? begin(EventNames.OK) : new MessageWriter();
    out.writeArrayHeader(1);
    if (value == null && codec == Codecs.VOID) {
      out.writeNil();
    } else {
      codec.write(new ValueWriter(out).parameter("result"), value);
    }
    return out;
  }

  private void sendResult(boolean plain, MessageWriter result, @Nullable Object value) {
    tellEnd(value, null);
    if (plain) {
      sendLast(result.finish());
      return;
    }
    MessageWriter out = engine.beginEvent(channel, EventNames.OK, answerFields());
    byte[] body = result.finish();
    out.writeRaw(body, 0, body.length);
    sendLast(out.finish());
  }

  @Override
  public <R extends @Nullable Object> void replyWith(
      Codec<R> codec, CompletionStage<? extends R> stage) {
    if (stage == null) {
      throw new NullPointerException(descriptor() + " returned null instead of a future");
    }
    claim();
    life.hold();
    if (stage instanceof Future<?> future) {
      life.onOver(() -> future.cancel(true));
    }
    stage.whenComplete(
        (value, thrown) -> {
          try {
            if (thrown != null) {
              sendError(unwrapped(thrown));
            } else {
              sendResult(codec, value);
            }
          } finally {
            life.release();
          }
        });
  }

  private <R extends @Nullable Object> void sendResult(Codec<R> codec, R value) {
    boolean plain = isPlain();
    MessageWriter result;
    try {
      result = encoded(plain, codec, value);
    } catch (RuntimeException | Error e) {
      sendError(e);
      return;
    }
    sendResult(plain, result, value);
  }

  private static Throwable unwrapped(Throwable thrown) {
    return thrown instanceof CompletionException && thrown.getCause() != null
        ? thrown.getCause()
        : thrown;
  }

  @Override
  public <R extends @Nullable Object> void replyAll(Codec<R> codec, RpcStream<? extends R> stream) {
    if (stream == null) {
      throw new NullPointerException(descriptor() + " returned null instead of a stream");
    }
    claim();
    StreamSender<R> streaming = new StreamSender<>(new AnswerOutlet(this), codec, stream);
    sender = streaming;
    if (method.inline()) {
      streaming.startElsewhere();
    } else {
      streaming.start();
    }
  }

  /** Answers with an error, unless there was an answer already. */
  void fail(Throwable thrown) {
    if (life.claim()) {
      sendError(thrown);
    } else if (!life.isOver()) {
      engine.answeredTwice(this, thrown);
    }
  }

  /** The caller may not call any more: answers with an error, at once, and ends the handler. */
  void withdraw() {
    endItems("the caller may not call any more");
    engine.execute(() -> channel.sendLast(engine.encodeError(channel, ErrorAnswer.WITHDRAWN)));
    life.cancel();
  }

  /** Ends the call because the server is being closed: tells the caller, then the handler. */
  void abort() {
    byte[] payload =
        engine.encodeError(
            channel, errorAnswer(new CancellationException("the server is being closed")));
    engine.execute(() -> channel.sendLast(payload));
    endItems("the server is being closed");
    life.cancel();
  }

  private AnswerSide answerSide() {
    synchronized (life) {
      AnswerSide side = answer;
      if (side == null) {
        side = new AnswerSide(life, this);
        answer = side;
      }
      return side;
    }
  }

  /** Whether the answer has nothing to wait for and no headers. */
  private boolean isPlain() {
    AnswerSide side = answer;
    return side == null || side.isPlain();
  }

  private @Nullable HeaderFields answerFields() {
    AnswerSide side = answer;
    return side == null ? null : side.fields();
  }

  private void tellEnd(@Nullable Object result, @Nullable Throwable failure) {
    AnswerSide side = answer;
    if (side != null) {
      side.ended(result, failure);
    }
  }

  private void claim() {
    if (!life.claim()) {
      throw new IllegalStateException(descriptor() + ": this call has been answered already");
    }
  }

  void sendError(Throwable thrown) {
    tellEnd(null, thrown);
    sendLast(engine.encodeError(channel, errorAnswer(thrown), answerFields()));
  }

  private ErrorAnswer errorAnswer(Throwable thrown) {
    // A handler's own client may fail to decode too; that one has the original as its cause.
    Throwable told =
        thrown instanceof DecodeException mistake
                && !(mistake.getCause() instanceof DecodeException)
            ? new ArgumentException(descriptor(), mistake)
            : thrown;
    return ErrorAnswer.of(told, descriptor(), engine.settings().sendStackTraces());
  }

  void sendStreamEnd() {
    tellEnd(null, null);
    MessageWriter out = engine.beginEvent(channel, EventNames.STREAM_DONE, answerFields());
    out.writeNil();
    sendLast(out.finish());
  }

  void sendLast(byte[] payload) {
    if (engine.inLoop()) {
      channel.sendLast(payload);
    } else {
      engine.execute(() -> channel.sendLast(payload));
    }
    endItems("the call has been answered; nothing more is received");
    life.end();
  }

  MessageWriter begin(String event) {
    return engine.beginEvent(channel, event);
  }

  // --- the loop's

  @Override
  public void received(Event event) {
    // Other callers have nothing to say but heartbeats and grants; the references ignore the rest.
    RuntimeException mistake = items == null ? null : items.received(event);
    if (mistake != null) {
      channel.sendLast(engine.encodeError(channel, errorAnswer(mistake)));
      endItems("the caller sent too much; the call was ended");
      life.cancel();
    }
  }

  @Override
  public void sendable() {
    StreamSender<?> streaming = sender;
    if (streaming != null) {
      streaming.sendable();
    }
  }

  @Override
  public void cancelled() {
    endItems("the caller has given the call up");
    life.cancel();
  }

  @Override
  public void lost(Loss loss) {
    endItems("the caller was lost");
    life.cancel();
  }

  // --- what the handler may ask

  @Override
  public String service() {
    return descriptor().service();
  }

  @Override
  public String method() {
    return descriptor().name();
  }

  @Override
  public String peer() {
    StringBuilder text = new StringBuilder();
    for (byte[] frame : channel.peer().frames()) {
      text.append(text.isEmpty() ? "" : "/").append(HexFormat.of().formatHex(frame));
    }
    return text.toString();
  }

  @Override
  public Optional<String> identity() {
    return Optional.ofNullable(channel.peer().identity());
  }

  @Override
  public Headers headers() {
    Headers decoded = headers;
    if (decoded == null) {
      decoded = HeaderCodec.decode(rawHeader());
      headers = decoded;
    }
    return decoded;
  }

  /** The request goes only after this has been set. */
  private RawValue rawHeader() {
    Event whole = request;
    return whole != null ? whole.rawHeader() : Objects.requireNonNull(rawHeader, "rawHeader");
  }

  @Override
  public void responseHeader(String name, @Nullable Object value) {
    answerSide().header(name, value);
  }

  @Override
  public void onEnd(Consumer<CallOutcome> action) {
    answerSide().onEnd(action);
  }

  @Override
  public boolean isCancelled() {
    return life.isCancelled();
  }

  @Override
  public void onCancel(Runnable action) {
    life.onOver(action);
  }

  @Override
  public Optional<Duration> timeLeft() {
    // A caller that still sends does not wait yet.
    if (deadlineNanos == 0 || items != null) {
      return Optional.empty();
    }
    return Optional.of(Duration.ofNanos(Math.max(0, deadlineNanos - engine.nanoTime())));
  }
}
