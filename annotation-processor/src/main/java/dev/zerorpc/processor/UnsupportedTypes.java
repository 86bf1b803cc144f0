package dev.zerorpc.processor;

import java.util.HashMap;
import java.util.Map;

/** What to write instead of well-known types that no contract can hold. */
final class UnsupportedTypes {
  private static final String OTHERWISE =
      "Use one of the supported types, or a record annotated with @RpcStruct.";
  private static final Map<String, String> INSTEAD = new HashMap<>();

  static {
    instead("String", "char", "java.lang.Character", "java.lang.CharSequence");
    instead("String", "java.lang.StringBuilder", "java.net.URI", "java.net.URL");
    instead("String", "java.nio.file.Path", "java.io.File", "java.util.Locale", "java.lang.Class");
    instead("String or double", "java.math.BigDecimal");
    instead("long, double or java.math.BigInteger", "java.lang.Number");
    instead("int", "java.util.concurrent.atomic.AtomicInteger");
    instead("long", "java.util.concurrent.atomic.AtomicLong");
    instead("java.time.Instant", "java.util.Date", "java.util.Calendar", "java.sql.Timestamp");
    instead("java.time.Instant", "java.time.OffsetDateTime", "java.time.ZonedDateTime");
    instead("java.time.Instant or String", "java.time.LocalDateTime", "java.time.LocalDate");
    instead("java.time.Duration or String", "java.time.LocalTime", "java.time.Period");
    instead("java.util.List", "java.util.Collection", "java.lang.Iterable", "java.util.Iterator");
    instead("java.util.List", "java.util.ArrayList", "java.util.LinkedList", "java.util.Queue");
    instead("java.util.List", "java.util.Deque", "java.util.Vector", "java.util.ArrayDeque");
    instead("java.util.Set", "java.util.HashSet", "java.util.LinkedHashSet", "java.util.TreeSet");
    instead("java.util.Set", "java.util.SortedSet", "java.util.NavigableSet", "java.util.EnumSet");
    instead("java.util.Map", "java.util.HashMap", "java.util.LinkedHashMap", "java.util.TreeMap");
    instead("java.util.Map", "java.util.SortedMap", "java.util.NavigableMap", "java.util.EnumMap");
    instead("java.util.Map", "java.util.Properties", "java.util.concurrent.ConcurrentMap");
    instead("java.util.Map", "java.util.concurrent.ConcurrentHashMap", "java.util.Dictionary");
    instead("a struct with a field for each part", "java.util.Map.Entry");
    instead("java.util.Optional<Integer>", "java.util.OptionalInt");
    instead("java.util.Optional<Long>", "java.util.OptionalLong");
    instead("java.util.Optional<Double>", "java.util.OptionalDouble");
    instead("byte[] or java.nio.ByteBuffer", "java.io.InputStream", "java.io.OutputStream");
    instead("byte[]", "java.util.BitSet");
    INSTEAD.put("java.lang.Void", "Return void, or a future of Void.");

    String stream = "Use java.util.concurrent.Flow.Publisher or dev.zerorpc.RpcStream.";
    INSTEAD.put("org.reactivestreams.Publisher", stream);
    INSTEAD.put("reactor.core.publisher.Flux", stream);
    String future = "Return java.util.concurrent.CompletableFuture.";
    INSTEAD.put("java.util.concurrent.Future", future);
    INSTEAD.put("reactor.core.publisher.Mono", future);
    String boxed = "Return dev.zerorpc.RpcStream or java.util.stream.Stream of the wrapper class.";
    INSTEAD.put("java.util.stream.IntStream", boxed);
    INSTEAD.put("java.util.stream.LongStream", boxed);
    INSTEAD.put("java.util.stream.DoubleStream", boxed);

    String asResult = "It can only be the result of a method itself, with a value type inside.";
    INSTEAD.put("java.util.concurrent.CompletableFuture", asResult);
    INSTEAD.put("java.util.concurrent.CompletionStage", asResult);
    String asStream =
        "It can only be the result or the last parameter of a method itself, with a value type"
            + " inside. Use java.util.List elsewhere.";
    INSTEAD.put(ContractTypes.RPC_STREAM, asStream);
    INSTEAD.put("java.util.stream.Stream", asStream);
    INSTEAD.put("java.util.concurrent.Flow.Publisher", asStream);
  }

  private UnsupportedTypes() {}

  /** A whole sentence that says what to write instead. */
  static String cure(String qualifiedName) {
    return INSTEAD.getOrDefault(qualifiedName, OTHERWISE);
  }

  private static void instead(String supported, String... unsupported) {
    for (String type : unsupported) {
      INSTEAD.put(type, "Use " + supported + " instead.");
    }
  }
}
