package dev.zerorpc;

import dev.zerorpc.stub.CallPattern;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A call that a {@link ClientInterceptor} sees. Used by the thread that the interceptor runs on.
 */
public interface ClientInvocation {
  /** The name of the service in its contract; empty if the call is made without one. */
  String service();

  /** The name of the method on the wire. */
  String method();

  /**
   * Where the client connects to, several endpoints with commas between, or what it is bound to.
   */
  String endpoint();

  /** How the method answers. */
  CallPattern pattern();

  /** How long the caller waits for the first answer. */
  Duration timeout();

  /** The headers that the request has so far. */
  Headers headers();

  /**
   * Adds a header, or changes its value.
   *
   * @throws IllegalArgumentException if the name cannot be used, see {@link Headers#with}
   */
  void header(String name, @Nullable Object value);

  /**
   * Translates what the caller would get into what it gets. Runs where {@link #onEnd} does, before
   * it.
   *
   * @param translation from a failure, for instance a {@link RemoteException}, to the exception
   *     that is thrown; the same one to leave it
   */
  void onFailure(UnaryOperator<RuntimeException> translation);

  /**
   * Asks to be told how the call ended, right before the caller is: on the caller's thread if it
   * waits, on one of the client's executor if the call is asynchronous, on the reading thread if it
   * is a stream, which ends when it is read to its end, fails, or is closed. A one-way call ends
   * when it is handed over. What the action throws is logged and changes nothing.
   */
  void onEnd(Consumer<CallOutcome> action);
}
