package com.example.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.DecodeException;
import dev.zerorpc.EncodeException;
import dev.zerorpc.RpcStream;
import dev.zerorpc.processor.Exercised;
import dev.zerorpc.processor.Loopback;
import dev.zerorpc.stub.MethodDescriptor;
import dev.zerorpc.stub.ServiceDispatcher;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Uses everything that is generated for a {@code .zrpc} file. */
public final class MetricsExercise implements Exercised {
  private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000, 5);

  private final Service service = new Service();

  @Override
  public ServiceDispatcher dispatcher() {
    return MetricsDispatcher.of(service);
  }

  @Override
  @SuppressWarnings("deprecation")
  public void run(Object stub, Object asyncStub, Object oneWayStub, Loopback loopback) {
    Metrics metrics = (Metrics) stub;
    assertThat(metrics.commit(List.of(1L))).isEqualTo("[1]");
    assertThat(metrics.range(0, 3, 1).stream()).containsExactly(0L, 1L, 2L);
    assertThat(metrics.add42(1)).isEqualTo(43);
    assertThat(loopback.lastMethod().name()).isEqualTo("add_42");
    assertThat(metrics.sum("x")).isEqualTo(1.0);
    assertThat(loopback.lastMethod().timeout()).isNull();
    metrics.ping();
    metrics.count("hits", 3);
    assertThat(service.log).containsExactly("ping", "hits 3");
    records();
    builders();
    constants();
    constraints(metrics, loopback);
    unions(metrics, loopback);
    enums(metrics, loopback);
    places(metrics, loopback);
    numbers(metrics);
    errors(metrics);
    paths(metrics, loopback);
  }

  private static Sample sample(String name) {
    return Sample.builder().name(name).value(0.5).at(NOW).build();
  }

  private void records() {
    Map<String, String> tags = new java.util.LinkedHashMap<>(Map.of("a", "b"));
    Sample sample = new Sample("x", 1, NOW, Unit.COUNT, tags, null);
    tags.clear();
    assertThat(sample.tags()).containsExactly(Map.entry("a", "b"));
    assertThatThrownBy(() -> sample.tags().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> new Sample("x", 1, NOW, null, tags, null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("unit");
    Blob blob = blob();
    assertThat(blob).isEqualTo(blob()).hasSameHashCodeAs(blob());
    assertThat(blob).isNotEqualTo(new Blob(new byte[] {1}, null, new int[][] {{2}}, null));
    assertThat(blob.lists()).containsExactly(1, null);
    assertThat(new Reading.Raw(new byte[] {1})).isEqualTo(new Reading.Raw(new byte[] {1}));
  }

  private static Blob blob() {
    return new Blob(new byte[] {1}, null, new int[][] {{1}, {2, 3}}, Arrays.asList(1, null));
  }

  private void builders() {
    Sample sample = sample("x");
    assertThat(sample).isEqualTo(new Sample("x", 0.5, NOW, Unit.COUNT, Map.of(), null));
    assertThat(new SampleBuilder().name("y").value(1).at(NOW).unit(Unit.MILLIS).note("n").build())
        .isEqualTo(new Sample("y", 1, NOW, Unit.MILLIS, Map.of(), "n"));
    assertThatThrownBy(() -> Sample.builder().name("x").at(NOW).build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Sample needs a value for value");
  }

  private void constants() {
    assertThat(Constants.MAX_BATCH).isEqualTo(1000);
    assertThat(Constants.ALL).isEqualTo(BigInteger.TWO.pow(64).subtract(BigInteger.ONE));
    assertThat(Constants.SMALL).isEqualTo((short) 200);
    assertThat(Constants.PAUSE).isEqualTo(Duration.ofMillis(250));
    assertThat(Constants.USUAL).isEqualTo(Unit.COUNT);
    assertThat(Constants.GREETING).isEqualTo("say \"hi\"");
  }

  private void constraints(Metrics metrics, Loopback loopback) {
    assertThat(metrics.record(sample("a.b"), (short) 10)).isEqualTo(BigInteger.TEN);
    loopback.nextArgumentCount(1);
    assertThat(metrics.record(sample("a.b"), (short) 10)).isEqualTo(BigInteger.ONE);
    refused(() -> metrics.record(sample("a"), (short) 11), "copies: must be 1 to 10, but is 11");
    refused(
        () -> metrics.record(sample("A"), (short) 1),
        "sample.name: must match \"[a-z]+(\\.[a-z]+)*\", but is \"A\"");
    refused(
        () -> metrics.record(sample("a".repeat(21)), (short) 1),
        "sample.name: must be of length 1 to 20, but is of length 21");
    Sample negative = new Sample("a", -1, NOW, Unit.COUNT, Map.of(), null);
    refused(
        () -> metrics.record(negative, (short) 1),
        "sample.value: must be at least 0.0, but is -1.0");
    refused(
        () -> metrics.echo(new Reading.Samples(List.of(sample("a"), sample("B")))),
        "reading.all samples[1].name: must match");
    assertThat(metrics.total(null)).isZero();
    assertThat(metrics.total("abc")).isEqualTo(3);
    refused(() -> metrics.total("abcd"), "name: must be of length at most 3, but is of length 4");
    assertThat(service.recorded).isEqualTo(2);
  }

  private void unions(Metrics metrics, Loopback loopback) {
    for (Reading reading :
        List.of(
            new Reading.Number(0.5),
            new Reading.String("text"),
            new Reading.Samples(List.of(sample("a"))),
            new Reading.Level(com.example.metrics.Level.HIGH),
            new Reading.Level(null),
            new Reading.Raw(new byte[] {1, 2}),
            new Reading.Reading_(new Reading.Reading_(new Reading.Number(1))))) {
      assertThat(metrics.echo(reading)).isEqualTo(reading);
    }
    loopback.nextArguments(
        out -> {
          out.beginMap(1);
          out.field("newer").writeI32(1);
          out.end();
        });
    refused(
        () -> metrics.echo(new Reading.Number(1)),
        "reading.newer: expected a member of Reading (number, string, all samples, level, raw,"
            + " reading)");
    loopback.nextArguments(out -> out.beginMap(0));
    refused(
        () -> metrics.echo(new Reading.Number(1)),
        "reading: expected Reading (a map with one entry), found 0 entries");
    assertThatThrownBy(() -> metrics.echo(null))
        .isInstanceOf(EncodeException.class)
        .hasMessage("reading: must not be null");
  }

  private void enums(Metrics metrics, Loopback loopback) {
    assertThat(metrics.priorities(Level.HIGH)).containsExactly(Priority.FAR, Priority.OTHER);
    loopback.nextArgumentCount(0);
    assertThat(metrics.priorities(Level.LOW)).containsExactly(Priority.FAR, Priority.OTHER);
    loopback.nextArguments(out -> out.writeI32(7));
    refused(() -> metrics.priorities(Level.LOW), "level: expected Level (1, 200), found 7");
    loopback.nextArguments(
        out -> {
          point(out, 2);
          out.writeI64(77);
        });
    assertThat(metrics.move(new Point(0, 0, null, Level.LOW), Priority.FAR).join().label())
        .isEqualTo("OTHER");
    assertThat(method("priorities").parameters())
        .containsExactly(new MethodDescriptor.Parameter("level", true, 200L));
  }

  private static void point(dev.zerorpc.stub.ValueWriter out, int size) {
    out.beginArray(size);
    for (int i = 0; i < size; i++) {
      if (i < 2) {
        out.writeF64(i);
      } else if (i == 2) {
        out.writeNil();
      } else {
        out.writeI32(1);
      }
    }
    out.end();
  }

  private void places(Metrics metrics, Loopback loopback) {
    Point point = new Point(1, 2, "here", Level.HIGH);
    assertThat(metrics.move(point, Priority.FAR).join()).isEqualTo(new Point(1, 2, "FAR", Level.HIGH));
    for (int size : new int[] {2, 3, 4, 6}) {
      loopback.nextArguments(
          out -> {
            point(out, size);
            out.writeI64(0);
          });
      assertThat(metrics.move(point, Priority.FAR).join())
          .isEqualTo(new Point(0, 1, "OTHER", Level.LOW));
    }
    loopback.nextArguments(out -> point(out, 1));
    refused(() -> metrics.move(point, Priority.FAR).join(), "point.y: required field is missing");
    loopback.nextArguments(out -> out.beginMap(0));
    refused(() -> metrics.move(point, Priority.FAR).join(), "point: expected array, found");
  }

  private void numbers(Metrics metrics) {
    BigInteger huge = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);
    UUID id = new UUID(1, 2);
    Numbers numbers =
        Numbers.builder()
            .u8((short) 255)
            .u32(4_294_967_295L)
            .u64(huge)
            .boxed((short) 200)
            .u32s(List.of(4_000_000_000L))
            .maybe(Optional.of(65_535))
            .bigint(BigInteger.TWO.pow(63).negate())
            .uuid(id)
            .duration(Duration.ofNanos(1_500_000_000))
            .any(Map.of("k", List.of(true)))
            .buffer(ByteBuffer.wrap(new byte[] {1}))
            .bools(Map.of(true, (byte) -1))
            .longs(Map.of(4_000_000_000L, 0.5f))
            .units(Map.of(Unit.MILLIS, Set.of(Unit.COUNT)))
            .levels(Map.of(Level.HIGH, Level.LOW))
            .ids(Map.of(id, Arrays.asList("a", null)))
            .times(Map.of(NOW, Duration.ofSeconds(1)))
            .build();
    assertThat(numbers.u16()).isEqualTo(65_535);
    assertThat(metrics.numbers(numbers)).isEqualTo(numbers);
    assertThat(metrics.blob(blob())).isEqualTo(blob());
    assertThatThrownBy(() -> metrics.numbers(with(numbers, (short) -1)))
        .isInstanceOf(EncodeException.class)
        .hasMessageContaining("numbers.u8: must be within the range of u8");
  }

  private static Numbers with(Numbers n, short u8) {
    return new Numbers(
        u8, n.u16(), n.u32(), n.u64(), n.boxed(), n.u32s(), n.maybe(), n.perhaps(), n.bigint(),
        n.uuid(), n.duration(), n.any(), n.buffer(), n.bools(), n.longs(), n.units(), n.levels(),
        n.ids(), n.times());
  }

  @SuppressWarnings("deprecation")
  private void errors(Metrics metrics) {
    assertThatThrownBy(() -> metrics.record(sample("quota"), (short) 1))
        .isInstanceOfSatisfying(
            QuotaExceeded.class,
            error -> {
              assertThat(error).hasMessage("enough");
              assertThat(error.limit()).isEqualTo(5);
              assertThat(error.retryAfter()).isEqualTo(Duration.ofSeconds(3));
              assertThat(error.getSamples()).containsExactly(sample("quota"));
            });
    assertThatThrownBy(() -> metrics.record(sample("closed"), (short) 1))
        .isInstanceOfSatisfying(
            Closed.class,
            error -> {
              assertThat(error).hasMessage("It is closed.");
              assertThat(error.unit()).isEqualTo(Unit.MILLIS);
            });
  }

  private void paths(Metrics metrics, Loopback loopback) {
    loopback.nextArguments(out -> out.beginMap(0));
    refused(
        () -> metrics.record(sample("a"), (short) 1), "sample.name: required field is missing");
    loopback.nextArguments(
        out -> {
          out.beginMap(1);
          out.field("unit").writeString("hours");
          out.end();
        });
    refused(
        () -> metrics.record(sample("a"), (short) 1), "sample.name: required field is missing");
    loopback.nextArguments(
        out -> {
          out.beginMap(5);
          out.field("name").writeString("a");
          out.field("value").writeI32(1);
          out.field("at").writeF64(0.5);
          out.field("unit").writeString("hours");
          out.field("later").beginArray(0);
          out.end();
          out.end();
          out.writeI32(1);
        });
    assertThat(metrics.record(sample("a"), (short) 1)).isEqualTo(BigInteger.ONE);
    assertThat(service.last)
        .isEqualTo(
            new Sample("a", 1, Instant.ofEpochMilli(500), Unit.UNKNOWN, Map.of(), null));
  }

  private MethodDescriptor<?> method(String name) {
    return dispatcher().methods().stream()
        .filter(method -> method.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static void refused(Runnable call, String message) {
    assertThatThrownBy(call::run)
        .satisfies(
            error ->
                assertThat(error.getCause() instanceof DecodeException cause ? cause : error)
                    .isInstanceOf(DecodeException.class)
                    .hasMessageStartingWith(message));
  }

  /** Answers with what it was asked. */
  private static final class Service implements Metrics {
    private final List<String> log = new ArrayList<>();
    private int recorded;
    private Sample last = sample("none");

    @Override
    public void ping() {
      log.add("ping");
    }

    @Override
    public String commit(Object cid) {
      return cid.toString();
    }

    @Override
    @SuppressWarnings("deprecation")
    public BigInteger record(Sample sample, short copies) {
      if (sample.name().equals("quota")) {
        throw new QuotaExceeded("enough", 5, Duration.ofSeconds(3), List.of(sample));
      }
      if (sample.name().equals("closed")) {
        throw new Closed(Unit.MILLIS);
      }
      recorded++;
      last = sample;
      return BigInteger.valueOf(copies);
    }

    @Override
    public RpcStream<Long> range(int from, int to, int step) {
      return RpcStream.from(java.util.stream.LongStream.range(from, to).boxed());
    }

    @Override
    public double total(String name) {
      return name == null ? 0 : name.length();
    }

    @Override
    public void count(String name, long by) {
      log.add(name + " " + by);
    }

    @Override
    public long add42(long n) {
      return n + 42;
    }

    @Override
    @Deprecated
    public double sum(String name) {
      return name.length();
    }

    @Override
    public Reading echo(Reading reading) {
      return reading;
    }

    @Override
    public Numbers numbers(Numbers numbers) {
      return numbers;
    }

    @Override
    public CompletableFuture<Point> move(Point point, Priority priority) {
      return CompletableFuture.completedFuture(
          new Point(point.x(), point.y(), priority.name(), point.level()));
    }

    @Override
    public Blob blob(Blob blob) {
      return blob;
    }

    @Override
    public List<Priority> priorities(Level level) {
      return List.of(level == Level.HIGH ? Priority.FAR : Priority.OTHER, Priority.OTHER);
    }
  }
}
