package dev.zerorpc.processor;

/** The types that a contract is written with. The processor knows them by name only. */
final class ContractTypes {
  private static final String ANNOTATIONS = "dev.zerorpc.annotation.";

  static final String ALL_ANNOTATIONS = ANNOTATIONS + "*";
  static final String RPC_SERVICE = ANNOTATIONS + "RpcService";
  static final String RPC_STRUCT = ANNOTATIONS + "RpcStruct";
  static final String RPC_ERROR = ANNOTATIONS + "RpcError";
  static final String RPC_METHOD = ANNOTATIONS + "RpcMethod";
  static final String ONE_WAY = ANNOTATIONS + "OneWay";
  static final String IDEMPOTENT = ANNOTATIONS + "Idempotent";
  static final String TIMEOUT = ANNOTATIONS + "Timeout";
  static final String DEFAULT = ANNOTATIONS + "Default";
  static final String NAME = ANNOTATIONS + "Name";
  static final String UNSIGNED = ANNOTATIONS + "Unsigned";
  static final String GENERATED_CONTRACT = ANNOTATIONS + "GeneratedContract";

  static final String CONTRACT_EXCEPTION = "dev.zerorpc.ContractException";
  static final String RPC_STREAM = "dev.zerorpc.RpcStream";

  static final String GENERATED = "javax.annotation.processing.Generated";

  private ContractTypes() {}
}
