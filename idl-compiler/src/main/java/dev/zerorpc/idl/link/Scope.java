package dev.zerorpc.idl.link;

import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import dev.zerorpc.contract.diagnostic.DiagnosticReporter;
import dev.zerorpc.contract.diagnostic.DidYouMean;
import dev.zerorpc.idl.syntax.NameElement;
import dev.zerorpc.idl.syntax.PathElement;
import dev.zerorpc.idl.syntax.SourceRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * What names mean in one file: its own definitions, then those of the files that it imports, by
 * their names with as much of the namespace before them as their author likes.
 */
final class Scope {
  /** Searching what was meant takes time for each name that is known. */
  private static final int MAX_SUGGESTIONS = 50;

  private final LinkedFile file;
  private final DiagnosticReporter reporter;
  private final Map<String, List<LinkedFile>> holders;
  private int suggestions;

  /**
   * The names of a file.
   *
   * @param holders which files have something whose name ends in that, see {@link
   *     LinkedFile#endings}
   */
  Scope(LinkedFile file, DiagnosticReporter reporter, Map<String, List<LinkedFile>> holders) {
    this.file = file;
    this.holders = holders;
    this.reporter = reporter;
  }

  LinkedFile file() {
    return file;
  }

  DiagnosticReporter reporter() {
    return reporter;
  }

  /**
   * The definition that a name means.
   *
   * @param wanted what it should be, as in "there is no … 'x'"
   * @param fits whether a definition is such a thing
   * @param others names that are none of definitions but could have been meant
   * @return empty if there is none, or another thing, which is reported then
   */
  Optional<Symbol> find(
      PathElement path, String wanted, Predicate<Symbol> fits, Set<String> others) {
    return find(path.text(), path.range(), wanted, fits, others, () -> isLost(path));
  }

  private Optional<Symbol> find(
      String name,
      SourceRange range,
      String wanted,
      Predicate<Symbol> fits,
      Set<String> others,
      BooleanSupplier isLost) {
    List<Symbol> found = candidates(name);
    if (found.isEmpty()) {
      if (!isLost.getAsBoolean()) {
        reportUnknown(name, range, wanted, fits, others);
      }
      return Optional.empty();
    }
    if (found.size() > 1) {
      reporter.report(
          DiagnosticCode.AMBIGUOUS_NAME,
          range,
          name,
          found.get(0).fullName(),
          found.get(1).fullName());
      return Optional.empty();
    }
    Symbol symbol = found.get(0);
    if (!fits.test(symbol)) {
      String article = wanted.startsWith("e") ? "an " : "a ";
      reporter.report(DiagnosticCode.WRONG_KIND, range, name, symbol.describe(), article + wanted);
      return Optional.empty();
    }
    return found.stream().findFirst();
  }

  /** What a name can mean; nothing is reported. */
  List<Symbol> candidates(String name) {
    Optional<Symbol> exact = file.named(name).or(() -> file.fullyNamed(name));
    List<Symbol> found = new ArrayList<>(exact.isPresent() ? List.of() : file.endingIn(name));
    for (LinkedFile other : exact.isPresent() ? List.<LinkedFile>of() : importedHolders(name)) {
      if (exact.isEmpty()) {
        exact = other.fullyNamed(name);
        other.endingIn(name).stream().filter(s -> isNew(s, found)).forEach(found::add);
      }
    }
    return exact.map(List::of).orElse(found);
  }

  /** The imported files to look into, in the order of the imports. */
  private Collection<LinkedFile> importedHolders(String name) {
    Collection<LinkedFile> imports = file.imports().values();
    List<LinkedFile> all = holders.getOrDefault(name, List.of());
    if (all.size() >= imports.size()) {
      return imports;
    }
    List<LinkedFile> imported =
        all.stream().filter(holder -> file.imports().containsKey(holder.path())).toList();
    return imported.size() > 1 ? imports : imported;
  }

  /** Whether nothing of that name is found: a repeated definition is reported already. */
  private static boolean isNew(Symbol symbol, List<Symbol> found) {
    return found.stream().noneMatch(known -> known.javaName().equals(symbol.javaName()));
  }

  /** Whether a name may be that of something that could not be read, or not be found. */
  boolean isLost(PathElement path) {
    return file.hasUnknownImports()
        || path.names().stream().map(NameElement::text).anyMatch(this::isLost);
  }

  boolean isLost(String name) {
    return file.hasUnknownImports()
        || file.syntax().lostNames().contains(name)
        || file.imports().values().stream().anyMatch(f -> f.syntax().lostNames().contains(name));
  }

  private void reportUnknown(
      String name, SourceRange range, String wanted, Predicate<Symbol> fits, Set<String> others) {
    Optional<String> meant = Optional.empty();
    if (suggestions++ < MAX_SUGGESTIONS) {
      Set<String> known = new LinkedHashSet<>(others);
      file.symbols().stream().filter(fits).map(Symbol::name).forEach(known::add);
      for (LinkedFile other : file.imports().values()) {
        other.symbols().stream().filter(fits).map(Symbol::name).forEach(known::add);
      }
      meant = DidYouMean.among(known, name);
    }
    String cure =
        meant
            .map(candidate -> "Did you mean '" + candidate + "'?")
            .orElse("Define it, or import the file that does.");
    if (wanted.equals("constant")) {
      reporter.report(DiagnosticCode.UNKNOWN_VALUE, range, name, cure);
    } else {
      reporter.report(DiagnosticCode.UNKNOWN_TYPE, range, wanted, name, cure);
    }
  }
}
