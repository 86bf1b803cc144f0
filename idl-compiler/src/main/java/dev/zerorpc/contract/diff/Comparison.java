package dev.zerorpc.contract.diff;

import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.Definition;
import dev.zerorpc.contract.JavaName;
import dev.zerorpc.contract.diagnostic.Origin;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Two versions of a contract side by side. */
final class Comparison {
  private final Contract before;
  private final Contract after;
  private final Consumer<Change> changes;
  private final Map<JavaName, Definition> counterparts = new HashMap<>();
  private final List<Definition> added;
  private final Answered answeredBefore;
  private final Answered answeredAfter;

  Comparison(Contract before, Contract after, Consumer<Change> changes) {
    this.before = before;
    this.after = after;
    this.changes = changes;
    pair();
    Set<JavaName> paired =
        counterparts.values().stream().map(Definition::javaName).collect(Collectors.toSet());
    this.added =
        after.definitions().stream().filter(now -> !paired.contains(now.javaName())).toList();
    this.answeredBefore = Answered.in(before);
    this.answeredAfter = Answered.in(after);
  }

  Contract before() {
    return before;
  }

  Contract after() {
    return after;
  }

  /** What the old definition is now, if it is still there. */
  Optional<Definition> counterpart(Definition old) {
    return Optional.ofNullable(counterparts.get(old.javaName()));
  }

  /** Whether a type of the old contract is, as far as names go, that of the new one. */
  boolean isCounterpart(JavaName old, JavaName now) {
    Definition counterpart = counterparts.get(old);
    return counterpart == null ? old.equals(now) : counterpart.javaName().equals(now);
  }

  /** The definitions that the old contract has nothing of. */
  List<Definition> added() {
    return added;
  }

  /**
   * Whether clients of the old contract may get values of the type that servers of the new one
   * made: it is in a result or a typed error, or its use is not known.
   */
  boolean isAnswered(Definition old, Definition now) {
    return answeredBefore.contains(old.javaName()) && answeredAfter.contains(now.javaName());
  }

  void report(ChangeCode code, @Nullable Origin old, @Nullable Origin now, Object... arguments) {
    reportHinting("", code, old, now, arguments);
  }

  void reportHinting(
      String hint,
      ChangeCode code,
      @Nullable Origin old,
      @Nullable Origin now,
      Object... arguments) {
    changes.accept(
        new Change(code, old, now, Arrays.stream(arguments).map(String::valueOf).toList(), hint));
  }

  /** Reports that a part has become deprecated, or is no longer. */
  void deprecation(String part, boolean before, Origin old, boolean after, Origin now) {
    if (before != after) {
      report(after ? ChangeCode.DEPRECATED : ChangeCode.NO_LONGER_DEPRECATED, old, now, part);
    }
  }

  /** A definition as messages write it. */
  static String name(Definition definition) {
    return String.join(".", definition.javaName().simpleNames());
  }

  private void pair() {
    Map<JavaName, Definition> now =
        after.definitions().stream()
            .collect(Collectors.toMap(Definition::javaName, d -> d, (first, second) -> first));
    Map<JavaName, Definition> then =
        before.definitions().stream()
            .collect(Collectors.toMap(Definition::javaName, d -> d, (first, second) -> first));
    then.forEach(
        (name, old) -> {
          Definition same = now.get(name);
          if (same != null) {
            counterparts.put(name, same);
          }
        });
    Map<String, List<Definition>> leftOver =
        after.definitions().stream()
            .filter(definition -> !then.containsKey(definition.javaName()))
            .collect(Collectors.groupingBy(Comparison::kindAndName));
    Map<String, List<Definition>> gone =
        before.definitions().stream()
            .filter(definition -> !now.containsKey(definition.javaName()))
            .collect(Collectors.groupingBy(Comparison::kindAndName));
    gone.forEach(
        (key, old) -> {
          List<Definition> moved = leftOver.getOrDefault(key, List.of());
          if (old.size() == 1 && moved.size() == 1) {
            counterparts.put(old.get(0).javaName(), moved.get(0));
          }
        });
  }

  private static String kindAndName(Definition definition) {
    return definition.kind() + " " + name(definition);
  }
}
