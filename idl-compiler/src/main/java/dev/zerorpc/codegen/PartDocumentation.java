package dev.zerorpc.codegen;

import com.palantir.javapoet.CodeBlock;
import dev.zerorpc.contract.Documentation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Javadoc of what contracts are made of, where the Java types themselves are generated. */
final class PartDocumentation {
  private PartDocumentation() {}

  /** The text of a comment; empty if there is nothing to say. */
  static CodeBlock of(Documentation documentation) {
    return of(documentation, Map.of());
  }

  /**
   * The text of a comment.
   *
   * @param parts what is written about each component or parameter, in order; those of which
   *     nothing is written are left out
   */
  static CodeBlock of(Documentation documentation, Map<String, Documentation> parts) {
    return comment(text(documentation, parts));
  }

  /**
   * The same of a method that stands for a field, for instance its accessor.
   *
   * @param beginning the first words, as Javadoc
   * @param field what is written about the field
   */
  static CodeBlock of(String beginning, Documentation field) {
    return comment(text(beginning + JavadocText.of(field.text()), new ArrayList<>(), field));
  }

  private static CodeBlock comment(String text) {
    return text.isEmpty() ? CodeBlock.of("") : CodeBlock.of("$L", text);
  }

  private static String text(Documentation documentation, Map<String, Documentation> parts) {
    List<String> tags = new ArrayList<>();
    parts.forEach(
        (name, part) -> {
          if (!part.isEmpty()) {
            tags.add("@param " + name + " " + indented(JavadocText.of(part.text())));
          }
        });
    return text(JavadocText.of(documentation.text()), tags, documentation);
  }

  private static String text(String text, List<String> tags, Documentation documentation) {
    if (!documentation.deprecation().isEmpty()) {
      tags.add("@deprecated " + indented(JavadocText.of(documentation.deprecation())));
    }
    if (tags.isEmpty()) {
      return text.isEmpty() ? "" : text + "\n";
    }
    return (text.isEmpty() ? "" : text + "\n\n") + String.join("\n", tags) + "\n";
  }

  private static String indented(String text) {
    return text.replace("\n", "\n    ");
  }
}
