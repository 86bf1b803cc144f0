package exercised;

import dev.zerorpc.RpcStream;
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
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers with what it was given, so that the caller can compare. */
final class EverythingService implements Everything {
  final List<String> log = new ArrayList<>();

  static Sample sample(int number) {
    return new Sample(
        "sample " + number,
        number / 4.0,
        Instant.ofEpochSecond(1_600_000_000L + number, 500),
        Map.of("color", number % 2 == 0 ? Color.RED : Color.BLUE),
        number % 2 == 0 ? null : "odd",
        40_000 + number);
  }

  @Override
  public Sample first(List<Sample> values) {
    return values.get(0);
  }

  @Override
  public String numbers(boolean a, byte b, short c, int d, long e, float f, double g) {
    return Arrays.asList(a, b, c, d, e, f, g).toString();
  }

  @Override
  public List<Object> values(
      String a, byte[] b, ByteBuffer c, BigInteger d, Instant e, Duration f, UUID g, Object h) {
    return List.of(a, b.length, c.remaining(), d, e.toString(), f.toString(), g.toString(), h);
  }

  @Override
  public String boxes(Boolean a, Byte b, Short c, Integer d, Long e, Float f, Double g) {
    return Arrays.asList(a, b, c, d, e, f, g).toString();
  }

  @Override
  public long unsigned(short a, int b, Long c, BigInteger d) {
    return a + b + c + d.bitLength();
  }

  @Override
  public List<Integer> list(List<Integer> values) {
    return values;
  }

  @Override
  public Set<Color> set(Set<Color> values) {
    return values;
  }

  @Override
  public Map<Color, List<Sample>> map(Map<Color, List<Sample>> values) {
    return values;
  }

  @Override
  public int[] integers(int[] values) {
    return values;
  }

  @Override
  public Sample[] samples(Sample[] values) {
    return values;
  }

  @Override
  public List<@Nullable String> texts(String... values) {
    List<@Nullable String> texts = new ArrayList<>(Arrays.asList(values));
    texts.add(null);
    return texts;
  }

  @Override
  public @Nullable String nullable(@Nullable Integer value) {
    return value == null ? null : value.toString();
  }

  @Override
  public Optional<Sample> optional(Optional<String> name) {
    return name.map(text -> sample(text.length()));
  }

  @Override
  public String defaults(
      String name,
      int times,
      String end,
      Color color,
      Duration pause,
      List<String> tags,
      @Nullable String note) {
    return Stream.of(name, times, end, color, pause, tags, note)
        .map(String::valueOf)
        .collect(Collectors.joining(" "));
  }

  @Override
  public Tree tree(Tree tree) {
    return tree;
  }

  @Override
  public Relaxed relaxed(Relaxed value) {
    return value;
  }

  @Override
  public CompletableFuture<Long> total(String name) {
    return name.equals("none")
        ? CompletableFuture.failedFuture(new UnknownCounter(name))
        : CompletableFuture.completedFuture((long) name.length());
  }

  @Override
  public CompletionStage<Void> stage() {
    log.add("stage");
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public RpcStream<Sample> stream(int count) {
    return RpcStream.from(IntStream.range(0, count).mapToObj(EverythingService::sample));
  }

  @Override
  public Stream<Integer> javaStream(int count) {
    return IntStream.range(0, count).boxed();
  }

  @Override
  public Flow.Publisher<Integer> published(int count) {
    return RpcStream.from(IntStream.range(0, count).boxed()).publisher();
  }

  @Override
  public List<Sample> upload(int skip, RpcStream<Sample> samples) {
    return samples.stream().skip(skip).toList();
  }

  @Override
  public CompletableFuture<Long> javaUpload(Stream<Integer> values) {
    return CompletableFuture.completedFuture(values.mapToLong(Integer::longValue).sum());
  }

  @Override
  public Flow.Publisher<String> bothWays(String prefix, Flow.Publisher<Integer> values) {
    return RpcStream.from(RpcStream.from(values).stream().map(value -> prefix + value)).publisher();
  }

  @Override
  public void count(String name, long by) {
    log.add("count " + name + " " + by);
  }

  @Override
  public void nothing() {
    log.add("nothing");
  }

  @Override
  public int fail(String how) {
    if (how.equals("quota")) {
      throw new QuotaExceeded(10, "enough for today", Duration.ofMillis(1500));
    }
    throw new UnknownCounter(how);
  }
}
