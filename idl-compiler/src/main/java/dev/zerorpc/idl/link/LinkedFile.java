package dev.zerorpc.idl.link;

import dev.zerorpc.contract.JavaName;
import dev.zerorpc.idl.syntax.DefinitionElement;
import dev.zerorpc.idl.syntax.FileElement;
import dev.zerorpc.idl.syntax.PathElement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A file, and how it hangs together with others. */
final class LinkedFile {
  /** Which further definitions a name could mean makes no difference. */
  private static final int AMBIGUOUS = 2;

  private final FileElement syntax;
  private final boolean isSource;
  private final String packageName;
  private final List<Symbol> symbols = new ArrayList<>();
  private final Map<String, Symbol> byName = new HashMap<>();
  private final Map<String, Symbol> byFullName = new HashMap<>();
  private final Map<String, List<Symbol>> bySuffix = new HashMap<>();
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
    syntax.definitions().forEach(this::add);
  }

  private void add(DefinitionElement element) {
    PathElement path = element.head().name();
    List<String> names =
        path.names().stream().map(name -> JavaWords.ofType(name, packageName)).toList();
    Symbol symbol = new Symbol(element, this, new JavaName(packageName, names));
    symbols.add(symbol);
    if (byName.putIfAbsent(symbol.name(), symbol) == null) {
      String suffix = symbol.fullName();
      byFullName.put(suffix, symbol);
      for (int dot = 0; dot >= 0; dot = suffix.indexOf('.')) {
        suffix = dot == 0 ? suffix : suffix.substring(dot + 1);
        List<Symbol> same = bySuffix.computeIfAbsent(suffix, name -> new ArrayList<>());
        if (same.size() < AMBIGUOUS) {
          same.add(symbol);
        }
      }
    }
  }

  /** The Java package that a namespace stands for. */
  static String packageOf(PathElement namespace) {
    String name =
        namespace.names().stream()
            .map(part -> JavaWords.ofMember(part.text()))
            .collect(Collectors.joining("."));
    // Packages of that name are Java's own.
    return name.equals("java") || name.startsWith("java.") ? "java_" + name.substring(4) : name;
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

  /** The definition of that name in this file's namespace. */
  Optional<Symbol> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** The definition of that name with the whole namespace. */
  Optional<Symbol> fullyNamed(String name) {
    return Optional.ofNullable(byFullName.get(name));
  }

  /** The first two definitions whose name, with as much of the namespace as need be, is that. */
  List<Symbol> endingIn(String name) {
    return bySuffix.getOrDefault(name, List.of());
  }

  /** All that {@link #endingIn} and {@link #fullyNamed} know. */
  Set<String> endings() {
    return bySuffix.keySet();
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
