package dev.zerorpc.internal.rpc;

import dev.zerorpc.CancelledException;
import dev.zerorpc.LostRemoteException;
import dev.zerorpc.ProtocolException;
import dev.zerorpc.RpcException;
import dev.zerorpc.TimeoutExpiredException;
import dev.zerorpc.internal.channel.Loss;
import dev.zerorpc.stub.MethodDescriptor;
import java.time.Duration;

/**
 * What was called and where: the beginning of every message about a call.
 *
 * @param method what was called
 * @param endpoint where
 * @param attempt which attempt it was, from 1
 */
record CallSite(MethodDescriptor<?> method, String endpoint, int attempt) {
  CallSite(MethodDescriptor<?> method, String endpoint) {
    this(method, endpoint, 1);
  }

  /** The same call at one of its client's endpoints. */
  CallSite at(String one) {
    return one.equals(endpoint) ? this : new CallSite(method, one, attempt);
  }

  /** The same call once more. */
  CallSite again() {
    return new CallSite(method, endpoint, attempt + 1);
  }

  RpcException timedOut(Duration timeout, boolean sent) {
    String hint =
        sent
            ? "the handler may still be running; allow more time with CallOptions.withTimeout or"
                + " @Timeout"
            : "the call was never sent because no connection came about, and will not be sent later";
    return new TimeoutExpiredException(
        this + ": no answer within " + DurationText.of(timeout) + "; " + hint);
  }

  RpcException idle(Duration idleTimeout) {
    return new TimeoutExpiredException(
        this
            + ": no further item within "
            + DurationText.of(idleTimeout)
            + ", the stream was given up; allow more time with CallOptions.withIdleTimeout");
  }

  RpcException neverConnected(Duration waited, String why) {
    return new LostRemoteException(
        this
            + ": no connection within "
            + DurationText.of(waited)
            + reason(why)
            + "; is a server listening there?");
  }

  RpcException noConnection(String why) {
    return new LostRemoteException(
        this
            + ": there is no connection"
            + reason(why)
            + "; the call was not sent, as the client is to fail fast");
  }

  private static String reason(String why) {
    return why.isEmpty() ? "" : " (" + why + ")";
  }

  RpcException nobodyWaits() {
    return new TimeoutExpiredException(
        this
            + ": the call is made for another one, whose caller has stopped waiting; nothing was"
            + " sent");
  }

  RpcException lost(Loss loss) {
    String silence = DurationText.of(loss.silence());
    String what =
        switch (loss.reason()) {
          case NEVER_CONNECTED ->
              "no connection within "
                  + silence
                  + "; is a server listening there? If it asks for credentials (CURVE, PLAIN), are this"
                  + " client's, and the server key that it was given, the right ones?";
          case NEVER_HEARD ->
              "lost remote: not one heartbeat within "
                  + silence
                  + "; is it a zerorpc server, and does it use the same heartbeat interval?";
          case SILENT ->
              "lost remote after "
                  + silence
                  + " without a heartbeat; the server has stopped, is cut off, or blocks its own"
                  + " heartbeats";
          case GONE ->
              "lost remote: the connection broke after the call was sent; the handler may have run";
        };
    return new LostRemoteException(this + ": " + what);
  }

  RpcException closed() {
    return new CancelledException(this + ": the client was closed");
  }

  RpcException cancelled() {
    return new CancelledException(this + ": the call was cancelled");
  }

  RpcException interrupted() {
    return new CancelledException(
        this + ": the waiting thread was interrupted, and the call was given up");
  }

  RpcException streamIgnored() {
    return broken(
        "the server answered without taking the stream that was sent along; it does not know the"
            + " method's stream, or is of another library, none of which take streams from callers");
  }

  RpcException broken(String what) {
    return new ProtocolException(this + ": " + what);
  }

  @Override
  public String toString() {
    return method + " at " + endpoint + (attempt == 1 ? "" : " (attempt " + attempt + ")");
  }
}
