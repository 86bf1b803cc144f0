package dev.zerorpc.cli.contract;

import dev.zerorpc.RpcStream;
import dev.zerorpc.cli.CommandException;
import dev.zerorpc.cli.ExitCode;
import dev.zerorpc.cli.mock.Literals;
import dev.zerorpc.cli.python.JsonReader;
import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.DefaultValue;
import dev.zerorpc.contract.MethodDefinition;
import dev.zerorpc.contract.ParameterDefinition;
import dev.zerorpc.contract.ServiceDefinition;
import dev.zerorpc.contract.TypeRef;
import dev.zerorpc.contract.TypeRef.ListForm;
import dev.zerorpc.contract.TypeRef.ListOf;
import dev.zerorpc.contract.TypeText;
import dev.zerorpc.contract.diagnostic.DidYouMean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The arguments of one method, taken from the words of a command line. */
public final class ContractArguments {
  private final String called;
  private final MethodDefinition method;
  private final Contract contract;
  private final ArgumentValues values;

  private ContractArguments(String called, MethodDefinition method, Contract contract) {
    this.called = called;
    this.method = method;
    this.contract = contract;
    this.values = new ArgumentValues(contract);
  }

  /**
   * Those of a method.
   *
   * @param name its name on the wire, with its service's prefix if the server has one
   * @throws CommandException if the contract has no such method, or several
   */
  public static ContractArguments of(Contract contract, String name) {
    Map<String, MethodDefinition> found = new LinkedHashMap<>();
    List<String> names = new ArrayList<>();
    String own = name.substring(name.lastIndexOf('.') + 1);
    for (var definition : contract.definitions()) {
      if (definition instanceof ServiceDefinition service) {
        for (MethodDefinition method : service.methods()) {
          names.add(method.wireName());
          if (method.wireName().equals(name) || method.wireName().equals(own)) {
            found.put(service.wireName(), method);
          }
        }
      }
    }
    if (found.isEmpty()) {
      throw wrong(
          "the contract has no method '%s'. %s".formatted(name, DidYouMean.sentence(names, own)));
    }
    if (found.size() > 1) {
      throw wrong(
          "the services %s have a method '%s' each; give a contract with one of them."
              .formatted(String.join(", ", found.keySet()), own));
    }
    Map.Entry<String, MethodDefinition> only = found.entrySet().iterator().next();
    return new ContractArguments(only.getKey() + "." + own, only.getValue(), contract);
  }

  /** The method. */
  public MethodDefinition method() {
    return method;
  }

  /**
   * The arguments, as {@link dev.zerorpc.RpcClient#call} takes them.
   *
   * @param words {@code name=value} for the parameter of that name, anything else for the next one
   *     in order
   * @param json whether every value is JSON, and not only those of types with parts
   * @throws CommandException if one does not fit; the message names the parameter
   */
  public @Nullable Object[] of(List<String> words, boolean json) {
    Map<ParameterDefinition, @Nullable Object> given = new LinkedHashMap<>();
    int next = 0;
    for (String word : words) {
      ParameterDefinition named = named(word);
      String text = named == null ? word : word.substring(word.indexOf('=') + 1);
      ParameterDefinition parameter;
      if (named != null) {
        parameter = named;
      } else if (next < method.parameters().size() && given.size() == next) {
        parameter = method.parameters().get(next++);
      } else {
        throw wrong(
            next < method.parameters().size()
                ? "%s: '%s' comes after an argument with a name, and so must have one. It takes %s."
                    .formatted(called, word, signature())
                : "%s takes %d arguments, %s, and '%s' is one more."
                    .formatted(called, method.parameters().size(), signature(), word));
      }
      if (given.containsKey(parameter)) {
        throw wrong("%s: '%s' is given twice.".formatted(called, parameter.wireName()));
      }
      given.put(parameter, value(parameter, text, json));
    }
    return inOrder(given);
  }

  /** The parameter that a word names, or null if it names none. */
  private @Nullable ParameterDefinition named(String word) {
    int equals = word.indexOf('=');
    if (equals <= 0) {
      return null;
    }
    String name = word.substring(0, equals);
    return method.parameters().stream()
        .filter(parameter -> parameter.wireName().equals(name) || parameter.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  private @Nullable Object value(ParameterDefinition parameter, String text, boolean json) {
    String path = parameter.wireName();
    try {
      if (parameter.isStream()) {
        TypeRef items = new ListOf(parameter.type(), ListForm.LIST);
        Object list = values.ofText(text, items, List.of(), path);
        return RpcStream.from((List<?>) Objects.requireNonNull(list));
      }
      if (!json) {
        return values.ofText(text, parameter.type(), parameter.constraints(), path);
      }
      return values.ofJson(read(text, path), parameter.type(), parameter.constraints(), path);
    } catch (ArgumentException e) {
      String message = called + ": argument " + e.getMessage();
      throw wrong(message.endsWith("?") || message.endsWith(".") ? message : message + ".");
    }
  }

  private static @Nullable Object read(String text, String path) {
    try {
      return JsonReader.read(text);
    } catch (IllegalArgumentException e) {
      throw new ArgumentException(path, "this is not JSON: " + e.getMessage());
    }
  }

  /**
   * Defaults stand for what is left out before something that is given; the server knows others.
   */
  private @Nullable Object[] inOrder(Map<ParameterDefinition, @Nullable Object> given) {
    List<ParameterDefinition> parameters = method.parameters();
    int count = 0;
    for (int i = 0; i < parameters.size(); i++) {
      ParameterDefinition parameter = parameters.get(i);
      count = given.containsKey(parameter) && !parameter.isStream() ? i + 1 : count;
    }
    List<@Nullable Object> arguments = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      ParameterDefinition parameter = parameters.get(i);
      DefaultValue preset = parameter.defaultValue();
      if (!given.containsKey(parameter) && preset == null) {
        throw wrong(
            "%s: argument '%s' is missing. It takes %s."
                .formatted(called, parameter.wireName(), signature()));
      }
      if (given.containsKey(parameter)) {
        arguments.add(given.get(parameter));
      } else if (i < count && preset != null) {
        arguments.add(Literals.of(preset, parameter.type(), contract));
      }
    }
    return arguments.toArray();
  }

  private String signature() {
    return method.parameters().stream()
        .map(
            parameter ->
                parameter.wireName()
                    + ": "
                    + (parameter.isStream() ? "stream " : "")
                    + TypeText.of(parameter.type())
                    + (parameter.defaultValue() == null
                        ? ""
                        : " = " + parameter.defaultValue().text()))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static CommandException wrong(String message) {
    return new CommandException(ExitCode.USAGE, message);
  }
}
