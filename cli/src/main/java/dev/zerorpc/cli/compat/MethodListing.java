package dev.zerorpc.cli.compat;

import dev.zerorpc.RemoteException;
import dev.zerorpc.RpcClient;
import dev.zerorpc.RpcException;
import dev.zerorpc.cli.python.PythonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import org.jspecify.annotations.Nullable;

/**
 * What a service says of its methods. Services that cannot be inspected, as Python's own on Python
 * 3.11 and newer, are asked for each method's documentation instead.
 *
 * @param service the service's name
 * @param methods the methods, in the order of the answer
 */
record MethodListing(String service, List<Method> methods) {
  private static final String UNDOCUMENTED = "<undocumented>";

  /**
   * One method.
   *
   * @param signature its name, with its parameters if they were asked for
   */
  record Method(String signature, String documentation) {}

  /**
   * Asks the service.
   *
   * @param method the only method wanted, or null for all
   * @param whole whether to keep all of the documentation, and not only its first line
   * @param signatures whether parameters are wanted
   */
  static MethodListing ask(
      RpcClient client, @Nullable String method, boolean whole, boolean signatures) {
    Object answer;
    try {
      answer = client.call("_zerorpc_inspect");
    } catch (RemoteException e) {
      return askEach(client, method, whole, signatures);
    }
    if (!(answer instanceof Map<?, ?> inspection)
        || !(inspection.get("methods") instanceof Map<?, ?> described)) {
      throw new RpcException(
          client.endpoint()
              + ": the service's description of itself is not one: "
              + PythonText.repr(answer));
    }
    List<Method> methods = new ArrayList<>();
    for (Entry<?, ?> entry : described.entrySet()) {
      String name = PythonText.str(entry.getKey());
      if (method == null || name.equals(method)) {
        Map<?, ?> details = entry.getValue() instanceof Map<?, ?> map ? map : Map.of();
        String signature = signatures ? name + parameters(details.get("args")) : name;
        methods.add(new Method(signature, documentation(details.get("doc"), whole)));
      }
    }
    Object name = inspection.get("name");
    return new MethodListing(
        name == null && !inspection.containsKey("name") ? "N/A" : PythonText.str(name), methods);
  }

  private static String parameters(@Nullable Object described) {
    if (!(described instanceof List<?> parameters) || parameters.isEmpty()) {
      return "(??)";
    }
    List<String> texts = new ArrayList<>();
    for (Object item : parameters) {
      if (item instanceof Map<?, ?> parameter) {
        Object preset = parameter.get("default");
        String name = PythonText.str(parameter.get("name"));
        texts.add(preset == null ? name : name + "=" + PythonText.str(preset));
      }
    }
    return "(" + String.join(", ", texts) + ")";
  }

  private static String documentation(@Nullable Object described, boolean whole) {
    if (!(described instanceof String text) || text.isEmpty()) {
      return UNDOCUMENTED;
    }
    return whole ? text : text.lines().findFirst().orElse("");
  }

  private static MethodListing askEach(
      RpcClient client, @Nullable String method, boolean whole, boolean signatures) {
    String service;
    try {
      service = PythonText.str(client.call("_zerorpc_name"));
    } catch (RemoteException e) {
      service = "N/A";
    }
    List<?> names =
        method != null
            ? List.of(method)
            : client.call("_zerorpc_list") instanceof List<?> list ? list : List.of();
    List<Method> methods = new ArrayList<>();
    for (Object name : names) {
      Object text = client.call("_zerorpc_help", name);
      String signature = PythonText.str(name) + (signatures ? "(...)" : "");
      methods.add(new Method(signature, documentation(text, whole)));
    }
    return new MethodListing(service, methods);
  }

  /** How wide the column of the signatures is. */
  int width() {
    return methods.stream().mapToInt(method -> codePoints(method.signature)).max().orElse(0);
  }

  /** A signature in a column. */
  static String padded(String signature, int width) {
    return signature + " ".repeat(Math.max(0, width - codePoints(signature)));
  }

  private static int codePoints(String text) {
    return text.codePointCount(0, text.length());
  }
}
