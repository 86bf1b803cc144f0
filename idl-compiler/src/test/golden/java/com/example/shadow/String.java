package com.example.shadow;

import dev.zerorpc.annotation.RpcStruct;

@RpcStruct
public record String(java.lang.String message, Object fields) {}
