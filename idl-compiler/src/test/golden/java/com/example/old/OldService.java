package com.example.old;

import dev.zerorpc.annotation.RpcService;

/** Kept for old callers. */
@Deprecated
@RpcService
public interface OldService {
  OldStruct get() throws OldError;
}
