package dev.zerorpc.idl.lint;

import dev.zerorpc.contract.ConstantDefinition;
import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.Definition;
import dev.zerorpc.contract.diagnostic.Origin;
import dev.zerorpc.idl.CompilationResult;
import dev.zerorpc.idl.syntax.FileElement;
import dev.zerorpc.idl.syntax.SourceRange;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what is correct in a contract and still worth another look. Stateless; any thread. */
public final class Linter {
  private Linter() {}

  /**
   * Looks at compiled files.
   *
   * @param result what compiling them came to, without errors
   * @param rules the rules to go by, see {@link LintRule#without}
   * @return what was found in the files themselves, not in those they import, in order
   */
  public static List<Finding> lint(CompilationResult result, Set<LintRule> rules) {
    Contract contract = result.contract();
    Set<String> compiled =
        Stream.concat(
                contract.definitions().stream().map(Definition::origin),
                contract.constants().stream().map(ConstantDefinition::origin))
            .flatMap(Linter::path)
            .collect(Collectors.toSet());
    List<FileElement> files =
        result.files().stream().filter(file -> compiled.contains(file.source().path())).toList();
    Findings findings =
        new Findings(rules, files.stream().map(file -> file.source().path()).toList());
    files.forEach(file -> SyntaxLint.look(file, findings));
    ImportLint imports = new ImportLint(result.files());
    files.forEach(file -> imports.look(file, findings));
    ContractLint.look(contract, findings);
    return findings.inOrder();
  }

  private static Stream<String> path(Origin origin) {
    return origin instanceof SourceRange range ? Stream.of(range.path()) : Stream.empty();
  }
}
