package dev.zerorpc.idl;

import dev.zerorpc.contract.diagnostic.Diagnostic;
import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import dev.zerorpc.contract.diagnostic.DiagnosticReporter;
import dev.zerorpc.idl.syntax.FileElement;
import dev.zerorpc.idl.syntax.SourceRange;
import dev.zerorpc.idl.syntax.SourceText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** Collects what is wrong, each thing once. */
final class Diagnostics implements DiagnosticReporter {
  /** What is also found in a definition that only lost its members to a syntax error. */
  private static final Set<DiagnosticCode> ABOUT_MISSING_MEMBERS =
      EnumSet.of(
          DiagnosticCode.EMPTY_SERVICE,
          DiagnosticCode.EMPTY_ENUM,
          DiagnosticCode.EMPTY_UNION,
          DiagnosticCode.ENDLESS_STRUCT);

  private final Set<Diagnostic> found = new LinkedHashSet<>();

  @Override
  public void report(Diagnostic diagnostic) {
    if (found.size() < ZrpcCompiler.MAX_DIAGNOSTICS) {
      found.add(diagnostic);
    }
  }

  /** Takes what is wrong with the contract, but for what earlier errors have caused. */
  DiagnosticReporter ofTheWhole(List<FileElement> files) {
    Map<SourceText, NavigableMap<Integer, SourceRange>> damaged = new HashMap<>();
    files.stream()
        .flatMap(file -> file.damaged().stream())
        .forEach(
            range ->
                damaged
                    .computeIfAbsent(range.source(), source -> new TreeMap<>())
                    .put(range.start(), range));
    return diagnostic -> {
      boolean isCaused =
          ABOUT_MISSING_MEMBERS.contains(diagnostic.code()) && mayBeCaused(diagnostic, damaged);
      if (!isCaused) {
        report(diagnostic);
      }
    };
  }

  private static boolean mayBeCaused(
      Diagnostic diagnostic, Map<SourceText, NavigableMap<Integer, SourceRange>> damaged) {
    if (diagnostic.code() == DiagnosticCode.ENDLESS_STRUCT) {
      return !damaged.isEmpty();
    }
    if (!(diagnostic.origin() instanceof SourceRange range)
        || !damaged.containsKey(range.source())) {
      return false;
    }
    var before = damaged.get(range.source()).floorEntry(range.start());
    return before != null && before.getValue().contains(range);
  }

  /** All of them in the order of the files and of their texts. */
  List<Diagnostic> inOrder(List<FileElement> files) {
    Map<String, Integer> order = new HashMap<>();
    files.forEach(file -> order.put(file.source().path(), order.size()));
    List<Diagnostic> sorted = new ArrayList<>(found);
    sorted.sort(
        Comparator.comparingInt((Diagnostic d) -> fileOf(d, order))
            .thenComparingInt(d -> startOf(d)));
    return sorted;
  }

  private static int fileOf(Diagnostic diagnostic, Map<String, Integer> order) {
    return diagnostic.origin() instanceof SourceRange range
        ? order.getOrDefault(range.path(), -1)
        : -1;
  }

  private static int startOf(Diagnostic diagnostic) {
    return diagnostic.origin() instanceof SourceRange range ? range.start() : 0;
  }
}
