package dev.zerorpc;

import dev.zerorpc.internal.rpc.OneWaySender;
import dev.zerorpc.internal.rpc.OneWaySettings;
import dev.zerorpc.internal.rpc.OneWaySettings.WhenFull;
import dev.zerorpc.internal.transport.Gatekeeper;
import dev.zerorpc.internal.transport.SocketRole;
import dev.zerorpc.internal.transport.TransportException;
import dev.zerorpc.internal.transport.Transports;
import dev.zerorpc.internal.transport.ZmqOptions;
import dev.zerorpc.internal.transport.ZmqSecurity;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the descriptions of a pusher and of a publisher have in common.
 *
 * @param <B> the builder itself
 */
abstract class OneWaySenderBuilder<B extends OneWaySenderBuilder<B>> {
  private static final Logger LOG = System.getLogger("dev.zerorpc.security");

  private final SocketRole role;
  private final List<String> binds = new ArrayList<>();
  private final List<String> connects = new ArrayList<>();
  private int queueLimit = 10_000;
  private long queueBytes = 64L << 20;
  private WhenFull whenFull = WhenFull.BLOCK;
  private Duration blockTimeout = Duration.ofSeconds(30);
  private Duration linger = Duration.ofSeconds(10);
  private @Nullable Security security;

  OneWaySenderBuilder(SocketRole role) {
    this.role = role;
  }

  abstract B self();

  /** Connects to {@code tcp://host:port}, in the background, and again whenever it breaks. */
  public B connect(String endpoint) {
    connects.add(Objects.requireNonNull(endpoint, "endpoint"));
    return self();
  }

  /**
   * Binds {@code tcp://host:port} instead, for peers that connect; {@code *} as host is every
   * address, {@code *} or 0 as port a free one.
   */
  public B bind(String endpoint) {
    binds.add(Objects.requireNonNull(endpoint, "endpoint"));
    return self();
  }

  /**
   * How many messages may wait to be sent; 10,000 unless given. At a publisher that many may wait
   * for each subscriber besides.
   */
  public B queueLimit(int messages) {
    if (messages < 1) {
      throw new IllegalArgumentException("queue limit must be at least 1, but is " + messages);
    }
    this.queueLimit = messages;
    return self();
  }

  /**
   * How many bytes the messages that wait may have together; 64 MiB unless given. One that is
   * larger still gets through, alone.
   */
  public B queueBytes(long bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException("queue bytes must be at least 1, but is " + bytes);
    }
    this.queueBytes = bytes;
    return self();
  }

  /**
   * When the queue is full, makes the sending thread wait for room, and after that time fail with
   * {@link TimeoutExpiredException}. So it is unless something else is said, for 30 seconds.
   */
  public B blockWhenFull(Duration timeout) {
    this.blockTimeout = Durations.positive("timeout", timeout);
    this.whenFull = WhenFull.BLOCK;
    return self();
  }

  /** When the queue is full, fails at once with {@link ServerBusyException}. */
  public B failWhenFull() {
    this.whenFull = WhenFull.FAIL;
    return self();
  }

  /** When the queue is full, throws the message away and counts it. */
  public B dropWhenFull() {
    this.whenFull = WhenFull.DROP;
    return self();
  }

  /**
   * How long closing may take to send what waits, and once more that long to write what a
   * connection has taken; 10 seconds unless given, zero for no time.
   */
  public B linger(Duration time) {
    this.linger = Durations.notNegative("linger", time);
    return self();
  }

  /**
   * Proves to receivers who sends, or asks those that connect here to prove who they are, and
   * encrypts, as {@link CurveClient}, {@link CurveServer} or the classes for passwords say; neither
   * unless given. No connection takes a message before the other side has accepted this one's
   * proof. A receiver that connects here and whose key is removed keeps the connection that it has,
   * which is logged, and gets no other one.
   */
  public B security(Security value) {
    this.security = Objects.requireNonNull(value, "security");
    return self();
  }

  OneWaySender buildSender() {
    if (binds.isEmpty() && connects.isEmpty()) {
      throw new IllegalStateException(
          "an endpoint is missing: call connect(\"tcp://host:port\") or bind(\"tcp://host:port\")");
    }
    OneWaySettings settings =
        new OneWaySettings(
            role, binds, connects, queueLimit, queueBytes, whenFull, blockTimeout, linger);
    try {
      ZmqSecurity proofs = Security.openOrNone(security);
      OneWaySender sender =
          new OneWaySender(Transports.forEndpoints(binds, connects, options(), proofs), settings);
      Gatekeeper gatekeeper = proofs.gatekeeper();
      if (gatekeeper != null) {
        gatekeeper.onWithdrawal(() -> warnOfWithdrawal(sender.endpoints()));
      }
      PublicBinds.warn(sender.endpoints(), security);
      return sender;
    } catch (TransportException e) {
      throw new RpcException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Nothing that a peer sends would give an occasion to see it, and ZeroMQ cannot shut one out. */
  private static void warnOfWithdrawal(List<String> endpoints) {
    LOG.log(
        Level.WARNING,
        "a receiver that is not allowed any more gets what {0} sends until its connection ends;"
            + " to end it now, close the sender and open it anew",
        String.join(", ", endpoints));
  }

  private ZmqOptions options() {
    ZmqOptions options = ZmqOptions.DEFAULT.withLinger(linger);
    // A pusher's messages are safer in its own queue, a publisher's have to leave it.
    return role == SocketRole.PUB
        ? options.withHighWaterMarks(queueLimit, options.receiveHighWaterMark())
        : options;
  }
}
