package exercised;

import dev.zerorpc.RpcStream;
import dev.zerorpc.annotation.Default;
import dev.zerorpc.annotation.Idempotent;
import dev.zerorpc.annotation.Name;
import dev.zerorpc.annotation.OneWay;
import dev.zerorpc.annotation.RpcMethod;
import dev.zerorpc.annotation.RpcService;
import dev.zerorpc.annotation.Timeout;
import dev.zerorpc.annotation.Unsigned;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A method for each thing that a contract can say. */
@RpcService
public interface Everything extends Inherited<Sample> {
  /** Primitives and their like. */
  String numbers(boolean a, byte b, short c, int d, long e, float f, double g);

  /** Values of classes. */
  List<Object> values(
      String a, byte[] b, ByteBuffer c, BigInteger d, Instant e, Duration f, UUID g, Object h);

  /** Wrapper classes. */
  String boxes(Boolean a, Byte b, Short c, Integer d, Long e, Float f, Double g);

  /** Integers that are never negative. */
  @Unsigned long unsigned(
      @Unsigned short a, @Unsigned int b, @Unsigned Long c, @Unsigned BigInteger d);

  List<Integer> list(List<Integer> values);

  Set<Color> set(Set<Color> values);

  Map<Color, List<Sample>> map(Map<Color, List<Sample>> values);

  int[] integers(int[] values);

  Sample[] samples(Sample[] values);

  List<@Nullable String> texts(String... values);

  @Nullable String nullable(@Nullable Integer value);

  Optional<Sample> optional(Optional<String> name);

  /** Everything but the name may be left out. */
  String defaults(
      String name,
      @Default("2") int times,
      @Default("!") String end,
      @Default("BLUE") Color color,
      @Default("1500ms") Duration pause,
      @Default("[]") List<String> tags,
      @Default("null") @Nullable String note);

  Tree tree(Tree tree);

  Relaxed relaxed(Relaxed value);

  @Idempotent
  @Timeout("250ms")
  CompletableFuture<Long> total(String name) throws UnknownCounter;

  CompletionStage<Void> stage();

  RpcStream<Sample> stream(int count);

  Stream<Integer> javaStream(int count);

  Flow.Publisher<Integer> published(int count);

  /** Takes a stream. */
  List<Sample> upload(int skip, @Name("item") RpcStream<Sample> samples);

  CompletableFuture<Long> javaUpload(Stream<Integer> values);

  Flow.Publisher<String> bothWays(String prefix, Flow.Publisher<Integer> values);

  @OneWay
  void count(String name, long by);

  @Name("do_nothing")
  void nothing();

  /** Fails in the way that is asked for. */
  int fail(String how) throws UnknownCounter, QuotaExceeded;

  @RpcMethod
  default String exposed(String name) {
    return "default " + name;
  }

  default String hidden() {
    return "hidden";
  }

  static String fixed() {
    return "static";
  }

  @Override
  String toString();
}
