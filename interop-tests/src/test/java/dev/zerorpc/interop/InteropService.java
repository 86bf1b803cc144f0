package dev.zerorpc.interop;

import dev.zerorpc.RpcStream;
import dev.zerorpc.annotation.Default;
import dev.zerorpc.annotation.RpcService;
import org.jspecify.annotations.Nullable;

/** The service that every peer of the interop tests offers. */
@RpcService
public interface InteropService {
  /**
   * Greets somebody.
   *
   * <p>The second paragraph of the documentation.
   */
  String hello(String name);

  /** Adds two integers. */
  long add(long a, long b);

  /** Answers with its argument. */
  @Nullable Object echo(@Nullable Object value);

  /** Turns bytes round. */
  byte[] reverse(byte[] value);

  /** Counts. */
  RpcStream<Long> range(long start, long end, @Default("1") long step);

  /** Some words, then, where {@code failure} is not empty, a failure. */
  RpcStream<String> words(int count, String failure);

  /** Fails. */
  void fail(String kind);

  /** Fails with an error that contracts declare. */
  long take(long amount) throws OutOfStock;

  /** Answers after a while. */
  double pause(double seconds);

  /** Counts for ever. */
  RpcStream<Long> endless();
}
