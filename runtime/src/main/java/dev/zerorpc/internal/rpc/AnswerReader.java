package dev.zerorpc.internal.rpc;

import dev.zerorpc.DecodeException;
import dev.zerorpc.RpcException;
import dev.zerorpc.internal.event.Event;
import dev.zerorpc.internal.event.EventNames;
import dev.zerorpc.internal.event.MalformedMessageException;
import dev.zerorpc.internal.event.MessageReader;
import dev.zerorpc.internal.event.TypeMismatchException;
import dev.zerorpc.internal.event.ValueType;
import dev.zerorpc.stub.Codec;
import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.ValueReader;
import org.jspecify.annotations.Nullable;

/** Decodes answers, on the thread that waits for them. */
final class AnswerReader {
  private AnswerReader() {}

  /** The result of a call with one result, or the exception that it ended with. */
  static <R extends @Nullable Object> R result(Outcome outcome, Codec<R> codec, CallSite site) {
    if (outcome instanceof Outcome.Failure failure) {
      throw failure.cause().get();
    }
    Event event = ((Outcome.Answer) outcome).event();
    return switch (event.name()) {
      case EventNames.OK -> single(event, codec, site);
      case EventNames.ERR -> throw RemoteErrors.read(event, site);
      default ->
          throw site.broken(
              "the peer answered with a stream; declare the result as RpcStream, or call it with"
                  + " stream()");
    };
  }

  /** One item of a stream. */
  static <R extends @Nullable Object> R item(Event event, Codec<R> codec, CallSite site) {
    try {
      return codec.read(new ValueReader(event.arguments()).parameter("item"));
    } catch (DecodeException e) {
      throw located(site, e);
    }
  }

  /**
   * Whether the answer is {@code OK} with nothing: how a Node server ends a stream without items.
   */
  static boolean isEmptyOk(Event event) {
    if (!event.name().equals(EventNames.OK)) {
      return false;
    }
    try {
      MessageReader in = event.arguments();
      return in.nextType() == ValueType.NIL
          || in.readArrayHeader() == 0
          || in.nextType() == ValueType.NIL;
    } catch (MalformedMessageException | TypeMismatchException e) {
      return false;
    }
  }

  /** The one value that an {@code OK} carries. */
  static <R extends @Nullable Object> R single(Event event, Codec<R> codec, CallSite site) {
    try {
      MessageReader in = event.arguments();
      if (codec == Codecs.VOID) {
        return codec.read(new ValueReader(in));
      }
      if (in.readArrayHeader() < 1) {
        throw site.broken("the peer's answer holds no result");
      }
      return codec.read(new ValueReader(in).parameter("result"));
    } catch (MalformedMessageException | TypeMismatchException e) {
      throw site.broken("the peer's answer cannot be read: " + e.getMessage());
    } catch (DecodeException e) {
      throw located(site, e);
    }
  }

  private static RpcException located(CallSite site, DecodeException cause) {
    DecodeException located = new DecodeException(site + ": " + cause.getMessage());
    located.initCause(cause);
    return located;
  }
}
