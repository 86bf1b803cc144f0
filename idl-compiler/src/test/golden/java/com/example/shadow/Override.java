package com.example.shadow;

import dev.zerorpc.annotation.RpcService;

@RpcService
interface Override {
  String echo(String text, java.lang.String name);
}
