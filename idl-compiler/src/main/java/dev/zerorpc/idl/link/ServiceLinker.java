package dev.zerorpc.idl.link;

import dev.zerorpc.contract.Erasure;
import dev.zerorpc.contract.JavaName;
import dev.zerorpc.contract.MethodDefinition;
import dev.zerorpc.contract.ResultDefinition;
import dev.zerorpc.contract.ServiceDefinition;
import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import dev.zerorpc.idl.syntax.DefinitionElement.Service;
import dev.zerorpc.idl.syntax.PathElement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Makes services, with the methods of those that they extend: first its own in order, then those of
 * its parents in order, each followed by its own parents.
 */
final class ServiceLinker {
  private static final int MAX_DEPTH = 32;

  private final Function<LinkedFile, Scope> scopes;
  private final ConstantValues constants;
  private final Map<Symbol, List<MethodDefinition>> methods = new HashMap<>();
  private final Map<Symbol, List<Symbol>> parents = new HashMap<>();

  ServiceLinker(Function<LinkedFile, Scope> scopes, ConstantValues constants) {
    this.scopes = scopes;
    this.constants = constants;
  }

  ServiceDefinition link(Symbol symbol) {
    Service element = (Service) symbol.element();
    Scope scope = scopes.apply(symbol.file());
    Annotations annotations =
        new Annotations(element.head().annotations(), AnnotationTarget.SERVICE, scope.reporter());
    PathElement name = symbol.path();
    return new ServiceDefinition(
        symbol.javaName(),
        annotations.wireName(name.last().text()),
        allMethods(symbol, scope),
        parents(symbol).stream().map(Symbol::javaName).toList(),
        DefinitionLinker.isPublic(annotations),
        annotations.has(AnnotationKind.DEPRECATED),
        annotations.documentation(element.head().documentation()),
        name.range());
  }

  /** A service that is still to be visited, and how far away it is. */
  private record Ancestor(Symbol symbol, int depth) {}

  private List<MethodDefinition> allMethods(Symbol service, Scope scope) {
    Map<String, MethodDefinition> found = new LinkedHashMap<>();
    Set<JavaName> visited = new HashSet<>();
    Deque<Ancestor> waiting = new ArrayDeque<>(List.of(new Ancestor(service, 0)));
    boolean isCyclic = false;
    while (!waiting.isEmpty()) {
      Ancestor ancestor = waiting.pop();
      isCyclic |= ancestor.depth() > 0 && ancestor.symbol().equals(service);
      if (ancestor.depth() > MAX_DEPTH) {
        scope
            .reporter()
            .report(DiagnosticCode.TOO_DEEP, service.path().range(), "services", MAX_DEPTH);
        return List.copyOf(found.values());
      }
      if (visited.add(ancestor.symbol().javaName())) {
        addMethods(ancestor.symbol(), service, found, scope);
        List<Symbol> next = parents(ancestor.symbol());
        for (int i = next.size() - 1; i >= 0; i--) {
          waiting.push(new Ancestor(next.get(i), ancestor.depth() + 1));
        }
      }
    }
    if (isCyclic) {
      scope.reporter().report(DiagnosticCode.SERVICE_CYCLE, service.path().range(), service.name());
    }
    return List.copyOf(found.values());
  }

  private void addMethods(
      Symbol ancestor, Symbol service, Map<String, MethodDefinition> found, Scope scope) {
    boolean isOwn = ancestor.equals(service);
    for (MethodDefinition method : methods(ancestor)) {
      MethodDefinition known = found.get(Erasure.of(method));
      if (known == null) {
        found.put(Erasure.of(method), method);
      } else if (isOwn) {
        // Twice in one service: the validator tells it by the names on the wire.
        found.put(Erasure.of(method) + "#" + found.size(), method);
      } else if (!hasSameResult(known, method)) {
        scope
            .reporter()
            .report(
                DiagnosticCode.METHOD_CONFLICT,
                methods(service).contains(known) ? known.origin() : service.path().range(),
                method.name(),
                service.name(),
                ancestor.name());
      }
    }
  }

  private static boolean hasSameResult(MethodDefinition first, MethodDefinition second) {
    ResultDefinition result = first.result();
    return result.equals(second.result()) && first.pattern() == second.pattern();
  }

  private List<MethodDefinition> methods(Symbol service) {
    List<MethodDefinition> known = methods.get(service);
    if (known == null) {
      Scope scope = scopes.apply(service.file());
      MethodLinker linker = new MethodLinker(scope, new DefinitionLinker(scope, constants));
      known = ((Service) service.element()).methods().stream().map(linker::link).toList();
      methods.put(service, known);
    }
    return known;
  }

  private List<Symbol> parents(Symbol service) {
    List<Symbol> known = parents.get(service);
    if (known == null) {
      known = new ArrayList<>();
      Scope scope = scopes.apply(service.file());
      for (PathElement path : ((Service) service.element()).parents()) {
        Symbol parent =
            scope.find(path, "service", s -> s.element() instanceof Service, Set.of()).orElse(null);
        if (parent != null && known.contains(parent)) {
          scope
              .reporter()
              .report(DiagnosticCode.DUPLICATE_PARENT, path.range(), service.name(), parent.name());
        } else if (parent != null) {
          known.add(parent);
        }
      }
      parents.put(service, known);
    }
    return known;
  }
}
