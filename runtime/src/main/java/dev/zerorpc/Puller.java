package dev.zerorpc;

import dev.zerorpc.internal.rpc.OneWayReceiver;
import dev.zerorpc.internal.transport.SocketRole;
import java.util.List;

/**
 * Receives the messages of {@link Pusher}s, of any language, and calls services with them. Nobody
 * is answered: a handler's result goes nowhere, its error is counted and logged, at most once a
 * second. While too many messages wait, no more are read, and the pushers have to wait in their
 * turn.
 *
 * <pre>{@code
 * try (Puller puller =
 *     Puller.builder()
 *         .service(MetricsDispatcher.of(new Metrics()))
 *         .bind("tcp://0.0.0.0:4242")
 *         .start()) {
 *   puller.awaitTermination();
 * }
 * }</pre>
 */
public final class Puller implements AutoCloseable {
  private final OneWayReceiver receiver;

  private Puller(OneWayReceiver receiver) {
    this.receiver = receiver;
  }

  /** Begins to describe a puller. */
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

  /** Describes a puller. Used by one thread. */
  public static final class Builder extends OneWayReceiverBuilder<Builder> {
    private Builder() {
      super(SocketRole.PULL);
    }

    @Override
    Builder self() {
      return this;
    }

    /**
     * Opens the puller.
     *
     * @throws IllegalStateException if no service or no endpoint was given
     * @throws IllegalArgumentException if two methods have the same name on the wire
     * @throws RpcException if an endpoint is malformed, not supported, or in use
     */
    public Puller start() {
      return new Puller(startReceiver("zerorpc-puller"));
    }
  }
}
