package dev.zerorpc.idl.lint;

import dev.zerorpc.contract.diagnostic.Origin;
import dev.zerorpc.idl.syntax.SourceRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects what the rules that are on have found in some files. */
final class Findings {
  private final Set<LintRule> rules;
  private final Map<String, Integer> places = new HashMap<>();
  private final List<Finding> found = new ArrayList<>();

  Findings(Set<LintRule> rules, List<String> paths) {
    this.rules = rules;
    paths.forEach(path -> places.putIfAbsent(path, places.size()));
  }

  void add(LintRule rule, Origin origin, String... arguments) {
    boolean ofTheFiles = origin instanceof SourceRange range && places.containsKey(range.path());
    if (rules.contains(rule) && ofTheFiles) {
      found.add(new Finding(rule, origin, Arrays.asList(arguments)));
    }
  }

  /** File by file in the order of the text, each once. */
  List<Finding> inOrder() {
    return found.stream()
        .distinct()
        .sorted(
            Comparator.comparingInt((Finding f) -> places.getOrDefault(range(f).path(), -1))
                .thenComparingInt(f -> range(f).start())
                .thenComparing(Finding::rule))
        .toList();
  }

  private static SourceRange range(Finding finding) {
    return (SourceRange) finding.origin();
  }
}
