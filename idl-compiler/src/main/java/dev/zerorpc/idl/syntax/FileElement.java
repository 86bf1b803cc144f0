package dev.zerorpc.idl.syntax;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a file says.
 *
 * @param source its text
 * @param namespace the namespace, or null
 * @param options the options
 * @param imports the imports
 * @param definitions the definitions
 * @param comments all comments, documentation included, in order
 * @param lostNames names that stand in parts which could not be read: they may be those of
 *     definitions
 * @param damaged the definitions of which a part could not be read
 */
public record FileElement(
    SourceText source,
    @Nullable PathElement namespace,
    List<Option> options,
    List<Import> imports,
    List<DefinitionElement> definitions,
    List<Comment> comments,
    Set<String> lostNames,
    List<SourceRange> damaged) {
  /**
   * An option.
   *
   * @param name its name
   * @param value its value
   * @param range where it stands
   */
  public record Option(NameElement name, LiteralElement value, SourceRange range) {}

  /**
   * An import.
   *
   * @param path the path in the string
   * @param range where the string stands
   */
  public record Import(String path, SourceRange range) {}

  /** Copies the collections. */
  public FileElement {
    options = List.copyOf(options);
    imports = List.copyOf(imports);
    definitions = List.copyOf(definitions);
    comments = List.copyOf(comments);
    lostNames = Set.copyOf(lostNames);
    damaged = List.copyOf(damaged);
  }
}
