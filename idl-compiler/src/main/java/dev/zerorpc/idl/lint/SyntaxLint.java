package dev.zerorpc.idl.lint;

import dev.zerorpc.idl.syntax.AnnotationElement;
import dev.zerorpc.idl.syntax.DefinitionElement;
import dev.zerorpc.idl.syntax.FieldElement;
import dev.zerorpc.idl.syntax.FileElement;
import dev.zerorpc.idl.syntax.MethodElement;
import dev.zerorpc.idl.syntax.NameElement;
import dev.zerorpc.idl.syntax.SourceRange;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Rules on how things are written: names, documentation, reasons. */
final class SyntaxLint {
  private final Findings findings;

  private SyntaxLint(Findings findings) {
    this.findings = findings;
  }

  static void look(FileElement file, Findings findings) {
    file.definitions().forEach(new SyntaxLint(findings)::definition);
  }

  private void definition(DefinitionElement definition) {
    NameElement name = definition.head().name().last();
    SourceRange range = definition.head().name().range();
    String kind = kind(definition);
    documented(kind, name.text(), definition.head().documentation(), range);
    explained(kind, name.text(), definition.head().annotations());
    if (definition instanceof DefinitionElement.Constant) {
      if (!name.text().matches("[A-Z][A-Z0-9_]*")) {
        findings.add(LintRule.CONSTANT_NAME, range, name.text(), capitals(name.text()));
      }
      return;
    }
    if (!name.text().matches("[A-Z][A-Za-z0-9]*")) {
      findings.add(LintRule.TYPE_NAME, range, kind, name.text(), camelCase(name.text()));
    }
    if (definition instanceof DefinitionElement.Service service) {
      service.methods().forEach(this::method);
    } else if (definition instanceof DefinitionElement.Fields fields) {
      String part = fields.kind() == DefinitionElement.FieldsKind.UNION ? "member" : "field";
      fields.fields().forEach(field -> member(part, field));
    } else if (definition instanceof DefinitionElement.EnumElement type) {
      type.constants()
          .forEach(
              constant -> explained("constant", constant.name().text(), constant.annotations()));
    }
  }

  private void method(MethodElement method) {
    String name = method.name().text();
    documented("method", name, method.documentation(), method.name().range());
    explained("method", name, method.annotations());
    memberName("method", method.name());
    method.parameters().forEach(parameter -> member("parameter", parameter));
    List<String> flags =
        method.parameters().stream()
            .filter(p -> p.type().name().text().equals("bool"))
            .map(p -> p.name().text())
            .toList();
    if (flags.size() > 1) {
      findings.add(LintRule.BOOLEAN_TRAP, method.name().range(), name, String.join(", ", flags));
    }
  }

  private void member(String kind, FieldElement field) {
    memberName(kind, field.name());
    explained(kind, field.name().text(), field.annotations());
    String type = field.type().name().text();
    if (type.equals("u64")) {
      findings.add(
          LintRule.WIDE_INTEGER,
          field.type().range(),
          "the " + kind + " " + field.name().text(),
          type);
    }
  }

  private void memberName(String kind, NameElement name) {
    if (!name.text().matches("[a-z][A-Za-z0-9_]*")) {
      findings.add(LintRule.MEMBER_NAME, name.range(), kind, name.text());
    }
  }

  private void documented(String kind, String name, String documentation, SourceRange range) {
    if (documentation.isBlank()) {
      findings.add(LintRule.MISSING_DOCUMENTATION, range, "the " + kind + " " + name);
    }
  }

  private void explained(String kind, String name, List<AnnotationElement> annotations) {
    for (AnnotationElement annotation : annotations) {
      if (annotation.name().text().equals("deprecated") && annotation.arguments().isEmpty()) {
        findings.add(
            LintRule.UNEXPLAINED_DEPRECATION, annotation.range(), "the " + kind + " " + name);
      }
    }
  }

  private static String kind(DefinitionElement definition) {
    if (definition instanceof DefinitionElement.Fields fields) {
      return fields.kind().name().toLowerCase(Locale.ROOT);
    }
    if (definition instanceof DefinitionElement.EnumElement) {
      return "enum";
    }
    return definition instanceof DefinitionElement.Service ? "service" : "constant";
  }

  private static String camelCase(String name) {
    return Arrays.stream(name.split("_", -1))
        .filter(word -> !word.isEmpty())
        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
        .collect(Collectors.joining());
  }

  private static String capitals(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
  }
}
