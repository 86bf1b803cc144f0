package dev.zerorpc.interop;

import dev.zerorpc.RpcStream;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The Java side's service. One instance serves one test, so that it can tell what happened to it.
 */
final class InteropServiceImpl implements InteropService {
  /** Completes with the number of items produced when an endless stream was made to stop. */
  final CompletableFuture<Long> endlessEnded = new CompletableFuture<>();

  @Override
  public String hello(String name) {
    return "Hello, " + name;
  }

  @Override
  public long add(long a, long b) {
    return a + b;
  }

  @Override
  public @Nullable Object echo(@Nullable Object value) {
    return value;
  }

  @Override
  public byte[] reverse(byte[] value) {
    byte[] reversed = new byte[value.length];
    for (int i = 0; i < value.length; i++) {
      reversed[i] = value[value.length - 1 - i];
    }
    return reversed;
  }

  @Override
  public RpcStream<Long> range(long start, long end, long step) {
    return RpcStream.from(LongStream.iterate(start, i -> i < end, i -> i + step).boxed());
  }

  @Override
  public RpcStream<String> words(int count, String failure) {
    Stream<String> words = IntStream.range(0, count).mapToObj(i -> "word " + i);
    if (failure.isEmpty()) {
      return RpcStream.from(words);
    }
    Stream<String> end =
        Stream.generate(
            () -> {
              throw new IllegalStateException(failure);
            });
    return RpcStream.from(Stream.concat(words, end.limit(1)));
  }

  @Override
  public void fail(String kind) {
    if (kind.equals("ValueError")) {
      throw new IllegalArgumentException("the message");
    }
    throw new AssertionError("the message");
  }

  @Override
  public long take(long amount) throws OutOfStock {
    if (amount > 10) {
      throw new OutOfStock("only 10 left", 10);
    }
    return 10 - amount;
  }

  /** Blocks its thread as a careless handler would: heartbeats must not depend on it. */
  @Override
  public double pause(double seconds) {
    try {
      Thread.sleep((long) (seconds * 1000));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return seconds;
  }

  @Override
  public RpcStream<Long> endless() {
    Counter counter = new Counter();
    return RpcStream.from(counter, () -> endlessEnded.complete(counter.next));
  }

  private static final class Counter implements java.util.Iterator<Long> {
    private volatile long next;

    @Override
    public boolean hasNext() {
      return true;
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread produces, another one only looks
    public Long next() {
      return next++;
    }
  }
}
