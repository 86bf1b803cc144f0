package dev.zerorpc.idl.export;

import dev.zerorpc.contract.ConstantDefinition;
import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.ContractPrinter;
import dev.zerorpc.contract.Definition;
import dev.zerorpc.contract.JavaName;
import dev.zerorpc.contract.Mentions;
import dev.zerorpc.contract.ServiceDefinition;
import dev.zerorpc.contract.diagnostic.FileOrigin;
import dev.zerorpc.idl.CompilationResult;
import dev.zerorpc.idl.link.JarImports;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The files of a contract, one for each package, beside files that exist. */
final class PackageFiles {
  private static final String SUFFIX = ".zrpc";

  private final Contract contract;
  private final Set<String> taken = new HashSet<>();
  private final Map<JavaName, String> elsewhere = new HashMap<>();
  private final Map<String, String> paths = new TreeMap<>();

  PackageFiles(Contract contract, List<CompilationResult> others) {
    List<Definition> known = new ArrayList<>(contract.referenced());
    for (CompilationResult other : others) {
      other.files().forEach(file -> taken.add(imported(file.source().path())));
      for (Definition definition : other.contract().definitions()) {
        if (definition.origin() instanceof FileOrigin origin) {
          elsewhere.putIfAbsent(definition.javaName(), imported(origin.path()));
          known.add(definition);
        }
      }
    }
    this.contract =
        new Contract(
            contract.definitions().stream()
                .filter(definition -> !elsewhere.containsKey(definition.javaName()))
                .toList(),
            known,
            contract.constants());
    this.contract
        .definitions()
        .forEach(d -> paths.computeIfAbsent(d.javaName().packageName(), this::free));
    this.contract.constants().stream()
        .map(ConstantDefinition::packageName)
        .forEach(name -> paths.computeIfAbsent(name, this::free));
  }

  Map<String, String> write() {
    Map<String, String> files = new TreeMap<>();
    paths.forEach(
        (name, path) -> files.put(path, ContractPrinter.file(contract, name, imports(name, path))));
    return files;
  }

  /** How an import names a file: from the root of its files, or of those of its library. */
  private static String imported(String path) {
    int folder = path.lastIndexOf(JarImports.FOLDER);
    return folder < 0 ? path : path.substring(folder + JarImports.FOLDER.length());
  }

  private String free(String packageName) {
    String path = usual(packageName);
    while (taken.contains(path)) {
      path = path.substring(0, path.length() - SUFFIX.length()) + "-java" + SUFFIX;
    }
    return path;
  }

  private static String usual(String packageName) {
    return (packageName.isEmpty() ? "contract" : packageName.replace('.', '/')) + SUFFIX;
  }

  /** Files of one compilation name each other from the root, as those of a library do. */
  private List<String> imports(String name, String path) {
    Set<String> others = new TreeSet<>();
    for (Definition definition : contract.definitionsIn(name)) {
      Mentions.names(definition).forEach(mentioned -> others.add(place(mentioned)));
      if (definition instanceof ServiceDefinition service) {
        service.parents().forEach(parent -> others.add(place(parent)));
      }
    }
    others.remove(path);
    return List.copyOf(others);
  }

  private String place(JavaName type) {
    String path = elsewhere.get(type);
    String own = path == null ? paths.get(type.packageName()) : path;
    return own == null ? usual(type.packageName()) : own;
  }
}
