package dev.zerorpc.processor;

import dev.zerorpc.contract.JavaName;
import dev.zerorpc.contract.diagnostic.Diagnostic;
import dev.zerorpc.contract.diagnostic.DiagnosticReporter;
import dev.zerorpc.contract.diagnostic.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Collects, while one annotated type is read: what is wrong with it, the types it names that do not
 * exist yet, and the definitions it mentions. Nothing is reported before the reading is over, for a
 * type that waits for another round is read again.
 */
final class ReadingScope implements DiagnosticReporter {
  private final TypeElement contract;
  private final Elements elements;
  private final Types types;
  private final SourceTypes sources;
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final Map<String, ElementOrigin> unresolved = new LinkedHashMap<>();
  private final Map<JavaName, TypeElement> mentioned = new LinkedHashMap<>();

  ReadingScope(TypeElement contract, Elements elements, Types types, SourceTypes sources) {
    this.contract = contract;
    this.elements = elements;
    this.types = types;
    this.sources = sources;
  }

  /** A scope for reading something else on behalf of the same contract. */
  ReadingScope fresh() {
    return new ReadingScope(contract, elements, types, sources);
  }

  /** The annotated type that is read. */
  TypeElement contract() {
    return contract;
  }

  Elements elements() {
    return elements;
  }

  Types types() {
    return types;
  }

  SourceTypes sources() {
    return sources;
  }

  ElementOrigin origin(Element element) {
    return new ElementOrigin(element, contract);
  }

  @Override
  public void report(Diagnostic diagnostic) {
    if (!diagnostics.contains(diagnostic)) {
      diagnostics.add(diagnostic);
    }
  }

  /** Notes that a type is named at {@code origin} that nobody knows, at least not yet. */
  void unresolved(String typeName, ElementOrigin origin) {
    unresolved.putIfAbsent(typeName, origin);
  }

  /** Notes that the contract refers to this struct, enum or error. */
  void mention(TypeElement type) {
    mentioned.putIfAbsent(JavaNames.of(type), type);
  }

  List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  boolean hasErrors() {
    return diagnostics.stream()
        .anyMatch(diagnostic -> diagnostic.code().severity() == Severity.ERROR);
  }

  Map<String, ElementOrigin> unresolved() {
    return unresolved;
  }

  Map<JavaName, TypeElement> mentioned() {
    return mentioned;
  }
}
