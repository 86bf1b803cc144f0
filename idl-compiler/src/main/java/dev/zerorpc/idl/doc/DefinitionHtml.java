package dev.zerorpc.idl.doc;

import dev.zerorpc.contract.ConstantDefinition;
import dev.zerorpc.contract.Constraint;
import dev.zerorpc.contract.DefaultValue;
import dev.zerorpc.contract.Definition;
import dev.zerorpc.contract.Documentation;
import dev.zerorpc.contract.EnumDefinition;
import dev.zerorpc.contract.ErrorDefinition;
import dev.zerorpc.contract.FieldDefinition;
import dev.zerorpc.contract.JavaName;
import dev.zerorpc.contract.ServiceDefinition;
import dev.zerorpc.contract.StructDefinition;
import dev.zerorpc.contract.TypeRef.OptionalOf;
import dev.zerorpc.contract.UnionDefinition;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One definition as an article. */
final class DefinitionHtml {
  private final TypeHtml types;
  private final MethodHtml methods;

  DefinitionHtml(TypeHtml types) {
    this.types = types;
    this.methods = new MethodHtml(types);
  }

  String of(Definition definition) {
    String id = TypeHtml.anchor(definition.javaName());
    String name = String.join(".", definition.javaName().simpleNames());
    StringBuilder html = new StringBuilder();
    html.append("<article class=\"definition\" id=\"").append(id).append("\">\n<h3>");
    html.append("<span class=\"kind\">").append(definition.kind()).append("</span> ");
    html.append("<a class=\"self\" href=\"#").append(id).append("\">");
    html.append(Html.escaped(name)).append("</a>");
    html.append(marks(definition)).append("</h3>\n");
    html.append(about(definition.documentation(), definition.deprecated()));
    html.append(body(definition, id));
    return html.append("</article>\n").toString();
  }

  String of(ConstantDefinition constant) {
    String id = Html.anchor(constant.packageName() + "/const/" + constant.name());
    return "<tr id=\""
        + id
        + "\" data-item><th scope=\"row\"><code>"
        + Html.escaped(constant.name())
        + "</code>"
        + deprecated(constant.deprecated())
        + "</th><td><code>"
        + types.of(constant.type())
        + "</code></td><td>"
        + Html.code(constant.value().text())
        + "</td><td>"
        + about(constant.documentation(), constant.deprecated())
        + "</td></tr>\n";
  }

  private String marks(Definition definition) {
    StringBuilder marks = new StringBuilder();
    marks.append(deprecated(definition.deprecated()));
    if (definition instanceof StructDefinition struct && struct.positional()) {
      marks.append(badge("positional"));
    }
    if (definition instanceof EnumDefinition type && type.numberKind() != null) {
      marks.append(badge("numbers: " + type.numberKind().keyword()));
    }
    if (!definition.wireName().equals(definition.javaName().simpleName())) {
      marks.append(badge("name: " + definition.wireName()));
    }
    return marks.toString();
  }

  private String body(Definition definition, String id) {
    if (definition instanceof ServiceDefinition service) {
      return parents(service.parents())
          + service.methods().stream()
              .map(method -> methods.of(method, id))
              .collect(Collectors.joining());
    }
    if (definition instanceof StructDefinition struct) {
      return fields(struct.fields(), id);
    }
    if (definition instanceof ErrorDefinition error) {
      return fields(error.fields(), id);
    }
    if (definition instanceof EnumDefinition type) {
      return table(
          List.of("Constant", type.numberKind() == null ? "On the wire" : "Number", "Meaning"),
          type.constants().stream().map(c -> constant(c, type, id)).toList());
    }
    return table(
        List.of("Member", "Type", "Meaning"),
        ((UnionDefinition) definition).members().stream().map(m -> member(m, id)).toList());
  }

  private String parents(List<JavaName> parents) {
    return parents.isEmpty()
        ? ""
        : "<p>Extends "
            + parents.stream().map(types::of).collect(Collectors.joining(", "))
            + ".</p>\n";
  }

  private String fields(List<FieldDefinition> fields, String id) {
    return table(
        List.of("Field", "Type", "If absent", "Meaning"),
        fields.stream().map(field -> field(field, id)).toList());
  }

  private String field(FieldDefinition field, String id) {
    boolean optional = field.type() instanceof OptionalOf;
    return row(
        id + "/" + Html.anchor(field.wireName()),
        field.wireName(),
        field.deprecated(),
        "<code>" + types.of(field.type()) + "</code>" + constraints(field.constraints()),
        absent(field.defaultValue(), optional),
        about(field.documentation(), field.deprecated()));
  }

  private static String absent(@Nullable DefaultValue value, boolean optional) {
    return value != null ? Html.code(value.text()) : optional ? Html.code("null") : "an error";
  }

  private String member(UnionDefinition.Member member, String id) {
    return row(
        id + "/" + Html.anchor(member.wireName()),
        member.wireName(),
        member.deprecated(),
        "<code>" + types.of(member.type()) + "</code>",
        about(member.documentation(), member.deprecated()));
  }

  private static String constant(EnumDefinition.Constant constant, EnumDefinition type, String id) {
    boolean isDefault = constant.name().equals(type.defaultConstant());
    return row(
        id + "/" + Html.anchor(constant.wireName()),
        constant.name(),
        constant.deprecated(),
        Html.code(constant.number() == null ? constant.wireName() : constant.number().toString()),
        (isDefault ? "<p>What is not known is read as this.</p>\n" : "")
            + about(constant.documentation(), constant.deprecated()));
  }

  static String constraints(List<Constraint> constraints) {
    return constraints.stream()
        .map(constraint -> " " + badge(words(constraint)))
        .collect(Collectors.joining());
  }

  private static String words(Constraint constraint) {
    if (constraint instanceof Constraint.Range range) {
      return "from " + bound(range.least()) + " to " + bound(range.greatest());
    }
    return constraint instanceof Constraint.Length length
        ? "length " + bound(length.least()) + " to " + bound(length.greatest())
        : "matches " + ((Constraint.Pattern) constraint).expression();
  }

  private static String bound(@Nullable String bound) {
    return bound == null ? "any" : bound;
  }

  static String deprecated(boolean deprecated) {
    return deprecated ? badge("deprecated") : "";
  }

  static String badge(String text) {
    return " <span class=\"badge\">" + Html.escaped(text) + "</span>";
  }

  /** Documentation, with what is written besides the text. */
  static String about(Documentation documentation, boolean deprecated) {
    StringBuilder html = new StringBuilder();
    if (deprecated && !documentation.deprecation().isEmpty()) {
      html.append("<p class=\"warning\"><strong>Deprecated:</strong> ");
      html.append(InlineHtml.of(documentation.deprecation())).append("</p>\n");
    }
    html.append(MarkdownHtml.of(documentation.text()));
    if (!documentation.since().isEmpty()) {
      html.append("<p class=\"since\">Since ");
      html.append(Html.escaped(documentation.since())).append(".</p>\n");
    }
    return html.toString();
  }

  private static String row(String id, String name, boolean deprecated, String... cells) {
    StringBuilder html = new StringBuilder();
    html.append("<tr id=\"").append(id).append("\" data-item><th scope=\"row\">");
    html.append(Html.code(name)).append(deprecated(deprecated)).append("</th>");
    for (String cell : cells) {
      html.append("<td>").append(cell).append("</td>");
    }
    return html.append("</tr>\n").toString();
  }

  static String table(List<String> heads, List<String> rows) {
    return rows.isEmpty()
        ? "<p>Nothing.</p>\n"
        : heads.stream()
                .map(head -> "<th scope=\"col\">" + head + "</th>")
                .collect(
                    Collectors.joining(
                        "",
                        "<div class=\"scroll\"><table>\n<thead><tr>",
                        "</tr></thead>\n<tbody>\n"))
            + String.join("", rows)
            + "</tbody>\n</table></div>\n";
  }
}
