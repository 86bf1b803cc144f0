package dev.zerorpc;

import dev.zerorpc.internal.rpc.OneWayReceiver;
import dev.zerorpc.internal.transport.SocketRole;
import java.util.List;

/**
 * Receives all messages of the {@link Publisher}s that it is connected to, of any language, and
 * calls services with them. Nobody is answered: a handler's result goes nowhere, its error is
 * counted and logged, at most once a second. While too many messages wait, no more are read; if
 * that lasts, the publishers leave this subscriber out, and what they send meanwhile is missed.
 *
 * <pre>{@code
 * try (Subscriber subscriber =
 *     Subscriber.builder()
 *         .service(MetricsDispatcher.of(new Metrics()))
 *         .connect("tcp://127.0.0.1:4242")
 *         .start()) {
 *   subscriber.awaitTermination();
 * }
 * }</pre>
 */
public final class Subscriber implements AutoCloseable {
  private final OneWayReceiver receiver;

  private Subscriber(OneWayReceiver receiver) {
    this.receiver = receiver;
  }

  /** Begins to describe a subscriber. */
  public static Builder builder() {
    return new Builder();
  }

  /** What is bound, with the ports that were really taken, in the order of {@link Builder#bind}. */
  public List<String> endpoints() {
    return receiver.endpoints();
  }

  /** How many messages came in. */
  public long receivedMessages() {
    return receiver.receivedMessages();
  }

  /** How many messages were handled without an error. */
  public long handledMessages() {
    return receiver.handledMessages();
  }

  /** How many messages' handlers failed, or could not read their arguments. */
  public long failedMessages() {
    return receiver.failedMessages();
  }

  /** How many messages were thrown away because they are malformed, or for no method of these. */
  public long rejectedMessages() {
    return receiver.rejectedMessages();
  }

  /** How many messages are waiting for a thread or being handled. */
  public int activeMessages() {
    return receiver.activeMessages();
  }

  /** Waits until this is closed by another thread, or by a handler. */
  public void awaitTermination() throws InterruptedException {
    receiver.awaitTermination();
  }

  /**
   * Reads no more messages and frees the ports, lets those that were received be handled within the
   * grace period, and interrupts the rest. Returns when all that is done; called by a handler it
   * returns at once. A second call waits for the first.
   */
  @Override
  public void close() {
    receiver.close();
  }

  /** Describes a subscriber. Used by one thread. */
  public static final class Builder extends OneWayReceiverBuilder<Builder> {
    private Builder() {
      super(SocketRole.SUB);
    }

    @Override
    Builder self() {
      return this;
    }

    /**
     * Opens the subscriber.
     *
     * @throws IllegalStateException if no service or no endpoint was given
     * @throws IllegalArgumentException if two methods have the same name on the wire
     * @throws RpcException if an endpoint is malformed, not supported, or in use
     */
    public Subscriber start() {
      return new Subscriber(startReceiver("zerorpc-subscriber"));
    }
  }
}
