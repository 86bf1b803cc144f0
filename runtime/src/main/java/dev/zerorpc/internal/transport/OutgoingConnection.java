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
 * <p>JeroMQ is only ever given numbers, and makes one attempt for each time it is told to.
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
  private final IoLoop loop;
  private final HostLookup lookup;
  private final Owner owner;
  private final ConnectionWatch watch;

  /** What JeroMQ calls the attempt or connection, or null if there is none. */
  private @Nullable String address;

  private int attempts;
  private boolean looking;
  private boolean stopped;

  /** Creates one that does nothing before it is {@linkplain #start started}. */
  OutgoingConnection(
      Endpoint peer, IoLoop loop, ZmqOptions options, HostLookup lookup, Owner owner) {
    this.peer = peer;
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

  /** There is a connection, and the peer must greet now. */
  void connected() {
    if (!stopped) {
      watch.connected();
    }
  }

  /** The peer has answered. */
  void greeted() {
    if (!stopped) {
      watch.greeted();
      owner.up();
    }
  }

  /** An attempt has failed, or the connection broke. */
  void failed(String why) {
    if (!stopped) {
      watch.failed();
      owner.down(why);
    }
  }

  private void again(boolean givenUp) {
    if (givenUp) {
      drop(true);
      owner.down("nothing there answers as ZeroMQ does");
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
      failed(
          "the name " + peer.host() + " has no address; check the spelling and the name service");
      return;
    }
    InetAddress next = found.get(Math.floorMod(attempts++, found.size()));
    connect(new Endpoint(next.getHostAddress(), peer.port()));
  }

  private void connect(Endpoint numeric) {
    // JeroMQ would otherwise take the new attempt for the old one, which it has not forgotten.
    drop(false);
    watch.connecting();
    try {
      address = owner.open(numeric);
    } catch (TransportException e) {
      failed(String.valueOf(e.getMessage()));
    }
  }
}
