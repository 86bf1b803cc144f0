package dev.zerorpc.idl.source;

import dev.zerorpc.idl.CompilationResult;
import dev.zerorpc.idl.link.ImportResolver;
import dev.zerorpc.idl.link.JarImports;
import dev.zerorpc.idl.syntax.SourceText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipFile;

/** The contract that a jar carries. */
final class JarContracts {
  private JarContracts() {}

  static CompilationResult compile(Path jar, ImportResolver imports)
      throws ContractSourceException {
    return find(jar, imports)
        .orElseThrow(
            () ->
                new ContractSourceException(
                    jar
                        + " carries no contract in "
                        + JarImports.FOLDER
                        + ". Build it with the goal zerorpc:export, or give its .zrpc files."));
  }

  /** The same; empty if the jar carries none. */
  static Optional<CompilationResult> find(Path jar, ImportResolver imports)
      throws ContractSourceException {
    List<String> names;
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      names =
          zip.stream()
              .filter(entry -> !entry.isDirectory())
              .map(entry -> entry.getName())
              .filter(name -> name.startsWith(JarImports.FOLDER))
              .filter(ContractSource::isContract)
              .map(name -> name.substring(JarImports.FOLDER.length()))
              .sorted()
              .toList();
    } catch (IOException e) {
      throw new ContractSourceException("cannot read the jar " + jar + ": " + e + ".", e);
    }
    if (names.isEmpty()) {
      return Optional.empty();
    }
    JarImports inside = new JarImports(List.of(jar));
    List<String> unreadable = new ArrayList<>();
    List<SourceText> texts = new ArrayList<>();
    for (String name : names) {
      inside.resolve(name, "", problem -> unreadable.add(problem.message())).ifPresent(texts::add);
    }
    if (!unreadable.isEmpty()) {
      throw new ContractSourceException(
          "cannot read the contract in " + jar + ": " + unreadable.get(0) + ".");
    }
    return Optional.of(
        ContractSource.compileTexts(texts, ImportResolver.of(List.of(inside, imports))));
  }
}
