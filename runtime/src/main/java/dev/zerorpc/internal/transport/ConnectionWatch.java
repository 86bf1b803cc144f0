package dev.zerorpc.internal.transport;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * Sees to it that a connection comes about, where JeroMQ alone would leave it: it sometimes forgets
 * to watch a connection it has just made, which is then mute until its handshake times out after
 * half a minute; and it never tries again after a peer that spoke another protocol.
 *
 * <p>Every sign of progress sets the time anew in which the next one must come; if it does not, the
 * endpoint is connected once more from the start. Confined to the loop's thread.
 */
final class ConnectionWatch {
  private static final long FIRST_GREETING = Duration.ofMillis(250).toNanos();

  /** A slow line needs some round trips for its greeting, so each attempt gets longer. */
  private static final long LONGEST_GREETING = Duration.ofSeconds(8).toNanos();

  /** Longer than JeroMQ gives a handshake before it tries again by itself. */
  private static final long PATIENT_GREETING = Duration.ofSeconds(40).toNanos();

  private final IoLoop loop;
  private final long betweenAttempts;
  private final long afterRefusal;
  private final Consumer<ConnectionWatch> reconnect;
  private final TimerWheel.Timer timer =
      new TimerWheel.Timer() {
        @Override
        protected void expired(long nowNanos) {
          await(betweenAttempts);
          reconnect.accept(ConnectionWatch.this);
        }
      };
  private long greeting = FIRST_GREETING;
  private boolean mayStir;

  /**
   * Starts to watch an endpoint that is being connected.
   *
   * @param maxReconnectInterval the longest pause that JeroMQ makes
   * @param reconnect drops the connection, if there is one, and begins anew; is told whose
   */
  ConnectionWatch(IoLoop loop, Duration maxReconnectInterval, Consumer<ConnectionWatch> reconnect) {
    this.loop = loop;
    // The pause is randomized, up to twice of what was asked for.
    this.betweenAttempts = maxReconnectInterval.multipliedBy(2).plusSeconds(1).toNanos();
    this.reconnect = reconnect;
    this.afterRefusal = maxReconnectInterval.toNanos();
    connecting();
  }

  /** An attempt goes on, or the next one is to follow. */
  void connecting() {
    await(betweenAttempts);
  }

  /**
   * There is a connection, and the peer must greet now.
   *
   * @param patient whether to leave a mute connection to JeroMQ, because beginning anew loses what
   *     waits to be sent
   */
  void connected(boolean patient) {
    mayStir = true;
    if (patient) {
      await(PATIENT_GREETING);
      return;
    }
    await(greeting);
    greeting = Math.min(2 * greeting, LONGEST_GREETING);
  }

  /**
   * The connection ended before the peer accepted it. JeroMQ gives up over some of the reasons, yet
   * a peer may think better of it, for instance when it has got a new list of keys.
   */
  void refused() {
    await(afterRefusal);
  }

  /** Whether there is a connection that was not yet tried to be brought to life as it is; once. */
  boolean takeStir() {
    boolean may = mayStir;
    mayStir = false;
    return may;
  }

  /** The connection works. */
  void greeted() {
    greeting = FIRST_GREETING;
    stop();
  }

  /** Ends the watch. */
  void stop() {
    loop.timers().cancel(timer);
  }

  private void await(long nanos) {
    loop.timers().schedule(timer, loop.nanoTime() + nanos);
  }
}
