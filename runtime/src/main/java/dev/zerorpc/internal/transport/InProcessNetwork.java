package dev.zerorpc.internal.transport;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What {@code inproc://} endpoints are found on: names, the connections between sockets, a clock,
 * and what goes wrong on the way. Any thread.
 */
public final class InProcessNetwork {
  /** The one that every {@code inproc://name} is on. */
  public static final InProcessNetwork DEFAULT = new InProcessNetwork("", false);

  /**
   * Other threads, of which this knows nothing, may be at what the passed time is to meet: they get
   * a chance now and then, even if no timer is due for long.
   */
  private static final long LONGEST_STEP = TimeUnit.SECONDS.toNanos(4);

  private static final Map<String, InProcessNetwork> NETWORKS = new ConcurrentHashMap<>();
  private static final AtomicInteger COUNT = new AtomicInteger();

  /** What becomes of a message on its way. */
  public interface Faults {
    /**
     * Decides about one message.
     *
     * @param toBound whether it goes to the side that is bound
     * @return how long it takes; zero for at once, null if it never arrives
     */
    @Nullable Duration delay(boolean toBound, byte[] payload);
  }

  private final String name;
  private final boolean manual;
  private final Map<String, InProcessSocket> bound = new ConcurrentHashMap<>();
  private final Set<InProcessSocket> sockets = ConcurrentHashMap.newKeySet();
  private final Set<InProcessLoop> loops = ConcurrentHashMap.newKeySet();
  private final AtomicInteger unnamed = new AtomicInteger();
  private final AtomicLong manualNanos = new AtomicLong();
  private final Object settled = new Object();
  private int unfinished;
  private volatile @Nullable Faults faults;
  private volatile boolean broken;

  private InProcessNetwork(String name, boolean manual) {
    this.name = name;
    this.manual = manual;
  }

  /**
   * A network of its own, on which endpoints are called {@code inproc://network/name}.
   *
   * @param manual whether its time stands still until {@link #advance}
   */
  public static InProcessNetwork create(boolean manual) {
    InProcessNetwork network = new InProcessNetwork("net" + COUNT.incrementAndGet(), manual);
    NETWORKS.put(network.name, network);
    return network;
  }

  /** Whether an endpoint is one of this kind. */
  public static boolean isInProcess(String endpoint) {
    return endpoint.startsWith("inproc://");
  }

  /**
   * The network of an endpoint.
   *
   * @throws TransportException if it has been closed
   */
  public static InProcessNetwork of(String endpoint) {
    String path = endpoint.substring("inproc://".length());
    int slash = path.indexOf('/');
    if (slash < 0) {
      return DEFAULT;
    }
    InProcessNetwork network = NETWORKS.get(path.substring(0, slash));
    if (network == null) {
      throw new TransportException(
          "Endpoint \""
              + endpoint
              + "\" is on a test network that is closed or never was; write inproc://name, or take"
              + " the endpoint from a TestNetwork");
    }
    return network;
  }

  /** Forgets the network; what uses it can go on. */
  public void close() {
    NETWORKS.remove(name, this);
  }

  /** The endpoint of that name on this network. */
  public String endpoint(String local) {
    return "inproc://" + (name.isEmpty() ? "" : name + "/") + local;
  }

  boolean isManual() {
    return manual;
  }

  long nanoTime() {
    return manual ? manualNanos.get() : System.nanoTime();
  }

  // --- names and connections

  void add(InProcessLoop loop) {
    loops.add(loop);
  }

  void remove(InProcessLoop loop) {
    loops.remove(loop);
  }

  void add(InProcessSocket socket) {
    sockets.add(socket);
  }

  void remove(InProcessSocket socket) {
    sockets.remove(socket);
    bound.values().remove(socket);
    sockets.forEach(other -> other.peerClosed(socket));
  }

  String bind(String endpoint, InProcessSocket socket) {
    String local = local(endpoint);
    if (local.equals("*")) {
      local = "unnamed" + unnamed.incrementAndGet();
    }
    if (bound.putIfAbsent(local, socket) != null) {
      throw new TransportException(
          "Endpoint \"" + endpoint + "\" is in use already; choose another name, or inproc://*");
    }
    String there = local;
    sockets.forEach(other -> other.appeared(there));
    return endpoint(local);
  }

  String local(String endpoint) {
    String local = endpoint.substring("inproc://".length());
    local = local.substring(local.indexOf('/') + 1);
    if (local.isEmpty() || local.contains("/")) {
      throw new TransportException(
          "Endpoint \"" + endpoint + "\" is malformed: write inproc://name");
    }
    return local;
  }

  /** The socket that is bound to a name, if it can be reached. */
  @Nullable InProcessSocket find(String local) {
    return broken ? null : bound.get(local);
  }

  // --- time

  /** A command was handed to one of the loops. */
  void began() {
    synchronized (settled) {
      unfinished++;
    }
  }

  /** It has run. */
  void finished() {
    synchronized (settled) {
      unfinished--;
      if (unfinished == 0) {
        settled.notifyAll();
      }
    }
  }

  /** Waits until no loop has anything to do. */
  public void settle() throws InterruptedException {
    synchronized (settled) {
      while (unfinished > 0) {
        settled.wait();
      }
    }
  }

  /**
   * Lets time pass: step by step, from one due timer to the next, and after each step waits until
   * no loop has anything to do.
   */
  public void advance(Duration duration) throws InterruptedException {
    if (!manual) {
      throw new IllegalStateException("time passes by itself on this network");
    }
    settle();
    long until = manualNanos.get() + duration.toNanos();
    while (manualNanos.get() < until) {
      long now = manualNanos.get();
      long step = Math.min(LONGEST_STEP, Math.max(1_000_000, nextDelay(now)));
      manualNanos.set(Math.min(until, now + step));
      for (InProcessLoop loop : loops) {
        loop.execute(() -> loop.timers().advance(manualNanos.get()));
      }
      settle();
    }
  }

  private long nextDelay(long now) {
    List<CompletableFuture<Long>> delays = new ArrayList<>();
    for (InProcessLoop loop : loops) {
      CompletableFuture<Long> delay = new CompletableFuture<>();
      loop.execute(() -> delay.complete(loop.timers().nextDelayNanos(now)));
      // A loop that ends just now answers nothing.
      delays.add(delay.completeOnTimeout(Long.MAX_VALUE, 1, TimeUnit.SECONDS));
    }
    long least = Long.MAX_VALUE / 4;
    for (CompletableFuture<Long> delay : delays) {
      least = Math.min(least, delay.join());
    }
    return least;
  }

  // --- faults

  /** What goes wrong from now on; null for nothing. */
  public void faults(@Nullable Faults value) {
    faults = value;
  }

  @Nullable Duration delay(boolean toBound, byte[] payload) {
    Faults current = faults;
    return current == null ? Duration.ZERO : current.delay(toBound, payload);
  }

  /** Breaks all connections, and makes none until told otherwise. */
  public void breakConnections() {
    broken = true;
    sockets.forEach(InProcessSocket::disconnect);
  }

  /** Makes connections again. */
  public void restoreConnections() {
    broken = false;
    bound.keySet().forEach(local -> sockets.forEach(socket -> socket.appeared(local)));
  }
}
