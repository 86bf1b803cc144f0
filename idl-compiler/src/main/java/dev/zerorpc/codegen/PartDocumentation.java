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
    String text = text(documentation, parts);
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
    if (!documentation.deprecation().isEmpty()) {
      tags.add("@deprecated " + indented(JavadocText.of(documentation.deprecation())));
    }
    String text = JavadocText.of(documentation.text());
    if (tags.isEmpty()) {
      return text.isEmpty() ? "" : text + "\n";
    }
    return (text.isEmpty() ? "" : text + "\n\n") + String.join("\n", tags) + "\n";
  }

  private static String indented(String text) {
    return text.replace("\n", "\n    ");
  }
}
