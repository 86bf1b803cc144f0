package dev.zerorpc.maven;

import dev.zerorpc.codegen.ContractGenerator;
import dev.zerorpc.codegen.GeneratedSource;
import dev.zerorpc.codegen.GeneratorOptions;
import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.diagnostic.Diagnostic;
import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import dev.zerorpc.idl.CompilationResult;
import dev.zerorpc.idl.link.FileImports;
import dev.zerorpc.idl.link.ImportResolver;
import dev.zerorpc.idl.link.JarImports;
import dev.zerorpc.idl.source.ContractSource;
import dev.zerorpc.idl.source.ContractSourceException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The {@code .zrpc} files of a project, compiled, and the Java sources for them. */
final class ContractFolder {
  private static final String MODULE_INFO = "module-info.java";

  private final GenerationRequest request;
  private final CompilationResult compiled;
  private final SortedMap<String, GeneratedSource> staged = new TreeMap<>();

  private ContractFolder(GenerationRequest request, CompilationResult compiled) {
    this.request = request;
    this.compiled = compiled;
  }

  /** Compiles a project's folder of contracts; one that does not exist is empty. */
  static ContractFolder read(GenerationRequest request) throws ContractSourceException {
    Path folder = request.contractDirectory();
    if (!Files.isDirectory(folder) || ContractSource.files(folder).isEmpty()) {
      return new ContractFolder(
          request, new CompilationResult(new Contract(List.of(), List.of()), List.of(), List.of()));
    }
    return new ContractFolder(
        request,
        ContractSource.compile(
            folder.toString(), folder, imports(request.importDirectories(), request.classPath())));
  }

  /** Finds what contracts import: in folders first, then in libraries. */
  static ImportResolver imports(List<Path> folders, List<Path> libraries) {
    return ImportResolver.of(List.of(new FileImports(folders), new JarImports(libraries)));
  }

  /** Where a run keeps the sources until all is generated. */
  static Path staging(GenerationRequest request) {
    return request.stagingDirectory().resolve("contracts");
  }

  boolean isEmpty() {
    return compiled.files().isEmpty() && !compiled.hasErrors();
  }

  boolean hasErrors() {
    return compiled.hasErrors();
  }

  /** What the user is to be told of the files. */
  List<CompilerDiagnostic> diagnostics() {
    return compiled.diagnostics().stream().map(CompilerDiagnostic::of).toList();
  }

  /** Changes with every file, those that are imported from elsewhere included. */
  String digest() {
    Digest digest = new Digest().add(compiled.files().size());
    compiled.files().forEach(file -> digest.add(file.source().path()).add(file.source().text()));
    return digest.add(isModule() ? 1 : 0).hex();
  }

  /**
   * Writes the sources into their staging directory, except those that are in a source root
   * already, with the same text.
   *
   * @return an error for each type that is among the project's sources with another text
   */
  List<CompilerDiagnostic> generate() throws IOException {
    List<CompilerDiagnostic> clashes = new ArrayList<>();
    GeneratorOptions options = new GeneratorOptions(!isModule(), hiddenNames());
    for (GeneratedSource source : new ContractGenerator().generate(compiled.contract(), options)) {
      String path = source.type().canonicalName().replace('.', '/') + ".java";
      byte[] content = encode(source.text(), request.encoding());
      List<Path> existing = existing(path);
      if (existing.isEmpty()) {
        write(staging(request).resolve(path), content);
        staged.put(path, source);
      } else if (!Arrays.equals(Files.readAllBytes(existing.get(0)), content)) {
        clashes.add(clash(source, existing.get(0).toString()));
      }
    }
    return clashes;
  }

  /**
   * Moves the written sources to those that were generated for annotated types.
   *
   * @return an error for each type that has been generated for such a one, too
   */
  List<CompilerDiagnostic> moveTo(Path directory) throws IOException {
    List<CompilerDiagnostic> clashes = new ArrayList<>();
    for (Map.Entry<String, GeneratedSource> entry : staged.entrySet()) {
      Path target = directory.resolve(entry.getKey());
      if (Files.exists(target)) {
        clashes.add(clash(entry.getValue(), "one that is generated for an annotated type"));
      } else {
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        Files.move(staging(request).resolve(entry.getKey()), target);
      }
    }
    return clashes;
  }

  private static void write(Path file, byte[] content) throws IOException {
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.write(file, content);
  }

  private static CompilerDiagnostic clash(GeneratedSource source, String other) {
    return CompilerDiagnostic.of(
        Diagnostic.of(
            DiagnosticCode.GENERATED_NAME, source.origin(), source.type().simpleName(), other));
  }

  private List<Path> existing(String path) {
    return request.sourceRoots().stream()
        .map(root -> root.resolve(path))
        .filter(Files::isRegularFile)
        .toList();
  }

  /** A module need not read the one of {@code @Generated}; without modules it is always there. */
  private boolean isModule() {
    return !existing(MODULE_INFO).isEmpty();
  }

  /** Types of the contracts' packages for which {@code String}, say, would be taken. */
  private Set<String> hiddenNames() {
    Contract contract = compiled.contract();
    List<String> folders =
        Stream.concat(
                contract.definitions().stream().map(d -> d.javaName().packageName()),
                contract.constants().stream().map(c -> c.packageName()))
            .distinct()
            .map(name -> name.isEmpty() ? "" : name.replace('.', '/') + "/")
            .toList();
    Set<String> hidden = new HashSet<>();
    for (String name : GeneratorOptions.JAVA_LANG_NAMES) {
      if (folders.stream().anyMatch(folder -> !existing(folder + name + ".java").isEmpty())) {
        hidden.add(name);
      }
    }
    return hidden;
  }

  /** What the encoding has no character for is written as an escape of Java's. */
  private static byte[] encode(String text, Charset encoding) {
    CharsetEncoder encoder = encoding.newEncoder();
    if (encoder.canEncode(text)) {
      return text.getBytes(encoding);
    }
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .mapToObj(Character::toString)
        .forEach(
            character -> {
              if (encoder.canEncode(character)) {
                escaped.append(character);
              } else {
                character.chars().forEach(c -> escaped.append("\\u%04x".formatted(c)));
              }
            });
    return escaped.toString().getBytes(encoding);
  }
}
