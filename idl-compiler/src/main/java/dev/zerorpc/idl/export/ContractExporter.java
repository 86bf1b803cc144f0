package dev.zerorpc.idl.export;

import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.ContractPrinter;
import dev.zerorpc.contract.Definition;
import dev.zerorpc.contract.JavaName;
import dev.zerorpc.contract.Mentions;
import dev.zerorpc.contract.ServiceDefinition;
import dev.zerorpc.idl.CompilationRequest;
import dev.zerorpc.idl.CompilationResult;
import dev.zerorpc.idl.ZrpcCompiler;
import dev.zerorpc.idl.link.ImportResolver;
import dev.zerorpc.idl.syntax.SourceText;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Writes a contract, however it was written, as {@code .zrpc} files: one for each package, called
 * after it. Stateless; used by any thread.
 */
public final class ContractExporter {
  private ContractExporter() {}

  /**
   * The files by their paths, with slashes: {@code com/example.zrpc} for the package {@code
   * com.example}, {@code contract.zrpc} for the unnamed one. The same contract gives the same
   * bytes.
   */
  public static Map<String, String> files(Contract contract) {
    Map<String, String> files = new TreeMap<>();
    for (String name : packages(contract)) {
      files.put(path(name), ContractPrinter.file(contract, name, imports(contract, name)));
    }
    return files;
  }

  /**
   * Compiles exported files, to see whether others can: packages that refer to each other cannot be
   * files that import each other, and what a contract refers to must be found.
   *
   * @param imports finds the contracts of libraries
   */
  public static CompilationResult compile(Map<String, String> files, ImportResolver imports) {
    List<SourceText> texts =
        files.entrySet().stream().map(e -> SourceText.of(e.getKey(), e.getValue())).toList();
    return ZrpcCompiler.compile(new CompilationRequest(List.of(), texts, imports));
  }

  private static Set<String> packages(Contract contract) {
    Set<String> names = new TreeSet<>();
    contract.definitions().forEach(d -> names.add(d.javaName().packageName()));
    contract.constants().forEach(c -> names.add(c.packageName()));
    return names;
  }

  /** Files of one compilation name each other from the root, as those of a library do. */
  private static List<String> imports(Contract contract, String name) {
    Set<String> others = new TreeSet<>();
    for (Definition definition : contract.definitionsIn(name)) {
      Mentions.names(definition).forEach(mentioned -> others.add(mentioned.packageName()));
      if (definition instanceof ServiceDefinition service) {
        service.parents().stream().map(JavaName::packageName).forEach(others::add);
      }
    }
    others.remove(name);
    return others.stream().map(ContractExporter::path).toList();
  }

  private static String path(String packageName) {
    return packageName.isEmpty() ? "contract.zrpc" : packageName.replace('.', '/') + ".zrpc";
  }
}
