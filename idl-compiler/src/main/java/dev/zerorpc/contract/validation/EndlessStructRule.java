package dev.zerorpc.contract.validation;

import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.Definition;
import dev.zerorpc.contract.FieldDefinition;
import dev.zerorpc.contract.JavaName;
import dev.zerorpc.contract.StructDefinition;
import dev.zerorpc.contract.TypeRef;
import dev.zerorpc.contract.TypeRef.Named;
import dev.zerorpc.contract.UnionDefinition;
import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import dev.zerorpc.contract.diagnostic.DiagnosticReporter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A struct does not contain itself by way of required fields alone: it would have no end. A union
 * ends if one of its members does.
 */
final class EndlessStructRule implements Rule {
  /** Bounds the search in contracts that are endless all over: the first ones are reported. */
  private static final int MAX_STEPS = 200_000;

  private static final int SHOWN_FIELDS = 16;

  @Override
  public void check(Contract contract, DiagnosticReporter reporter) {
    Search search = new Search(contract, FiniteTypes.of(contract));
    contract.definitions().stream()
        .filter(StructDefinition.class::isInstance)
        .map(StructDefinition.class::cast)
        .filter(struct -> !search.finite.contains(struct.javaName()))
        .forEach(struct -> search.check(struct, reporter));
  }

  /** A required field or member whose type is another definition, and how it was reached. */
  private record Step(String path, int depth, JavaName type) {}

  private static final class Search {
    private final Contract contract;
    private final Set<JavaName> finite;
    private int steps;

    Search(Contract contract, Set<JavaName> finite) {
      this.contract = contract;
      this.finite = finite;
    }

    void check(StructDefinition struct, DiagnosticReporter reporter) {
      for (FieldDefinition field : struct.fields()) {
        path(field, struct.javaName())
            .ifPresent(
                path ->
                    reporter.report(
                        DiagnosticCode.ENDLESS_STRUCT,
                        field.origin(),
                        struct.javaName().simpleName(),
                        path));
      }
    }

    /** The names of the fields that lead from this one to a value of the type, if any do. */
    private Optional<String> path(FieldDefinition field, JavaName target) {
      Set<JavaName> seen = new HashSet<>();
      Deque<Step> waiting = new ArrayDeque<>();
      named(field.type()).forEach(type -> waiting.add(new Step(field.name(), 1, type)));
      while (!waiting.isEmpty() && steps < MAX_STEPS) {
        Step step = waiting.remove();
        steps++;
        if (step.type().equals(target)) {
          return Optional.of(step.path());
        }
        if (seen.add(step.type()) && !finite.contains(step.type())) {
          contract
              .find(step.type())
              .ifPresent(definition -> waiting.addAll(next(definition, step)));
        }
      }
      return Optional.empty();
    }

    private static List<Step> next(Definition definition, Step step) {
      if (definition instanceof UnionDefinition union) {
        return union.members().stream()
            .flatMap(m -> named(m.type()).map(type -> extend(step, m.name(), type)))
            .toList();
      }
      return Parts.fields(definition).stream()
          .flatMap(f -> named(f.type()).map(type -> extend(step, f.name(), type)))
          .toList();
    }

    private static Step extend(Step step, String name, JavaName type) {
      String path =
          step.depth() < SHOWN_FIELDS
              ? step.path() + "." + name
              : step.depth() == SHOWN_FIELDS ? step.path() + "…" : step.path();
      return new Step(path, step.depth() + 1, type);
    }

    private static Stream<JavaName> named(TypeRef type) {
      return type instanceof Named named ? Stream.of(named.javaName()) : Stream.empty();
    }
  }
}
