package dev.zerorpc.internal.rpc;

import dev.zerorpc.RemoteException;
import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.MethodDescriptor;
import dev.zerorpc.stub.ServerCall;
import dev.zerorpc.stub.ServiceDispatcher;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The six calls with which peers and command-line tools ask what a server offers, and one with
 * which monitors ask how it is.
 */
final class Introspection implements ServiceDispatcher {
  private static final String SERVICE = "_zerorpc";
  private static final List<MethodDescriptor<?>> METHODS =
      List.of(
          MethodDescriptor.unary(SERVICE, "_zerorpc_list", Codecs.ANY).build(),
          MethodDescriptor.unary(SERVICE, "_zerorpc_name", Codecs.ANY).build(),
          MethodDescriptor.unary(SERVICE, "_zerorpc_ping", Codecs.ANY).build(),
          MethodDescriptor.unary(SERVICE, "_zerorpc_help", Codecs.ANY).parameter("method").build(),
          MethodDescriptor.unary(SERVICE, "_zerorpc_args", Codecs.ANY).parameter("method").build(),
          MethodDescriptor.unary(SERVICE, "_zerorpc_inspect", Codecs.ANY).build(),
          MethodDescriptor.unary(SERVICE, "_zerorpc_health", Codecs.ANY).build());

  private final String serverName;
  private final MethodTable methods;
  private final Supplier<Map<String, Object>> health;

  Introspection(String serverName, MethodTable methods, Supplier<Map<String, Object>> health) {
    this.health = health;
    this.serverName = serverName;
    this.methods = methods;
  }

  @Override
  public String name() {
    return SERVICE;
  }

  @Override
  public @Nullable String documentation() {
    return null;
  }

  @Override
  public List<MethodDescriptor<?>> methods() {
    return METHODS;
  }

  // NullAway does not see that the codec of "any" takes null.
  @SuppressWarnings("NullAway")
  @Override
  public void dispatch(int method, ServerCall call) {
    Object answer =
        switch (method) {
          case 0 -> list();
          case 1 -> serverName;
          case 2 -> List.of("pong", serverName);
          case 3 -> asked(call).documentation();
          case 4 -> argumentSpecification(asked(call));
          case 5 -> inspect();
          case 6 -> health.get();
          default ->
              throw new IllegalArgumentException(SERVICE + " has no method of index " + method);
        };
    call.reply(Codecs.ANY, answer);
  }

  private MethodDescriptor<?> asked(ServerCall call) {
    String name = call.arguments().parameter("method").readString();
    MethodTable.Entry entry = methods.find(name);
    if (entry == null) {
      throw new RemoteException("KeyError", name, null);
    }
    return entry.descriptor();
  }

  private List<String> list() {
    return methods.all().stream().map(entry -> entry.descriptor().name()).toList();
  }

  /**
   * Python's argument specification: names, no varargs, no keywords, the defaults of the last ones.
   */
  private static List<@Nullable Object> argumentSpecification(MethodDescriptor<?> method) {
    List<String> names = new ArrayList<>();
    List<@Nullable Object> defaults = new ArrayList<>();
    for (MethodDescriptor.Parameter parameter : method.parameters()) {
      names.add(parameter.name());
      if (parameter.hasDefault()) {
        defaults.add(parameter.defaultValue());
      }
    }
    List<@Nullable Object> specification = new ArrayList<>();
    specification.add(names);
    specification.add(null);
    specification.add(null);
    specification.add(defaults.isEmpty() ? null : defaults);
    return specification;
  }

  private Map<String, Object> inspect() {
    Map<String, Object> details = new LinkedHashMap<>();
    for (MethodTable.Entry entry : methods.all()) {
      details.put(entry.descriptor().name(), inspect(entry.descriptor()));
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("name", serverName);
    answer.put("methods", details);
    return answer;
  }

  private static Map<String, @Nullable Object> inspect(MethodDescriptor<?> method) {
    List<Map<String, @Nullable Object>> arguments = new ArrayList<>();
    for (MethodDescriptor.Parameter parameter : method.parameters()) {
      Map<String, @Nullable Object> argument = new LinkedHashMap<>();
      argument.put("name", parameter.name());
      if (parameter.hasDefault()) {
        argument.put("default", parameter.defaultValue());
      }
      arguments.add(argument);
    }
    Map<String, @Nullable Object> details = new LinkedHashMap<>();
    details.put("args", arguments);
    if (method.streamParameter() != null) {
      details.put("stream", method.streamParameter());
    }
    details.put("doc", method.documentation());
    return details;
  }
}
