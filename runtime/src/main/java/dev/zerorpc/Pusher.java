package dev.zerorpc;

import dev.zerorpc.internal.rpc.OneWaySender;
import dev.zerorpc.internal.transport.SocketRole;
import dev.zerorpc.stub.ClientCall;
import dev.zerorpc.stub.ClientCalls;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sends messages that nobody answers, each to one of the {@link Puller}s it is connected to, of any
 * language, in turns. Messages wait in a bounded queue until a connection takes them, so that none
 * is lost while nobody is there. Used by any number of threads; one thread's messages keep their
 * order where there is one puller.
 *
 * <pre>{@code
 * try (Pusher pusher = Pusher.connect("tcp://127.0.0.1:4242")) {
 *   MetricsStub.oneWay(pusher).count("hits", 1);
 * }
 * }</pre>
 *
 * <p>A connection has no receipts: what it has taken but not carried over is lost if the puller
 * dies.
 */
public final class Pusher implements OneWayOutlet, AutoCloseable {
  private final OneWaySender sender;

  private Pusher(OneWaySender sender) {
    this.sender = sender;
  }

  /**
   * A pusher connected to {@code tcp://host:port}, with the usual settings.
   *
   * @throws RpcException if the endpoint is malformed or not supported
   */
  public static Pusher connect(String endpoint) {
    return builder().connect(endpoint).build();
  }

  /** Begins to describe a pusher. */
  public static Builder builder() {
    return new Builder();
  }

  /** What is bound, with the ports that were really taken, in the order of {@link Builder#bind}. */
  public List<String> endpoints() {
    return sender.endpoints();
  }

  @Override
  public ClientCalls calls(CallOptions options) {
    return sender.calls(Objects.requireNonNull(options, "options"));
  }

  /**
   * Sends a message to a method, without a contract. It returns when the message has a place in the
   * queue.
   *
   * @param method its name on the wire
   * @param arguments null, booleans, numbers, text, byte arrays, times, lists, maps, arrays
   * @throws EncodeException if an argument cannot be encoded
   * @throws TimeoutExpiredException if the queue stayed full too long
   * @throws ServerBusyException if the queue is full and {@link Builder#failWhenFull} was said
   * @throws CancelledException if this is closed, or the thread is interrupted while it waits
   */
  public void send(String method, @Nullable Object... arguments) {
    ClientCall<@Nullable Void> message = sender.call(method, arguments.length);
    for (int i = 0; i < arguments.length; i++) {
      message.arguments().parameter("argument " + (i + 1)).writeAny(arguments[i]);
    }
    message.send();
  }

  /** How many messages a connection has taken. */
  public long sentMessages() {
    return sender.sentMessages();
  }

  /** How many messages wait in the queue. */
  public int queuedMessages() {
    return sender.queuedMessages();
  }

  /**
   * How many messages were thrown away: because the queue was full, if {@link Builder#dropWhenFull}
   * was said, or because they were still in the queue when the time for closing was over.
   */
  public long droppedMessages() {
    return sender.droppedMessages();
  }

  /**
   * Takes no more messages, sends those that wait, and closes the connections; returns when threads
   * and sockets are gone. What could not be sent within the linger is thrown away, logged, and
   * counted in {@link #droppedMessages}. A second call does nothing.
   */
  @Override
  public void close() {
    sender.close();
  }

  /** Describes a pusher. Used by one thread. */
  public static final class Builder extends OneWaySenderBuilder<Builder> {
    private Builder() {
      super(SocketRole.PUSH);
    }

    @Override
    Builder self() {
      return this;
    }

    /**
     * Opens the pusher; it does not wait for connections.
     *
     * @throws IllegalStateException if no endpoint was given
     * @throws RpcException if an endpoint is malformed, not supported, or in use
     */
    public Pusher build() {
      return new Pusher(buildSender());
    }
  }
}
