package dev.zerorpc.codegen;

import com.palantir.javapoet.ClassName;
import java.util.ArrayList;
import java.util.List;

/** The only place that names classes of the runtime and its annotations. */
public final class RuntimeTypes {
  private static final List<ClassName> TYPES = new ArrayList<>();

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
  static final ClassName GENERATED_CONTRACT = type("dev.zerorpc.annotation", "GeneratedContract");

  private RuntimeTypes() {}

  /** The canonical names of all of them, so that a test can look for each in the real runtime. */
  public static List<String> canonicalNames() {
    return TYPES.stream().map(ClassName::canonicalName).toList();
  }

  /** Their simple names, which no constant or variable of generated code may have. */
  static List<String> simpleNames() {
    return TYPES.stream().map(ClassName::simpleName).toList();
  }

  private static ClassName type(String packageName, String simpleName) {
    ClassName type = ClassName.get(packageName, simpleName);
    TYPES.add(type);
    return type;
  }
}
