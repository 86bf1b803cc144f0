package dev.zerorpc.internal.rpc;

import dev.zerorpc.RpcException;
import dev.zerorpc.internal.channel.ChannelListener;
import dev.zerorpc.internal.channel.EventChannel;
import dev.zerorpc.internal.channel.Loss;
import dev.zerorpc.internal.event.Event;
import dev.zerorpc.internal.transport.TimerWheel;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A call that nobody waits for: it is under way until it has left, or until its time is over. */
final class OneWayCall extends TimerWheel.Timer implements ChannelListener, PendingCall {
  private final ClientEngine engine;
  private final CallRequest request;
  private @Nullable EventChannel channel;
  private boolean ended;

  OneWayCall(ClientEngine engine, CallRequest request) {
    this.engine = engine;
    this.request = request;
  }

  @Override
  public void start() {
    engine.timers().schedule(this, request.deadlineNanos());
    EventChannel opened = engine.open(request, this);
    channel = opened;
    if (ended) {
      opened.close();
    }
  }

  @Override
  public void sent() {
    end();
  }

  @Override
  public void received(Event event) {
    end();
  }

  @Override
  public void lost(Loss loss) {
    engine.oneWayDropped(request.site().lost(loss));
    end();
  }

  @Override
  public void refuse(Supplier<RpcException> cause) {
    engine.ended(this);
    engine.oneWayDropped(cause.get());
  }

  @Override
  public void abort(Supplier<RpcException> cause) {
    engine.oneWayDropped(cause.get());
    end();
  }

  @Override
  protected void expired(long nowNanos) {
    engine.oneWayDropped(request.site().timedOut(request.timeout(), false));
    end();
  }

  private void end() {
    if (ended) {
      return;
    }
    ended = true;
    engine.timers().cancel(this);
    engine.ended(this);
    if (channel != null) {
      channel.close();
    }
  }
}
