package dev.zerorpc.internal.transport;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * One endpoint that a socket connects to, again and again until it is stopped. The host's name is
 * looked up anew for each attempt, on a thread of its own, and where it stands for several
 * addresses they are tried in turn. Confined to the loop's thread.
 *
 * <p>For a client's socket JeroMQ is only ever given numbers, and makes one attempt for each time
 * it is told to. For the others, which keep messages from one connection to the next, it is given
 * the name once that is known, and goes on by itself.
 */
final class OutgoingConnection {
  /** Told on the loop's thread. */
  interface Owner {
    /**
     * Makes one attempt.
     *
     * @param numeric an endpoint whose host is an address
     * @return what it is called from now on
     */
    String open(Endpoint numeric);

    /** Tries to bring a mute connection to life as it is; whether that makes sense. */
    boolean revive();

    /**
     * Ends an attempt.
     *
     * @param hanging whether it may still turn into a connection
     */
    void drop(String address, boolean hanging);

    /** The connection works. */
    void up();

    /** There is no connection, or not any more; another attempt follows. */
    void down(String why);
  }

  private final Endpoint peer;
  private final boolean single;
  private final IoLoop loop;
  private final HostLookup lookup;
  private final Owner owner;
  private final ConnectionWatch watch;

  /** What JeroMQ calls the attempt or connection, or null if there is none. */
  private @Nullable String address;

  /** Whether the attempt that is under way has led to a connection. */
  private boolean established;

  /** Whether a connection was given up because nobody greeted, and none has worked since. */
  private boolean mute;

  private int attempts;
  private boolean looking;
  private boolean stopped;

  /**
   * Creates one that does nothing before it is {@linkplain #start started}.
   *
   * @param single whether JeroMQ makes one attempt only each time; otherwise it goes on by itself,
   *     and keeps what waits to be sent or read from one connection to the next
   */
  OutgoingConnection(
      Endpoint peer,
      boolean single,
      IoLoop loop,
      ZmqOptions options,
      HostLookup lookup,
      Owner owner) {
    this.peer = peer;
    this.single = single;
    this.loop = loop;
    this.lookup = lookup;
    this.owner = owner;
    this.watch =
        new ConnectionWatch(
            loop,
            options.reconnectInterval(),
            options.maxReconnectInterval(),
            () -> ThreadLocalRandom.current().nextDouble(),
            this::again);
  }

  /** Makes the first attempt. */
  void start() {
    attempt();
  }

  /** Ends attempts; the connection itself is the socket's to close. */
  void stop() {
    stopped = true;
    watch.stop();
  }

  /** Whether what JeroMQ reports of this address is about this endpoint. */
  boolean isAt(String reported) {
    return reported.equals(address);
  }

  /** An attempt goes on. */
  void connecting() {
    if (!stopped) {
      watch.connecting();
    }
  }

  /**
   * There is a connection, and the peer must greet now.
   *
   * @param patient whether it is left to JeroMQ, because beginning anew loses what waits to be sent
   */
  void connected(boolean patient) {
    if (!stopped) {
      established = true;
      watch.connected(patient);
    }
  }

  /** The peer has answered. */
  void greeted() {
    if (!stopped) {
      mute = false;
      watch.greeted();
      owner.up();
    }
  }

  /** An attempt has failed, or the connection broke. */
  void failed(String why) {
    if (stopped) {
      return;
    }
    if (single) {
      notMade(why);
    } else {
      watch.leftToJeroMq();
      owner.down(why);
    }
  }

  private void again(boolean givenUp) {
    if (givenUp && watch.takeStir() && owner.revive()) {
      watch.leftToJeroMq();
      return;
    }
    if (givenUp) {
      drop(true);
      // One connection may be mute because JeroMQ has forgotten to watch it; that says nothing
      // about the peer.
      if (mute || !established) {
        owner.down("nothing there answers as ZeroMQ does");
      }
      mute |= established;
    }
    attempt();
  }

  private void drop(boolean hanging) {
    String dropped = address;
    if (dropped != null) {
      address = null;
      owner.drop(dropped, hanging);
    }
  }

  private void attempt() {
    established = false;
    watch.connecting();
    if (looking) {
      return;
    }
    if (peer.isNumeric()) {
      connect(peer);
      return;
    }
    looking = true;
    Thread thread = new Thread(this::look, "zerorpc-lookup-" + peer.host());
    thread.setDaemon(true);
    thread.start();
  }

  /** Runs on a thread of its own. */
  private void look() {
    List<InetAddress> found;
    try {
      found = lookup.addresses(peer.host());
    } catch (UnknownHostException | SecurityException e) {
      loop.execute(() -> looked(List.of()));
      return;
    }
    loop.execute(() -> looked(found));
  }

  private void looked(List<InetAddress> found) {
    looking = false;
    if (stopped) {
      return;
    }
    if (found.isEmpty()) {
      notMade(
          "the name " + peer.host() + " has no address; check the spelling and the name service");
      return;
    }
    if (!single) {
      connect(peer);
      return;
    }
    InetAddress next = found.get(Math.floorMod(attempts++, found.size()));
    connect(new Endpoint(next.getHostAddress(), peer.port()));
  }

  /** JeroMQ does not make the next attempt; of several reasons the first is the true one. */
  private void notMade(String why) {
    if (watch.failed()) {
      owner.down(why);
    }
  }

  private void connect(Endpoint numeric) {
    // JeroMQ would otherwise take the new attempt for the old one, which it has not forgotten.
    drop(false);
    watch.connecting();
    try {
      address = owner.open(numeric);
    } catch (TransportException e) {
      notMade(String.valueOf(e.getMessage()));
    }
  }
}
