package exercised;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.DecodeException;
import dev.zerorpc.EncodeException;
import dev.zerorpc.RpcStream;
import dev.zerorpc.processor.Exercised;
import dev.zerorpc.processor.Loopback;
import dev.zerorpc.stub.CallPattern;
import dev.zerorpc.stub.MethodDescriptor;
import dev.zerorpc.stub.ServiceDispatcher;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/** Calls every method of {@link Everything} through its stub and its dispatcher. */
public final class Exercise implements Exercised {
  private final EverythingService service = new EverythingService();

  @Override
  public ServiceDispatcher dispatcher() {
    return EverythingDispatcher.of(service);
  }

  @Override
  public void run(Object stub, Object asyncStub, Object oneWayStub, Loopback loopback)
      throws Exception {
    Everything everything = (Everything) stub;
    values(everything);
    collections(everything);
    structs(everything, loopback);
    defaults(everything, loopback);
    results(everything, loopback);
    errors(everything);
    asynchronousView((EverythingStub.Async) asyncStub);
    oneWayView((EverythingStub.OneWay) oneWayStub);
    descriptors(dispatcher());
  }

  private void values(Everything everything) {
    assertThat(everything.numbers(true, (byte) -1, (short) -2, -3, Long.MIN_VALUE, 0.5f, 0.1))
        .isEqualTo("[true, -1, -2, -3, -9223372036854775808, 0.5, 0.1]");
    UUID id = new UUID(1, 2);
    BigInteger big = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
    assertThat(
            everything.values(
                "\u00e4\ud83d\ude00",
                new byte[] {1, 2},
                ByteBuffer.wrap(new byte[] {3, 4, 5}),
                big,
                Instant.EPOCH,
                Duration.ofMillis(1500),
                id,
                Map.of("k", List.of(true))))
        .containsExactly(
            "\u00e4\ud83d\ude00",
            2L,
            3L,
            big,
            "1970-01-01T00:00:00Z",
            "PT1.5S",
            id.toString(),
            Map.of("k", List.of(true)));
    assertThat(everything.boxes(false, (byte) 1, (short) 2, 3, 4L, 5f, 6.0))
        .isEqualTo("[false, 1, 2, 3, 4, 5.0, 6.0]");
    assertThat(everything.unsigned((short) 255, 65_535, 3_000_000_000L, big))
        .isEqualTo(255 + 65_535 + 3_000_000_000L + 64);
    assertThatThrownBy(() -> everything.unsigned((short) -1, 0, 0L, BigInteger.ZERO))
        .isInstanceOf(EncodeException.class)
        .hasMessageContaining("a");
    assertThat(everything.nullable(null)).isNull();
    assertThat(everything.nullable(5)).isEqualTo("5");
  }

  private void collections(Everything everything) {
    assertThat(everything.list(List.of(1, 2, 300_000))).containsExactly(1, 2, 300_000);
    assertThat(everything.set(Set.of(Color.RED))).containsExactly(Color.RED);
    Map<Color, List<Sample>> map = Map.of(Color.BLUE, List.of(EverythingService.sample(3)));
    assertThat(everything.map(map)).isEqualTo(map);
    assertThat(everything.integers(new int[] {1, -1})).containsExactly(1, -1);
    Sample[] samples = {EverythingService.sample(1), EverythingService.sample(2)};
    assertThat(everything.samples(samples)).containsExactly(samples);
    assertThat(everything.texts("a", "b")).containsExactly("a", "b", null);
    assertThat(everything.optional(Optional.empty())).isEmpty();
    assertThat(everything.optional(Optional.of("xy"))).contains(EverythingService.sample(2));
    assertThat(everything.first(List.of(samples))).isEqualTo(samples[0]);
    assertThatThrownBy(() -> everything.list(Arrays.asList(1, null)))
        .isInstanceOf(EncodeException.class)
        .hasMessageContaining("values[1]");
  }

  private void structs(Everything everything, Loopback loopback) {
    Tree leaf = new Tree("leaf", List.of(), null);
    Tree tree = new Tree("root", List.of(leaf, new Tree("node", List.of(leaf), leaf)), leaf);
    assertThat(everything.tree(tree)).isEqualTo(tree);
    Relaxed empty =
        new Relaxed(7, 3.5, "text", Color.BLUE, Duration.ofSeconds(2), Map.of(), Optional.empty());
    loopback.nextArguments(out -> out.beginMap(0));
    assertThat(everything.relaxed(empty)).isEqualTo(empty);
    loopback.nextArguments(
        out -> {
          out.beginMap(3);
          out.field("color").writeString("green");
          out.field("added later").writeI32(1);
          out.field("count").writeI32(8);
          out.end();
        });
    assertThat(everything.relaxed(empty))
        .isEqualTo(
            new Relaxed(
                8, 3.5, "text", Color.UNKNOWN, Duration.ofSeconds(2), Map.of(), Optional.empty()));
    loopback.nextArguments(
        out -> {
          out.beginMap(1);
          out.field("label").writeString("x");
          out.end();
        });
    assertThatThrownBy(() -> everything.tree(leaf))
        .isInstanceOf(DecodeException.class)
        .hasMessageContaining("tree.children");
    loopback.nextArguments(
        out -> {
          out.beginMap(2);
          out.field("label").writeString("x");
          out.field("children").writeI32(5);
          out.end();
        });
    assertThatThrownBy(() -> everything.tree(leaf))
        .isInstanceOf(DecodeException.class)
        .hasMessageContaining("tree.children");
  }

  private void defaults(Everything everything, Loopback loopback) {
    String given =
        everything.defaults("n", 3, "?", Color.RED, Duration.ZERO, List.of("a"), "note");
    assertThat(given).isEqualTo("n 3 ? RED PT0S [a] note");
    loopback.nextArgumentCount(1);
    assertThat(call(everything)).isEqualTo("n 2 ! BLUE PT1.5S [] null");
    loopback.nextArgumentCount(4);
    assertThat(call(everything)).isEqualTo("n 3 ? RED PT1.5S [] null");
  }

  private static String call(Everything everything) {
    return everything.defaults("n", 3, "?", Color.RED, Duration.ZERO, List.of("a"), "note");
  }

  private void results(Everything everything, Loopback loopback) {
    assertThat(everything.total("four").join()).isEqualTo(4);
    assertThat(loopback.lastMethod().timeout()).isEqualTo(Duration.ofMillis(250));
    assertThat(loopback.lastMethod().idempotent()).isTrue();
    assertThat(everything.stage().toCompletableFuture().join()).isNull();
    try (RpcStream<Sample> stream = everything.stream(3)) {
      assertThat(stream.stream())
          .containsExactly(
              EverythingService.sample(0),
              EverythingService.sample(1),
              EverythingService.sample(2));
    }
    assertThat(everything.javaStream(4)).containsExactly(0, 1, 2, 3);
    assertThat(RpcStream.from(everything.published(3)).stream()).containsExactly(0, 1, 2);
    assertThat(
            everything.upload(
                1, RpcStream.of(EverythingService.sample(1), EverythingService.sample(2))))
        .containsExactly(EverythingService.sample(2));
    assertThat(loopback.lastMethod().streamParameter()).isEqualTo("item");
    assertThat(everything.javaUpload(Stream.of(1, 2, 3)).join()).isEqualTo(6);
    assertThat(
            RpcStream.from(everything.bothWays("n", RpcStream.of(1, 2).publisher())).stream())
        .containsExactly("n1", "n2");
    everything.count("hits", 2);
    everything.nothing();
    assertThat(service.log).containsExactly("stage", "count hits 2", "nothing");
    assertThat(everything.exposed("x")).isEqualTo("default x");
    assertThat(everything.hidden()).isEqualTo("hidden");
  }

  private void errors(Everything everything) {
    assertThatThrownBy(() -> everything.fail("hits"))
        .isInstanceOfSatisfying(
            UnknownCounter.class, error -> assertThat(error.name()).isEqualTo("hits"));
    assertThatThrownBy(() -> everything.fail("quota"))
        .hasMessage("enough for today")
        .isInstanceOfSatisfying(
            QuotaExceeded.class,
            error -> {
              assertThat(error.getLimit()).isEqualTo(10);
              assertThat(error.retryAfter()).isEqualTo(Duration.ofMillis(1500));
            });
    assertThatThrownBy(() -> everything.total("none").join())
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(UnknownCounter.class);
  }

  private void asynchronousView(EverythingStub.Async async) {
    assertThat(async.list(Collections.nCopies(3, 1)).join()).containsExactly(1, 1, 1);
    assertThat(async.nothing().join()).isNull();
    assertThat(async.total("four").join()).isEqualTo(4);
    assertThat(async.stream(1).stream()).hasSize(1);
    assertThat(async.upload(0, RpcStream.of(EverythingService.sample(1))).join()).hasSize(1);
    async.count("async", 1);
    assertThat(service.log).endsWith("nothing", "count async 1");
  }

  private void oneWayView(EverythingStub.OneWay oneWay) {
    oneWay.count("one-way", 3);
    assertThat(service.log).endsWith("count async 1", "count one-way 3");
    assertThat(EverythingStub.OneWay.class.getDeclaredMethods())
        .extracting(java.lang.reflect.Method::getName)
        .containsExactly("count");
  }

  private void descriptors(ServiceDispatcher dispatcher) {
    assertThat(dispatcher.name()).isEqualTo("Everything");
    assertThat(dispatcher.documentation())
        .isEqualTo("A method for each thing that a contract can say.");
    assertThat(dispatcher.methods())
        .extracting(MethodDescriptor::name)
        .startsWith("numbers", "values")
        .contains("do_nothing")
        .endsWith("exposed", "first")
        .doesNotContain("hidden", "fixed", "toString", "nothing");
    MethodDescriptor<?> total = method(dispatcher, "total");
    assertThat(total.errors()).extracting(error -> error.name()).containsExactly("UnknownCounter");
    assertThat(method(dispatcher, "fail").errors())
        .extracting(error -> error.name())
        .containsExactly("UnknownCounter", "quota.exceeded");
    assertThat(method(dispatcher, "stream").pattern()).isEqualTo(CallPattern.SERVER_STREAM);
    assertThat(method(dispatcher, "upload").streamParameter()).isEqualTo("item");
    assertThat(method(dispatcher, "upload").parameters())
        .containsExactly(new MethodDescriptor.Parameter("skip", false, null));
    assertThat(method(dispatcher, "stream").streamParameter()).isNull();
    assertThat(method(dispatcher, "count").pattern()).isEqualTo(CallPattern.ONE_WAY);
    assertThat(method(dispatcher, "defaults").documentation())
        .isEqualTo("Everything but the name may be left out.");
    assertThat(method(dispatcher, "defaults").parameters())
        .containsExactly(
            new MethodDescriptor.Parameter("name", false, null),
            new MethodDescriptor.Parameter("times", true, 2L),
            new MethodDescriptor.Parameter("end", true, "!"),
            new MethodDescriptor.Parameter("color", true, "blue"),
            new MethodDescriptor.Parameter("pause", true, 1.5),
            new MethodDescriptor.Parameter("tags", true, List.of()),
            new MethodDescriptor.Parameter("note", true, null));
  }

  private static MethodDescriptor<?> method(ServiceDispatcher dispatcher, String name) {
    return dispatcher.methods().stream()
        .filter(method -> method.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
