package dev.zerorpc.benchmarks.runtime;

import dev.zerorpc.internal.channel.ChannelListener;
import dev.zerorpc.internal.channel.ChannelMultiplexer;
import dev.zerorpc.internal.channel.ChannelOptions;
import dev.zerorpc.internal.channel.EventChannel;
import dev.zerorpc.internal.channel.Loss;
import dev.zerorpc.internal.event.Event;
import dev.zerorpc.internal.event.EventCodec;
import dev.zerorpc.internal.event.EventNames;
import dev.zerorpc.internal.event.MessageId;
import dev.zerorpc.internal.event.MessageIds;
import dev.zerorpc.internal.event.MessageWriter;
import dev.zerorpc.internal.transport.Envelope;
import dev.zerorpc.internal.transport.SocketRole;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A channel from its opening to its end, on both sides, on one thread: a request, its answer, and
 * what heartbeats and credit cost meanwhile. Neither a transport nor values have a part in it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ChannelBenchmark {
  private static final ChannelOptions OPTIONS = new ChannelOptions(Duration.ofSeconds(5), false);

  /** How many other channels are open at the same time. */
  @Param({"0", "10000"})
  public int others;

  private final MessageIds ids = new MessageIds();
  private final Client answers = new Client();
  private final List<EventChannel> open = new ArrayList<>();

  @SuppressWarnings("NullAway.Init") // set in start
  private ChannelMultiplexer client;

  /** Called by JMH. */
  public ChannelBenchmark() {}

  /** Joins two multiplexers and opens the other channels. */
  @Setup
  public void start() {
    DirectTransport transport = new DirectTransport();
    new ChannelMultiplexer(transport, SocketRole.ROUTER, new MessageIds(), OPTIONS, new Server());
    client = new ChannelMultiplexer(transport, SocketRole.DEALER, ids, OPTIONS, null);
    for (int i = 0; i < others; i++) {
      open.add(request("wait"));
    }
  }

  /** A request and its answer. */
  @Benchmark
  public @Nullable Event requestAndAnswer() {
    EventChannel channel = request("answer");
    if (answers.last == null || client.openChannels() != others + 1) {
      throw new IllegalStateException("the request was not answered");
    }
    channel.close();
    return answers.last;
  }

  private EventChannel request(String method) {
    answers.last = null;
    MessageId id = ids.next();
    MessageWriter out = new MessageWriter();
    EventCodec.writeHead(out, id, null, method);
    out.writeNil();
    return client.open(Envelope.EMPTY, id, out.toByteArray(), true, answers);
  }

  private static final class Client implements ChannelListener {
    private @Nullable Event last;

    @Override
    public void received(Event event) {
      last = event;
    }

    @Override
    public void lost(Loss loss) {
      throw new IllegalStateException("time stands still, but a channel was lost: " + loss);
    }
  }

  private static final class Server implements ChannelMultiplexer.RequestHandler, ChannelListener {
    private final MessageIds ids = new MessageIds();

    @Override
    public ChannelListener requested(EventChannel channel, Event request) {
      if (request.name().equals("answer")) {
        MessageWriter out = new MessageWriter();
        EventCodec.writeHead(out, ids.next(), channel.id(), EventNames.OK);
        out.writeArrayHeader(1);
        out.writeLong(42);
        channel.sendLast(out.toByteArray());
      }
      return this;
    }

    @Override
    public void refused(EventChannel channel, Event request, String why) {
      throw new IllegalStateException("there are no limits, but a request was refused: " + why);
    }

    @Override
    public void received(Event event) {}

    @Override
    public void lost(Loss loss) {}
  }
}
