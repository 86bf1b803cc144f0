package dev.zerorpc.benchmarks.runtime;

import dev.zerorpc.internal.transport.Envelope;
import dev.zerorpc.internal.transport.IoLoop;
import dev.zerorpc.internal.transport.MessageSocket;
import dev.zerorpc.internal.transport.SocketRole;
import dev.zerorpc.internal.transport.TimerWheel;
import dev.zerorpc.internal.transport.Transport;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two sockets that hand each other messages by a call, on the thread that sends: what is above a
 * transport can be measured without one.
 */
final class DirectTransport implements Transport, IoLoop {
  private static final Envelope CLIENT =
      new Envelope(List.of("client".getBytes(StandardCharsets.US_ASCII)));

  private final TimerWheel timers = new TimerWheel(Duration.ofMillis(10).toNanos(), 512, 0);
  private MessageSocket.@Nullable Listener server;
  private MessageSocket.@Nullable Listener client;

  @Override
  public IoLoop loop() {
    return this;
  }

  @Override
  public MessageSocket open(SocketRole role, MessageSocket.Listener listener) {
    if (role == SocketRole.ROUTER) {
      server = listener;
    } else {
      client = listener;
    }
    return new DirectSocket(role);
  }

  @Override
  public void close() {}

  @Override
  public void execute(Runnable command) {
    command.run();
  }

  @Override
  public boolean inLoop() {
    return true;
  }

  @Override
  public TimerWheel timers() {
    return timers;
  }

  /** Time stands still: nothing is ever due. */
  @Override
  public long nanoTime() {
    return 0;
  }

  private final class DirectSocket implements MessageSocket {
    private final SocketRole role;

    DirectSocket(SocketRole role) {
      this.role = role;
    }

    @Override
    public SendResult send(Envelope to, byte[] payload) {
      MessageSocket.Listener receiver = role == SocketRole.ROUTER ? client : server;
      if (receiver == null) {
        return SendResult.GONE;
      }
      receiver.received(role == SocketRole.ROUTER ? Envelope.EMPTY : CLIENT, payload);
      return SendResult.SENT;
    }

    @Override
    public String bind(String endpoint) {
      return endpoint;
    }

    @Override
    public void connect(String endpoint) {}

    @Override
    public void pause() {}

    @Override
    public void resume() {}

    @Override
    public void close() {}
  }
}
