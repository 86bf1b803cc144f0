package com.example.app;

import dev.zerorpc.annotation.RpcStruct;

@RpcStruct
public record House(Size height, Unit shown, Roof roof) {}
