package dev.zerorpc.idl.link;

import dev.zerorpc.contract.JavaName;
import dev.zerorpc.idl.syntax.FileElement;
import dev.zerorpc.idl.syntax.NameElement;
import dev.zerorpc.idl.syntax.PathElement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A file, and how it hangs together with others. */
final class LinkedFile {
  private final FileElement syntax;
  private final boolean isSource;
  private final String packageName;
  private final List<Symbol> symbols = new ArrayList<>();
  private final Map<String, List<Symbol>> byLastName = new HashMap<>();
  private final Map<String, LinkedFile> imports = new LinkedHashMap<>();
  private boolean hasUnknownImports;

  /**
   * Indexes a file.
   *
   * @param isSource whether code is generated for what it defines
   * @param packageName its Java package
   */
  LinkedFile(FileElement syntax, boolean isSource, String packageName) {
    this.syntax = syntax;
    this.isSource = isSource;
    this.packageName = packageName;
    syntax
        .definitions()
        .forEach(
            element -> {
              PathElement path = element.head().name();
              List<String> names =
                  path.names().stream().map(NameElement::text).map(JavaWords::ofType).toList();
              Symbol symbol = new Symbol(element, this, new JavaName(packageName, names));
              symbols.add(symbol);
              byLastName.computeIfAbsent(path.last().text(), name -> new ArrayList<>()).add(symbol);
            });
  }

  /** The Java package that a namespace stands for. */
  static String packageOf(PathElement namespace) {
    return namespace.names().stream()
        .map(name -> JavaWords.ofMember(name.text()))
        .collect(Collectors.joining("."));
  }

  FileElement syntax() {
    return syntax;
  }

  boolean isSource() {
    return isSource;
  }

  String path() {
    return syntax.source().path();
  }

  String packageName() {
    return packageName;
  }

  String namespace() {
    PathElement namespace = syntax.namespace();
    return namespace == null ? "" : namespace.text();
  }

  List<Symbol> symbols() {
    return symbols;
  }

  List<Symbol> named(String lastName) {
    return byLastName.getOrDefault(lastName, List.of());
  }

  Map<String, LinkedFile> imports() {
    return imports;
  }

  /** Whether anything may be defined in a file that was not found. */
  boolean hasUnknownImports() {
    return hasUnknownImports;
  }

  void noteUnknownImport() {
    hasUnknownImports = true;
  }
}
