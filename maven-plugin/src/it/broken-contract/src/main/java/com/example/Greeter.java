package com.example;

import dev.zerorpc.annotation.RpcService;
import java.math.BigDecimal;

@RpcService
public interface Greeter {
  String hello(String name);

  BigDecimal price(String name);

  void pay(String name, char currency);
}
