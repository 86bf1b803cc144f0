package dev.zerorpc.contract;

import dev.zerorpc.contract.ErrorDefinition.Argument;
import dev.zerorpc.contract.ErrorDefinition.Field;
import dev.zerorpc.contract.ResultDefinition.Form;
import dev.zerorpc.contract.diagnostic.Json;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a printed contract.
 *
 * @param packageName the package whose types need no prefix
 * @param forReaders whether what is only written for readers is printed, too: documentation, since
 *     when, why deprecated, what a service extends
 */
record MemberText(String packageName, boolean forReaders) {
  String head(Definition definition) {
    JavaName name = definition.javaName();
    StringBuilder text = new StringBuilder();
    text.append(about(definition.documentation(), definition.deprecated()));
    text.append(definition.isPublic() ? "" : shape("package-private"));
    text.append(
        definition instanceof StructDefinition struct && struct.positional() ? "@positional " : "");
    text.append(renamed(name.simpleName(), definition.wireName()));
    text.append(definition.kind()).append(' ');
    text.append(Names.definition(name));
    if (definition instanceof EnumDefinition type && type.numberKind() != null) {
      text.append(" : ").append(type.numberKind().keyword());
    }
    if (forReaders && definition instanceof ServiceDefinition service) {
      text.append(names(" extends ", service.parents()));
    }
    return text.toString();
  }

  String constant(ConstantDefinition constant) {
    return about(constant.documentation(), constant.deprecated())
        + "const "
        + Names.name(constant.name())
        + ": "
        + type(constant.type())
        + defaultValue(constant.value(), constant.type())
        + ";\n";
  }

  String method(MethodDefinition method) {
    StringBuilder text = new StringBuilder(about(method.documentation(), method.deprecated()));
    text.append(method.idempotent() ? "@idempotent " : "");
    text.append(method.timeout() == null ? "" : "@timeout(" + duration(method.timeout()) + ") ");
    text.append(renamed(method.name(), method.wireName()));
    text.append(method.pattern() == CallPattern.ONE_WAY ? "oneway " : "");
    text.append(Names.name(method.name()));
    text.append(
        method.parameters().stream()
            .map(this::parameter)
            .collect(Collectors.joining(", ", "(", ")")));
    text.append(result(method));
    text.append(
        names(
            " throws ",
            method.errors().stream().map(MethodDefinition.ErrorReference::javaName).toList()));
    return text.append(';').toString();
  }

  String argument(Argument argument) {
    return argument instanceof Field field ? field(field.definition()) : "message: string;";
  }

  String field(FieldDefinition field) {
    boolean usual = field.accessor().equals(field.name());
    return about(field.documentation(), field.deprecated())
        + (usual ? "" : shape("read " + field.accessor()))
        + constraints(field.constraints(), field.type())
        + renamed(field.name(), field.wireName())
        + Names.name(field.name())
        + ": "
        + type(field.type())
        + defaultValue(field.defaultValue(), field.type())
        + ";";
  }

  String member(UnionDefinition.Member member) {
    boolean usual = member.accessor().equals(UnionDefinition.Member.USUAL_ACCESSOR);
    return about(member.documentation(), member.deprecated())
        + (usual ? "" : shape("read " + member.accessor()))
        + renamed(member.name(), member.wireName())
        + Names.name(member.name())
        + ": "
        + type(member.type())
        + ";";
  }

  String constant(EnumDefinition.Constant constant, EnumDefinition type) {
    return about(constant.documentation(), constant.deprecated())
        + renamed(constant.name(), constant.wireName())
        + Names.name(constant.name())
        + (constant.number() == null ? "" : " = " + constant.number())
        + (constant.name().equals(type.defaultConstant()) ? " @default;" : ";");
  }

  private String parameter(ParameterDefinition parameter) {
    // A parameter stands in a line with others: a comment before it ends with its line.
    String about = about(parameter.documentation(), false);
    return (about.isEmpty() ? "" : "\n" + about)
        + (parameter.variadic() ? shape("variadic") : "")
        + constraints(parameter.constraints(), parameter.type())
        + renamed(parameter.name(), parameter.wireName())
        + Names.name(parameter.name())
        + ": "
        + shown(parameter.form(), type(parameter.type()))
        + defaultValue(parameter.defaultValue(), parameter.type());
  }

  private String result(MethodDefinition method) {
    ResultDefinition result = method.result();
    Form form = result.form();
    TypeRef type = result.type();
    if (type == null && form == Form.DIRECT) {
      return "";
    }
    return " -> " + shown(form, type == null ? "void" : type(type));
  }

  private static String shown(Form form, String type) {
    boolean usual = form == Form.DIRECT || form == Form.RPC_STREAM;
    return (usual ? "" : shape(form.name().toLowerCase(Locale.ROOT)))
        + (form.isStream() ? "stream<" + type + ">" : type);
  }

  private String type(TypeRef type) {
    return TypeText.precise(type, packageName);
  }

  private String names(String before, List<JavaName> names) {
    return names.isEmpty()
        ? ""
        : names.stream()
            .map(name -> Names.type(name, packageName))
            .collect(Collectors.joining(", ", before, ""));
  }

  private String about(Documentation documentation, boolean deprecated) {
    if (!forReaders) {
      return deprecated ? "@deprecated " : "";
    }
    String reason = documentation.deprecation();
    return documentation
            .text()
            .lines()
            .map(line -> ("/// " + line).stripTrailing() + "\n")
            .collect(Collectors.joining())
        + (documentation.since().isEmpty()
            ? ""
            : "@since(" + Json.quoted(documentation.since()) + ") ")
        + (deprecated ? "@deprecated" : "")
        + (deprecated && !reason.isEmpty() ? "(" + Json.quoted(reason) + ") " : "")
        + (deprecated && reason.isEmpty() ? " " : "");
  }

  private static String constraints(List<Constraint> constraints, TypeRef type) {
    return constraints.stream()
        .map(constraint -> "@" + constraint.annotation() + arguments(constraint, type) + " ")
        .collect(Collectors.joining());
  }

  private static String arguments(Constraint constraint, TypeRef type) {
    if (constraint instanceof Constraint.Range range) {
      return "(" + bound(range.least(), type) + ", " + bound(range.greatest(), type) + ")";
    }
    if (constraint instanceof Constraint.Length length) {
      TypeRef count = new TypeRef.Scalar(ScalarKind.I64);
      return "(" + bound(length.least(), count) + ", " + bound(length.greatest(), count) + ")";
    }
    return "(" + Json.quoted(((Constraint.Pattern) constraint).expression()) + ")";
  }

  private static String bound(@Nullable String text, TypeRef type) {
    return text == null ? "null" : literal(new DefaultValue(text), type);
  }

  private static String defaultValue(@Nullable DefaultValue value, TypeRef type) {
    return value == null ? "" : " = " + literal(value, type);
  }

  /** A value as a literal of its type; what is none, as a string. */
  private static String literal(DefaultValue value, TypeRef type) {
    if (type instanceof TypeRef.OptionalOf optional) {
      return value.text().equals("null") ? "null" : literal(value, optional.value());
    }
    if (type instanceof TypeRef.Named named && named.kind() == TypeRef.NamedKind.ENUM) {
      return isJavaName(value.text()) ? Names.name(value.text()) : Json.quoted(value.text());
    }
    boolean isText =
        type instanceof TypeRef.Named
            || (type instanceof TypeRef.Scalar scalar && scalar.kind() == ScalarKind.STRING);
    return !isText
            && DefaultLiteralParser.parse(value, type, new Contract(List.of(), List.of()))
                instanceof DefaultLiteralParser.Parsed
        ? value.text()
        : Json.quoted(value.text());
  }

  private static boolean isJavaName(String text) {
    return !text.isEmpty()
        && Character.isJavaIdentifierStart(text.codePointAt(0))
        && text.codePoints()
            .skip(1)
            .allMatch(
                c -> Character.isJavaIdentifierPart(c) && !Character.isIdentifierIgnorable(c));
  }

  private static String duration(String text) {
    return DurationText.parse(text).isPresent() ? text : Json.quoted(text);
  }

  private static String renamed(String javaName, String wireName) {
    return javaName.equals(wireName) ? "" : "@name(" + Json.quoted(wireName) + ") ";
  }

  private static String shape(String form) {
    return "@java(" + Json.quoted(form) + ") ";
  }
}
