package com.example.app;

import dev.zerorpc.annotation.RpcUnion;

@RpcUnion
public sealed interface Roof {
  record Flat(double area) implements Roof {}

  record Steep(Size height) implements Roof {}
}
