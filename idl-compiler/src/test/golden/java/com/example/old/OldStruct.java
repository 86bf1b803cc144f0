package com.example.old;

import dev.zerorpc.annotation.RpcStruct;

@Deprecated
@RpcStruct
public record OldStruct(OldEnum kind) {}
