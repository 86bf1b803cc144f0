package com.example.app;

import dev.zerorpc.annotation.RpcService;

@RpcService
public interface Houses extends Base {
  House find(String name, Unit unit);
}
