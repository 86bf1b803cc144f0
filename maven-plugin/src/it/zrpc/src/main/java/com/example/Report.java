package com.example;

import dev.zerorpc.annotation.RpcService;
import java.util.List;

/** Uses types of the .zrpc files. */
@RpcService
public interface Report {
  Sample best(List<Sample> samples);
}
