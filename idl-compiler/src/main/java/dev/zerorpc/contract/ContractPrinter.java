package dev.zerorpc.contract;

import dev.zerorpc.contract.ErrorDefinition.Argument;
import dev.zerorpc.contract.ErrorDefinition.Field;
import dev.zerorpc.contract.ResultDefinition.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Prints definitions as {@code .zrpc} text, always the same for the same definition: two spaces of
 * indentation, one member a line in the order of the definition, documentation left out.
 *
 * <p>Names are Java's; where the one on the wire differs it stands before as {@code @name("…")}. A
 * Java shape that is not the usual one stands before a type, a result or a definition as
 * {@code @java("…")}; the parameter of an error's constructor that takes its message is {@code
 * @java("message") message: string}, and {@code @java("read getLimit")} gives an accessor that is not
 * called like its field.
 */
public final class ContractPrinter {
  private ContractPrinter() {}

  /** Prints one definition, its lines ended by newlines. */
  public static String print(Definition definition) {
    List<String> lines = new ArrayList<>();
    String packageName = definition.javaName().packageName();
    lines.add("namespace " + packageName + ";");
    lines.add("");
    if (definition instanceof ServiceDefinition service) {
      service.methods().forEach(method -> lines.add(method(method, packageName)));
    } else if (definition instanceof StructDefinition struct) {
      struct.fields().forEach(field -> lines.add(field(field, packageName)));
    } else if (definition instanceof ErrorDefinition error) {
      error.constructor().forEach(argument -> lines.add(argument(argument, packageName)));
    } else if (definition instanceof EnumDefinition type) {
      type.constants().forEach(constant -> lines.add(constant(constant, type)));
    }
    for (int i = 2; i < lines.size(); i++) {
      lines.set(i, "  " + lines.get(i));
    }
    lines.add(2, deprecated(definition.deprecated()) + head(definition) + " {");
    lines.add("}");
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  private static String head(Definition definition) {
    String keyword =
        definition instanceof ServiceDefinition
            ? "service "
            : definition instanceof StructDefinition
                ? "struct "
                : definition instanceof ErrorDefinition ? "error " : "enum ";
    JavaName name = definition.javaName();
    return (definition.isPublic() ? "" : "@java(\"package-private\") ")
        + renamed(name.simpleName(), definition.wireName())
        + keyword
        + String.join(".", name.simpleNames());
  }

  private static String method(MethodDefinition method, String packageName) {
    StringBuilder text = new StringBuilder(deprecated(method.deprecated()));
    text.append(method.idempotent() ? "@idempotent " : "");
    text.append(method.timeout() == null ? "" : "@timeout(" + method.timeout() + ") ");
    text.append(renamed(method.name(), method.wireName()));
    text.append(method.pattern() == CallPattern.ONE_WAY ? "oneway " : "");
    text.append(method.name());
    text.append(
        method.parameters().stream()
            .map(parameter -> parameter(parameter, packageName))
            .collect(Collectors.joining(", ", "(", ")")));
    text.append(result(method, packageName));
    if (!method.errors().isEmpty()) {
      text.append(
          method.errors().stream()
              .map(error -> name(error.javaName(), packageName))
              .collect(Collectors.joining(", ", " throws ", "")));
    }
    return text.append(';').toString();
  }

  private static String parameter(ParameterDefinition parameter, String packageName) {
    return (parameter.variadic() ? "@java(\"variadic\") " : "")
        + renamed(parameter.name(), parameter.wireName())
        + parameter.name()
        + ": "
        + type(parameter, packageName)
        + defaultValue(parameter.defaultValue());
  }

  private static String type(ParameterDefinition parameter, String packageName) {
    String text = TypeText.precise(parameter.type(), packageName);
    return parameter.isStream() ? shape(parameter.form()) + "stream<" + text + ">" : text;
  }

  private static String result(MethodDefinition method, String packageName) {
    ResultDefinition result = method.result();
    Form form = result.form();
    TypeRef type = result.type();
    if (type == null && form == Form.DIRECT) {
      return "";
    }
    String text = type == null ? "void" : TypeText.precise(type, packageName);
    if (method.pattern() == CallPattern.SERVER_STREAM) {
      text = "stream<" + text + ">";
    }
    return " -> " + shape(form) + text;
  }

  private static String shape(Form form) {
    boolean usual = form == Form.DIRECT || form == Form.RPC_STREAM;
    return usual ? "" : shape(form.name().toLowerCase(Locale.ROOT));
  }

  private static String argument(Argument argument, String packageName) {
    return argument instanceof Field field
        ? field(field.definition(), packageName)
        : shape("message") + "message: string;";
  }

  private static String field(FieldDefinition field, String packageName) {
    boolean usual = field.accessor().equals(field.name());
    return (usual ? "" : shape("read " + field.accessor()))
        + renamed(field.name(), field.wireName())
        + field.name()
        + ": "
        + TypeText.precise(field.type(), packageName)
        + defaultValue(field.defaultValue())
        + ";";
  }

  private static String constant(EnumDefinition.Constant constant, EnumDefinition type) {
    return renamed(constant.name(), constant.wireName())
        + constant.name()
        + (constant.name().equals(type.defaultConstant()) ? " @default;" : ";");
  }

  private static String name(JavaName name, String packageName) {
    return name.packageName().equals(packageName)
        ? String.join(".", name.simpleNames())
        : name.canonicalName();
  }

  private static String defaultValue(@Nullable DefaultValue value) {
    return value == null ? "" : " = " + quoted(value.text());
  }

  private static String deprecated(boolean deprecated) {
    return deprecated ? "@deprecated " : "";
  }

  private static String renamed(String javaName, String wireName) {
    return javaName.equals(wireName) ? "" : "@name(" + quoted(wireName) + ") ";
  }

  private static String shape(String form) {
    return "@java(" + quoted(form) + ") ";
  }

  /** A string with the escapes of JSON. */
  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
