package dev.zerorpc.benchmarks.sidebyside;

import dev.zerorpc.RpcStream;
import dev.zerorpc.annotation.OneWay;
import dev.zerorpc.annotation.RpcService;

/** What every contestant serves, as a contract. */
@RpcService
public interface Echo {
  /** Answers with its argument. */
  byte[] echo(byte[] payload);

  /** That many {@link Items}. */
  RpcStream<byte[]> count(long items);

  /** One item, and never another nor an end. */
  RpcStream<byte[]> idle();

  /** Counted, not answered. */
  @OneWay
  void send(byte[] payload);
}
