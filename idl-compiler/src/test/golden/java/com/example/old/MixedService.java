package com.example.old;

import dev.zerorpc.annotation.RpcService;
import java.util.List;

@RpcService
public interface MixedService {
  @SuppressWarnings("deprecation")
  List<OldEnum> convert(List<OldStruct> structs) throws OldError;
}
