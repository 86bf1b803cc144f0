package dev.zerorpc.idl.link;

import dev.zerorpc.contract.ConstantDefinition;
import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.Definition;
import dev.zerorpc.contract.JavaName;
import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import dev.zerorpc.contract.diagnostic.DiagnosticReporter;
import dev.zerorpc.idl.syntax.DefinitionElement.Service;
import dev.zerorpc.idl.syntax.FileElement;
import dev.zerorpc.idl.syntax.SourceText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes the contract of files. Names are looked up wherever they stand, so definitions may come in
 * any order. What cannot be read is reported, and stands in the contract as a placeholder, or not
 * at all.
 */
public final class Linker {
  private final DiagnosticReporter reporter;
  private final Map<LinkedFile, Scope> scopes = new HashMap<>();
  private final Map<String, List<LinkedFile>> holders = new HashMap<>();
  private final Map<JavaName, Symbol> symbols = new LinkedHashMap<>();
  private final Set<Symbol> repeated = new HashSet<>();

  private Linker(DiagnosticReporter reporter) {
    this.reporter = reporter;
  }

  /**
   * What linking came to.
   *
   * @param contract the contract: of the files themselves what code is generated for, of those that
   *     they import what is referred to
   * @param files what the files say, those that are only imported last
   */
  public record Linked(Contract contract, List<FileElement> files) {
    /** Copies the list. */
    public Linked {
      files = List.copyOf(files);
    }
  }

  /**
   * Parses and links files, with all that they import.
   *
   * @param sources the files
   * @param resolver finds what they import, where that is not among them
   * @param reporter is told of everything that cannot be read
   */
  public static Linked link(
      List<SourceText> sources, ImportResolver resolver, DiagnosticReporter reporter) {
    return new Linker(reporter).link(new FileLoader(resolver, reporter).load(sources));
  }

  private Linked link(Collection<LinkedFile> files) {
    files.stream().flatMap(file -> file.symbols().stream()).forEach(this::enter);
    for (LinkedFile file : files) {
      file.endings()
          .forEach(end -> holders.computeIfAbsent(end, e -> new ArrayList<>(1)).add(file));
    }
    ConstantValues constants = new ConstantValues(symbols, this::scope);
    ServiceLinker services = new ServiceLinker(this::scope, constants);
    List<Definition> definitions = new ArrayList<>();
    List<Definition> referenced = new ArrayList<>();
    List<ConstantDefinition> values = new ArrayList<>();
    for (LinkedFile file : files) {
      DefinitionLinker linker = new DefinitionLinker(scope(file), constants);
      for (Symbol symbol : file.symbols()) {
        if (symbol.isConstant()) {
          linker.constant(symbol, constants).filter(c -> file.isSource()).ifPresent(values::add);
          continue;
        }
        Definition definition =
            symbol.element() instanceof Service ? services.link(symbol) : linker.link(symbol);
        if (!repeated.contains(symbol)) {
          (file.isSource() ? definitions : referenced).add(definition);
        }
      }
    }
    return new Linked(
        new Contract(definitions, referenced, values),
        files.stream().map(LinkedFile::syntax).toList());
  }

  private Scope scope(LinkedFile file) {
    return scopes.computeIfAbsent(file, f -> new Scope(f, reporter, holders));
  }

  private void enter(Symbol symbol) {
    Symbol earlier = symbols.putIfAbsent(symbol.javaName(), symbol);
    if (earlier != null) {
      repeated.add(symbol);
      reporter.report(
          DiagnosticCode.DUPLICATE_DEFINITION,
          symbol.path().range(),
          symbol.name(),
          earlier.path().range().describe());
    }
  }
}
