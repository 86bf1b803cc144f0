package dev.zerorpc.internal.transport;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Decides when a connection is tried again. After a failure there is a pause, which doubles each
 * time up to a maximum and is partly random, so that the clients of a server that comes back do not
 * all come at once.
 *
 * <p>It also sees to what JeroMQ alone would leave: it sometimes forgets to watch a connection it
 * has just made, which is then mute until its handshake times out after half a minute, and an
 * address that swallows packets lets an attempt hang for minutes. Every sign of progress sets the
 * time anew in which the next one must come; if it does not, the attempt is given up and the next
 * one made at once. Confined to the loop's thread.
 */
final class ConnectionWatch {
  /** Makes the next attempt. */
  interface Connector {
    /**
     * Begins anew.
     *
     * @param givenUp whether the attempt before it has come to nothing in the time that it had
     */
    void again(boolean givenUp);
  }

  private static final long FIRST_GREETING = Duration.ofMillis(250).toNanos();

  /** A slow line needs some round trips for its greeting, so each attempt gets longer. */
  private static final long LONGEST_GREETING = Duration.ofSeconds(8).toNanos();

  private static final long LONGEST_ATTEMPT = Duration.ofSeconds(10).toNanos();

  /** Longer than JeroMQ gives a handshake before it tries again by itself. */
  private static final long PATIENT_GREETING = Duration.ofSeconds(40).toNanos();

  private static final long MARGIN = Duration.ofSeconds(1).toNanos();

  private final IoLoop loop;
  private final long firstPause;
  private final long longestPause;
  private final DoubleSupplier random;
  private final TimerWheel.Timer timer;
  private long greeting = FIRST_GREETING;
  private long pause;
  private boolean pausing;

  /** Whether there is a connection that ends if the peer does not greet in time. */
  private boolean greetingDue;

  private boolean mayStir;

  /**
   * Creates one that watches nothing yet.
   *
   * @param firstPause the pause after the first failure; it doubles each time
   * @param longestPause what it never exceeds
   * @param random numbers from 0 to 1; a pause lasts between half of it and all of it
   */
  ConnectionWatch(
      IoLoop loop,
      Duration firstPause,
      Duration longestPause,
      DoubleSupplier random,
      Connector connector) {
    this.loop = loop;
    this.firstPause = firstPause.toNanos();
    this.longestPause = longestPause.toNanos();
    this.random = random;
    this.pause = this.firstPause;
    this.timer =
        new TimerWheel.Timer() {
          @Override
          protected void expired(long nowNanos) {
            boolean givenUp = !pausing;
            pausing = false;
            if (greetingDue) {
              greetingDue = false;
              greeting = Math.min(2 * greeting, LONGEST_GREETING);
            }
            connector.again(givenUp);
          }
        };
  }

  /** An attempt goes on. */
  void connecting() {
    if (!pausing) {
      greetingDue = false;
      await(LONGEST_ATTEMPT);
    }
  }

  /**
   * There is a connection, and the peer must greet now.
   *
   * @param patient whether to leave a mute connection to JeroMQ, because beginning anew loses what
   *     waits to be sent
   */
  void connected(boolean patient) {
    pausing = false;
    mayStir = true;
    if (patient) {
      await(PATIENT_GREETING);
      return;
    }
    greetingDue = true;
    await(greeting);
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
    pause = firstPause;
    stop();
  }

  /**
   * An attempt has failed, or the connection broke: the next attempt follows after a pause.
   *
   * @return whether that was not known yet: JeroMQ says of a broken connection also that it is not
   *     trying again at once
   */
  boolean failed() {
    if (pausing) {
      return false;
    }
    pausing = true;
    greetingDue = false;
    await((long) (pause * (0.5 + 0.5 * random.getAsDouble())));
    pause = Math.min(2 * pause, longestPause);
    return true;
  }

  /**
   * The same, where JeroMQ makes the next attempt itself, so that what waits to be sent is kept.
   */
  void leftToJeroMq() {
    mayStir = false;
    // Its pause is randomized, up to twice of what was asked for.
    await(2 * longestPause + MARGIN);
  }

  /** Ends the watch. */
  void stop() {
    pausing = false;
    greetingDue = false;
    loop.timers().cancel(timer);
  }

  private void await(long nanos) {
    loop.timers().schedule(timer, loop.nanoTime() + nanos);
  }
}
