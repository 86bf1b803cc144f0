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
  static final String RPC_UNION = ANNOTATIONS + "RpcUnion";
  static final String RPC_ENUM = ANNOTATIONS + "RpcEnum";
  static final String WIRE_NUMBER = ANNOTATIONS + "WireNumber";
  static final String POSITIONAL = ANNOTATIONS + "Positional";
  static final String SINCE = ANNOTATIONS + "Since";
  static final String RANGE = ANNOTATIONS + "Range";
  static final String LENGTH = ANNOTATIONS + "Length";
  static final String PATTERN = ANNOTATIONS + "Pattern";
  static final String GENERATED_CONTRACT = ANNOTATIONS + "GeneratedContract";

  static final String PARAMETER_NAMES = ANNOTATIONS + "ParameterNames";

  static final String CONTRACT_EXCEPTION = "dev.zerorpc.ContractException";
  static final String RPC_STREAM = "dev.zerorpc.RpcStream";

  static final String GENERATED = "javax.annotation.processing.Generated";

  static final String DEPRECATED = "java.lang.Deprecated";

  private ContractTypes() {}
}
