package dev.zerorpc.internal.rpc;

import dev.zerorpc.internal.channel.ChannelListener;
import dev.zerorpc.internal.channel.EventChannel;
import dev.zerorpc.internal.channel.Loss;
import dev.zerorpc.internal.event.Event;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a call: waits for a connection, sends the request on it once, and stays there. As
 * long as it was not sent it moves to another endpoint when its own is lost. Confined to the loop's
 * thread.
 */
final class Attempt implements Attempts, ChannelListener {
  /** Who made the attempt. */
  interface Owner {
    /** Whether somebody waits for an answer. */
    default boolean awaitsAnswer() {
      return true;
    }

    /** The request has left. */
    default void sent(Attempt attempt) {}

    /** More may be sent than a moment ago. */
    default void sendable(Attempt attempt) {}

    /** An event came that is not the channel's own. */
    void received(Attempt attempt, Event event);

    /** Nothing more will come; the attempt is over already. */
    void failed(Attempt attempt, AttemptFailure failure);
  }

  /** After a wait of that length the server is told anew how much time there is. */
  private static final long LONG_WAIT = Duration.ofMillis(100).toNanos();

  private final EndpointPool pool;
  private final CallRequest request;
  private final @Nullable ClientEndpoint avoided;
  private final Owner owner;
  private long startedAt;
  private @Nullable ClientEndpoint endpoint;
  private @Nullable EventChannel channel;

  /** Whether the endpoint counts this among its calls. */
  private boolean counted;

  private boolean sent;

  /** Whether it has an answer, or failed, so that what comes of the call comes from here. */
  private boolean settled;

  private boolean over;

  /**
   * Creates one that waits to be {@linkplain #start started}.
   *
   * @param avoided an endpoint that is only taken if there is no other, or null
   */
  Attempt(EndpointPool pool, CallRequest request, @Nullable ClientEndpoint avoided, Owner owner) {
    this.pool = pool;
    this.request = request;
    this.avoided = avoided;
    this.owner = owner;
  }

  /** Begins, or waits for a connection. */
  @Override
  public void start() {
    startedAt = pool.loop().nanoTime();
    pool.place(this);
  }

  CallRequest request() {
    return request;
  }

  boolean hasHeartbeats() {
    return owner.awaitsAnswer();
  }

  @Nullable ClientEndpoint avoided() {
    return avoided;
  }

  /** Where it is or was made, or null if it never came to that. */
  @Nullable ClientEndpoint endpoint() {
    return endpoint;
  }

  long startedAt() {
    return startedAt;
  }

  @Override
  public CallSite site() {
    return settled ? place() : request.site();
  }

  @Override
  public CallSite current() {
    return over ? site() : place();
  }

  @Override
  public boolean hasLeft() {
    return sent;
  }

  /** What was called, and where it is or was tried. */
  CallSite place() {
    return endpoint == null ? request.site() : request.site().at(endpoint.address());
  }

  /** Opens the channel at an endpoint that the pool has chosen. */
  void begin(ClientEndpoint chosen) {
    endpoint = chosen;
    counted = true;
    long now = pool.loop().nanoTime();
    CallRequest asked = now - startedAt < LONG_WAIT ? request : request.late(now);
    EventChannel opened = chosen.open(asked, hasHeartbeats(), this);
    if (opened.isClosed()) {
      return;
    }
    if (over) {
      leave();
      opened.close();
    } else {
      channel = opened;
    }
  }

  /** It has come to nothing. */
  void fail(AttemptFailure failure) {
    if (!over) {
      over = true;
      settled = true;
      owner.failed(this, failure);
    }
  }

  @Override
  public void grant(int events) {
    if (channel != null && settled) {
      channel.grant(events);
    }
  }

  @Override
  public long sendableEvents() {
    return channel == null ? 0 : channel.sendableEvents();
  }

  @Override
  public void send(byte[] payload) {
    if (channel != null) {
      channel.send(payload);
    }
  }

  @Override
  public void end(boolean tellPeer) {
    if (over) {
      return;
    }
    over = true;
    pool.withdraw(this);
    EventChannel open = channel;
    if (open != null) {
      leave();
      if (tellPeer) {
        open.cancel();
      } else {
        open.close();
      }
    }
  }

  private void leave() {
    channel = null;
    if (counted && endpoint != null) {
      counted = false;
      endpoint.left();
    }
  }

  @Override
  public void sent() {
    sent = true;
    if (!over) {
      owner.sent(this);
    }
  }

  @Override
  public void sendable() {
    if (!over) {
      owner.sendable(this);
    }
  }

  @Override
  public void received(Event event) {
    if (endpoint != null) {
      endpoint.heard();
    }
    if (!over) {
      settled = true;
      owner.received(this, event);
    }
  }

  @Override
  public void lost(Loss loss) {
    ClientEndpoint last = endpoint;
    leave();
    if (over || last == null) {
      return;
    }
    if (!sent && !last.isConnected()) {
      pool.place(this);
      return;
    }
    if (loss.reason() == Loss.Reason.SILENT || loss.reason() == Loss.Reason.NEVER_HEARD) {
      pool.silent(last);
    }
    fail(AttemptFailure.lost(place(), loss));
  }
}
