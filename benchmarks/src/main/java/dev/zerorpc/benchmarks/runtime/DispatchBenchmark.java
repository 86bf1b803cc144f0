package dev.zerorpc.benchmarks.runtime;

import dev.zerorpc.InlineHandlers;
import dev.zerorpc.ServerLimits;
import dev.zerorpc.internal.channel.ChannelOptions;
import dev.zerorpc.internal.event.Event;
import dev.zerorpc.internal.event.EventCodec;
import dev.zerorpc.internal.event.EventNames;
import dev.zerorpc.internal.event.MessageId;
import dev.zerorpc.internal.event.MessageWriter;
import dev.zerorpc.internal.rpc.CallExecutor;
import dev.zerorpc.internal.rpc.ServerEngine;
import dev.zerorpc.internal.rpc.ServerSettings;
import dev.zerorpc.internal.transport.Envelope;
import dev.zerorpc.internal.transport.MessageSocket;
import dev.zerorpc.internal.transport.SocketRole;
import dev.zerorpc.stub.ValueWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A call at the server, from the bytes of its request to those of its answer: channel, decoding,
 * generated dispatcher, handler, encoding. On one thread, without a transport.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DispatchBenchmark {
  private static final MessageId ID =
      MessageId.ofBinary("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));

  private final Client client = new Client();
  private final byte[] echoRequest = request("echo", out -> out.parameter("value").writeI64(42));
  private final byte[] storeRequest =
      request(
          "store", out -> out.parameter("sample").write(SampleCodec.INSTANCE, Sample.example()));

  @SuppressWarnings("NullAway.Init") // set in start
  private ServerEngine server;

  @SuppressWarnings("NullAway.Init") // set in start
  private MessageSocket socket;

  /** Called by JMH. */
  public DispatchBenchmark() {}

  /** Starts the server, and makes sure that it answers. */
  @Setup
  public void start() {
    DirectTransport transport = new DirectTransport();
    ServerSettings settings =
        new ServerSettings(
            "Metrics",
            List.of(InlineHandlers.of(MetricsDispatcher.of(new MetricsService()))),
            List.of("direct"),
            List.of(),
            new ChannelOptions(Duration.ofSeconds(5), false),
            Duration.ZERO,
            false,
            ServerLimits.DEFAULT,
            List.of());
    server = new ServerEngine(transport, settings, CallExecutor.ownThreads(1, 1, "unused"));
    socket = transport.open(SocketRole.DEALER, client);
    requireOk(echo());
    requireOk(store());
  }

  /** Ends the server's threads. */
  @TearDown
  public void stop() {
    server.close();
  }

  /** A number there and back. */
  @Benchmark
  public byte[] echo() {
    return answer(echoRequest);
  }

  /** A struct there and back. */
  @Benchmark
  public byte[] store() {
    return answer(storeRequest);
  }

  private byte[] answer(byte[] request) {
    client.answer = null;
    socket.send(Envelope.EMPTY, request);
    if (client.answer == null) {
      throw new IllegalStateException("the request was not answered");
    }
    return client.answer;
  }

  private static void requireOk(byte[] answer) {
    Event event = EventCodec.decode(answer);
    if (!event.name().equals(EventNames.OK)) {
      throw new IllegalStateException("the call failed: " + event.name());
    }
  }

  private static byte[] request(String method, Arguments arguments) {
    MessageWriter out = new MessageWriter();
    EventCodec.writeHead(out, ID, null, method);
    out.writeArrayHeader(1);
    arguments.write(new ValueWriter(out));
    return out.finish();
  }

  private interface Arguments {
    void write(ValueWriter out);
  }

  private static final class Client implements MessageSocket.Listener {
    private byte @Nullable [] answer;

    @Override
    public void received(Envelope from, byte[] payload) {
      answer = payload;
    }

    @Override
    public void dropped(MessageSocket.DropReason reason) {
      throw new IllegalStateException("nothing is dropped on the way, but " + reason);
    }

    @Override
    public void writable() {}
  }
}
