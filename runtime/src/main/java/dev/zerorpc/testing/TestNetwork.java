package dev.zerorpc.testing;

import dev.zerorpc.internal.event.EventCodec;
import dev.zerorpc.internal.event.MalformedMessageException;
import dev.zerorpc.internal.transport.InProcessNetwork;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A network within the process, for tests: clients and servers whose endpoints it gives meet on it,
 * and it loses, delays and cuts what they say when told to. Its clock may be moved by hand, so that
 * a test of timeouts and heartbeats takes no time.
 *
 * <pre>{@code
 * try (TestNetwork network = TestNetwork.withManualClock();
 *     RpcServer server = RpcServer.builder().service(…).bind(network.endpoint("greeter")).start();
 *     RpcClient client = RpcClient.connect(network.endpoint("greeter"))) {
 *   CompletableFuture<String> answer = GreeterStub.async(client).hello("RPC");
 *   network.cut();
 *   network.advance(Duration.ofSeconds(15));   // and the answer is a LostRemoteException
 * }
 * }</pre>
 *
 * <p>Used by any thread.
 */
public final class TestNetwork implements AutoCloseable {
  /**
   * A message on its way.
   *
   * @param toServer whether it goes to the side that is bound, which is usually the server
   * @param event the method called, or {@code OK}, {@code ERR}, {@code STREAM}, {@code
   *     STREAM_DONE}, {@code _zpc_hb} for a heartbeat, {@code _zpc_more} for a grant, {@code
   *     _zpc_cancel}; empty if it is no event
   * @param size how many bytes it has
   */
  public record Message(boolean toServer, String event, int size) {}

  private final InProcessNetwork network;
  private volatile boolean cut;
  private volatile Duration delay = Duration.ZERO;
  private volatile @Nullable Predicate<Message> loss;

  private TestNetwork(boolean manual) {
    this.network = InProcessNetwork.create(manual);
    network.faults(this::fate);
  }

  /** A network on which time passes as it does. */
  public static TestNetwork create() {
    return new TestNetwork(false);
  }

  /** A network on which time stands still until {@link #advance}. */
  public static TestNetwork withManualClock() {
    return new TestNetwork(true);
  }

  /**
   * The endpoint of that name, to bind and to connect to.
   *
   * @param name anything without a slash; {@code *} binds a name that nothing else has
   */
  public String endpoint(String name) {
    return network.endpoint(name);
  }

  /**
   * Lets time pass for all clients and servers of this network: heartbeats, timeouts and delayed
   * messages come about in their order, and what they cause on the network has happened when this
   * returns. Handlers and callbacks run on threads of their own and may still be running.
   *
   * @throws IllegalStateException if time passes by itself on this network
   */
  public void advance(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("time does not go back, but " + duration + " was asked");
    }
    try {
      network.advance(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while time was passing", e);
    }
  }

  /**
   * From now on nothing arrives and nobody is told, as when a cable is pulled: only heartbeats and
   * timeouts notice. What is on its way still arrives. {@link #restore} ends it.
   */
  public void cut() {
    cut = true;
  }

  /**
   * Breaks all connections, as when the machines between go away: both sides know it at once, and
   * clients connect anew only after {@link #restore}.
   */
  public void disconnect() {
    network.breakConnections();
  }

  /** Ends {@link #cut}, {@link #disconnect}, {@link #delay} and {@link #drop}. */
  public void restore() {
    cut = false;
    delay = Duration.ZERO;
    loss = null;
    network.restoreConnections();
  }

  /** From now on each message takes that long; their order stays as it is. */
  public void delay(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("a delay must not be negative, but is " + duration);
    }
    delay = duration;
  }

  /**
   * From now on loses the messages that a test chooses.
   *
   * @param choice says true for what is lost; called by the threads that send, which must not wait
   */
  public void drop(Predicate<Message> choice) {
    loss = Objects.requireNonNull(choice, "choice");
  }

  /** Ends the network; clients and servers on it are closed by who opened them. */
  @Override
  public void close() {
    network.close();
  }

  private @Nullable Duration fate(boolean toServer, byte[] payload) {
    if (cut) {
      return null;
    }
    Predicate<Message> choice = loss;
    if (choice != null && choice.test(new Message(toServer, name(payload), payload.length))) {
      return null;
    }
    return delay;
  }

  private static String name(byte[] payload) {
    try {
      return EventCodec.decode(payload).name();
    } catch (MalformedMessageException e) {
      return "";
    }
  }
}
