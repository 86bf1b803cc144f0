package dev.zerorpc.idl.doc;

import dev.zerorpc.contract.CallPattern;
import dev.zerorpc.contract.MethodDefinition;
import dev.zerorpc.contract.ParameterDefinition;
import dev.zerorpc.contract.TypeRef;
import java.util.stream.Collectors;

/** One method of a service: how it is called, and what is written about it. */
final class MethodHtml {
  private final TypeHtml types;

  MethodHtml(TypeHtml types) {
    this.types = types;
  }

  String of(MethodDefinition method, String service) {
    String id = service + "/" + Html.anchor(method.wireName());
    StringBuilder html = new StringBuilder();
    html.append("<section class=\"method\" id=\"").append(id).append("\" data-item>\n<h4><code>");
    html.append(method.pattern() == CallPattern.ONE_WAY ? "oneway " : "");
    html.append("<a class=\"self\" href=\"#").append(id).append("\">");
    html.append(Html.escaped(method.wireName())).append("</a>");
    html.append(
        method.parameters().stream()
            .map(this::parameter)
            .collect(Collectors.joining(", ", "(", ")")));
    html.append(result(method)).append("</code>").append(marks(method)).append("</h4>\n");
    html.append(DefinitionHtml.about(method.documentation(), method.deprecated()));
    html.append(parameters(method));
    return html.append("</section>\n").toString();
  }

  private String parameter(ParameterDefinition parameter) {
    String value =
        parameter.defaultValue() == null
            ? ""
            : " = " + Html.escaped(parameter.defaultValue().text());
    return Html.escaped(parameter.wireName()) + ": " + types.of(parameter.type()) + value;
  }

  private String result(MethodDefinition method) {
    TypeRef type = method.result().type();
    String text = type == null ? "" : types.of(type);
    boolean stream = method.result().form().isStream();
    String errors =
        method.errors().stream()
            .map(error -> types.of(error.javaName()))
            .collect(Collectors.joining(", "));
    return (text.isEmpty() ? "" : " -&gt; " + (stream ? "stream&lt;" + text + "&gt;" : text))
        + (errors.isEmpty() ? "" : " throws " + errors);
  }

  private static String marks(MethodDefinition method) {
    StringBuilder marks = new StringBuilder();
    marks.append(DefinitionHtml.deprecated(method.deprecated()));
    if (method.idempotent()) {
      marks.append(DefinitionHtml.badge("idempotent"));
    }
    if (method.timeout() != null) {
      marks.append(DefinitionHtml.badge("timeout " + method.timeout()));
    }
    if (!method.name().equals(method.wireName())) {
      marks.append(DefinitionHtml.badge("in Java: " + method.name()));
    }
    return marks.toString();
  }

  /** A list of the parameters of which more is said than their types. */
  private String parameters(MethodDefinition method) {
    String items =
        method.parameters().stream()
            .filter(p -> !p.documentation().isEmpty() || !p.constraints().isEmpty())
            .map(
                p ->
                    "<dt>"
                        + Html.code(p.wireName())
                        + DefinitionHtml.constraints(p.constraints())
                        + "</dt><dd>"
                        + DefinitionHtml.about(p.documentation(), false)
                        + "</dd>\n")
            .collect(Collectors.joining());
    return items.isEmpty() ? "" : "<dl>\n" + items + "</dl>\n";
  }
}
