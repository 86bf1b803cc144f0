package dev.zerorpc.idl.remote;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a server says about itself.
 *
 * @param name its name; empty if it does not say
 * @param methods its methods, in its order
 * @param refusal why it does not tell the parameters of its methods, or null if it does
 */
record Inspection(String name, List<InspectedMethod> methods, @Nullable String refusal) {

  /**
   * Asks for everything at once, and where that fails, as it does with zerorpc-python on Python
   * 3.11 and newer, for the names and then for the documentation of each.
   */
  static Inspection of(RemoteInspection server) throws InspectionException {
    Object answer;
    try {
      answer = server.call("_zerorpc_inspect");
    } catch (InspectionException e) {
      if (!e.isAnswered()) {
        throw e;
      }
      return piecemeal(server, String.valueOf(e.getMessage()));
    }
    Map<?, ?> details = map(answer, "_zerorpc_inspect");
    List<InspectedMethod> methods = new ArrayList<>();
    for (Map.Entry<?, ?> entry : map(get(details, "methods"), "methods").entrySet()) {
      methods.add(method(text(entry.getKey()), entry.getValue()));
    }
    return new Inspection(text(get(details, "name")), methods, null);
  }

  private static Inspection piecemeal(RemoteInspection server, String refusal)
      throws InspectionException {
    List<InspectedMethod> methods = new ArrayList<>();
    for (Object name : list(server.call("_zerorpc_list"), "_zerorpc_list")) {
      methods.add(new InspectedMethod(text(name), documentation(server, text(name)), null));
    }
    return new Inspection(name(server), methods, refusal);
  }

  private static String documentation(RemoteInspection server, String method)
      throws InspectionException {
    try {
      return text(server.call("_zerorpc_help", method));
    } catch (InspectionException e) {
      if (!e.isAnswered()) {
        throw e;
      }
      return "";
    }
  }

  private static String name(RemoteInspection server) throws InspectionException {
    try {
      return text(server.call("_zerorpc_name"));
    } catch (InspectionException e) {
      if (!e.isAnswered()) {
        throw e;
      }
      return "";
    }
  }

  private static InspectedMethod method(String name, @Nullable Object details)
      throws InspectionException {
    Map<?, ?> described = map(details, "the method " + name);
    Object arguments = get(described, "args");
    return new InspectedMethod(
        name,
        text(get(described, "doc")),
        arguments == null ? null : parameters(name, list(arguments, "the arguments of " + name)));
  }

  private static List<InspectedMethod.Parameter> parameters(String method, List<?> arguments)
      throws InspectionException {
    List<InspectedMethod.Parameter> parameters = new ArrayList<>();
    boolean first = true;
    for (Object argument : arguments) {
      Map<?, ?> described = map(argument, "an argument of " + method);
      Object missing = new Object();
      Object value = get(described, "default", missing);
      String name = text(get(described, "name"));
      // Python counts the object itself among the arguments of its methods.
      if (!first || !name.equals("self") || value != missing) {
        parameters.add(
            new InspectedMethod.Parameter(name, value != missing, value == missing ? null : value));
      }
      first = false;
    }
    return parameters;
  }

  private static @Nullable Object get(Map<?, ?> map, String key) {
    return get(map, key, null);
  }

  /** Keys are bytes where a peer writes old MessagePack. */
  private static @Nullable Object get(Map<?, ?> map, String key, @Nullable Object missing) {
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (text(entry.getKey()).equals(key)) {
        return entry.getValue();
      }
    }
    return missing;
  }

  /** A string or bytes as text; nothing of anything else. */
  static String text(@Nullable Object value) {
    return value instanceof byte[] bytes
        ? new String(bytes, StandardCharsets.UTF_8)
        : value instanceof String text ? text : "";
  }

  private static Map<?, ?> map(@Nullable Object value, String what) throws InspectionException {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw strange(what, "a map", value);
  }

  private static List<?> list(@Nullable Object value, String what) throws InspectionException {
    if (value instanceof List<?> list) {
      return list;
    }
    throw strange(what, "a list", value);
  }

  private static InspectionException strange(String what, String expected, @Nullable Object value) {
    return InspectionException.unreachable(
        "The server describes %s with %s where %s belongs: it is no zerorpc server, or one of an unknown kind. Write its contract by hand."
            .formatted(
                what,
                value == null ? "nothing" : "a value of " + value.getClass().getSimpleName(),
                expected),
        null);
  }
}
