package dev.zerorpc.interop;

import dev.zerorpc.annotation.OneWay;
import dev.zerorpc.annotation.RpcService;

/** What pushers and publishers of the interop tests send. */
@RpcService
public interface Metrics {
  /** Counts. */
  @OneWay
  void count(String name, long number);
}
