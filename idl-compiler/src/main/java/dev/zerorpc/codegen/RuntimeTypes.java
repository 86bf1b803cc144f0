package dev.zerorpc.codegen;

import com.palantir.javapoet.ClassName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The only place that names classes of the runtime and its annotations. */
public final class RuntimeTypes {
  /**
   * The version of the runtime's interface that is generated for: what the runtime calls {@code
   * CodeVersion.CURRENT}. To be raised there and here when generated code needs something of the
   * runtime that it did not need before.
   */
  public static final int INTERFACE_VERSION = 1;

  private static final List<ClassName> TYPES = new ArrayList<>();
  private static final List<ClassName> MARKS = new ArrayList<>();

  static final ClassName RPC_CLIENT = type("dev.zerorpc", "RpcClient");
  static final ClassName RPC_STREAM = type("dev.zerorpc", "RpcStream");
  static final ClassName ONE_WAY_OUTLET = type("dev.zerorpc", "OneWayOutlet");
  static final ClassName CALL_OPTIONS = type("dev.zerorpc", "CallOptions");
  static final ClassName CLIENT_CALL = type("dev.zerorpc.stub", "ClientCall");
  static final ClassName CLIENT_CALLS = type("dev.zerorpc.stub", "ClientCalls");
  static final ClassName SERVER_CALL = type("dev.zerorpc.stub", "ServerCall");
  static final ClassName SERVICE_DISPATCHER = type("dev.zerorpc.stub", "ServiceDispatcher");
  static final ClassName METHOD_DESCRIPTOR = type("dev.zerorpc.stub", "MethodDescriptor");
  static final ClassName CODEC = type("dev.zerorpc.stub", "Codec");
  static final ClassName CODECS = type("dev.zerorpc.stub", "Codecs");
  static final ClassName ERROR_CODEC = type("dev.zerorpc.stub", "ErrorCodec");
  static final ClassName VALUE_READER = type("dev.zerorpc.stub", "ValueReader");
  static final ClassName VALUE_WRITER = type("dev.zerorpc.stub", "ValueWriter");
  static final ClassName CODE_VERSION = type("dev.zerorpc.stub", "CodeVersion");
  static final ClassName GENERATED_CONTRACT = type("dev.zerorpc.annotation", "GeneratedContract");
  static final ClassName PARAMETER_NAMES = type("dev.zerorpc.annotation", "ParameterNames");

  // Mentioned by generated interfaces, records, enums and exceptions alone.
  static final ClassName CONTRACT_EXCEPTION = mark("dev.zerorpc", "ContractException");
  static final ClassName RPC_SERVICE = mark("dev.zerorpc.annotation", "RpcService");
  static final ClassName RPC_STRUCT = mark("dev.zerorpc.annotation", "RpcStruct");
  static final ClassName RPC_ENUM = mark("dev.zerorpc.annotation", "RpcEnum");
  static final ClassName RPC_UNION = mark("dev.zerorpc.annotation", "RpcUnion");
  static final ClassName RPC_ERROR = mark("dev.zerorpc.annotation", "RpcError");
  static final ClassName POSITIONAL = mark("dev.zerorpc.annotation", "Positional");
  static final ClassName NAME = mark("dev.zerorpc.annotation", "Name");
  static final ClassName SINCE = mark("dev.zerorpc.annotation", "Since");
  static final ClassName DEFAULT = mark("dev.zerorpc.annotation", "Default");
  static final ClassName UNSIGNED = mark("dev.zerorpc.annotation", "Unsigned");
  static final ClassName WIRE_NUMBER = mark("dev.zerorpc.annotation", "WireNumber");
  static final ClassName ONE_WAY = mark("dev.zerorpc.annotation", "OneWay");
  static final ClassName IDEMPOTENT = mark("dev.zerorpc.annotation", "Idempotent");
  static final ClassName TIMEOUT = mark("dev.zerorpc.annotation", "Timeout");
  static final ClassName RANGE = mark("dev.zerorpc.annotation", "Range");
  static final ClassName LENGTH = mark("dev.zerorpc.annotation", "Length");
  static final ClassName PATTERN = mark("dev.zerorpc.annotation", "Pattern");

  private RuntimeTypes() {}

  /** The canonical names of all of them, so that a test can look for each in the real runtime. */
  public static List<String> canonicalNames() {
    return Stream.concat(TYPES.stream(), MARKS.stream()).map(ClassName::canonicalName).toList();
  }

  /** Their simple names, which no constant or variable of generated code may have. */
  static List<String> simpleNames() {
    return TYPES.stream().map(ClassName::simpleName).toList();
  }

  private static ClassName mark(String packageName, String simpleName) {
    ClassName type = ClassName.get(packageName, simpleName);
    MARKS.add(type);
    return type;
  }

  private static ClassName type(String packageName, String simpleName) {
    ClassName type = ClassName.get(packageName, simpleName);
    TYPES.add(type);
    return type;
  }
}
