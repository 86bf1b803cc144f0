package dev.zerorpc.processor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;

/** Eclipse's compiler, in each of the versions that the build has put into {@code target/tools}. */
final class Ecj {
  private static final Path TOOLS = Path.of("target/tools");
  private static final Map<String, Ecj> LOADED = new ConcurrentHashMap<>();

  private final JavaCompiler compiler;

  private Ecj(JavaCompiler compiler) {
    this.compiler = compiler;
  }

  /** The names of the jars, by which {@link #of} takes them. */
  static List<String> versions() throws IOException {
    try (Stream<Path> files = Files.list(TOOLS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("ecj-"))
          .sorted()
          .toList();
    }
  }

  static Ecj of(String version) {
    return LOADED.computeIfAbsent(version, Ecj::load);
  }

  private static Ecj load(String version) {
    try {
      URL jar = TOOLS.resolve(version).toUri().toURL();
      ClassLoader loader =
          new URLClassLoader(new URL[] {jar}, ClassLoader.getPlatformClassLoader());
      return new Ecj(ServiceLoader.load(JavaCompiler.class, loader).findFirst().orElseThrow());
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What a compilation left.
   *
   * @param generated the generated sources by file name
   * @param problems errors and warnings as {@code Greeter.java:12: error: text}
   */
  record Result(Map<String, String> generated, List<String> problems) {}

  /** Compiles with the processor, in the order in which the sources are given. */
  Result compile(List<JavaFileObject> sources, String... options) throws IOException {
    Path folder = Files.createTempDirectory("ecj");
    try {
      return compile(folder, sources, options);
    } finally {
      delete(folder);
    }
  }

  private Result compile(Path folder, List<JavaFileObject> sources, String... options)
      throws IOException {
    Path generated = Files.createDirectory(folder.resolve("generated"));
    Path classes = Files.createDirectory(folder.resolve("classes"));
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.addAll(List.of("--release", "17", "-encoding", "UTF-8"));
    arguments.addAll(List.of("-classpath", System.getProperty("java.class.path")));
    arguments.addAll(List.of("-d", classes.toString(), "-s", generated.toString()));
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(diagnostics, Locale.ROOT, UTF_8)) {
      List<Path> paths = new ArrayList<>();
      for (JavaFileObject source : sources) {
        paths.add(write(folder.resolve("sources"), source));
      }
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              Writer.nullWriter(),
              files,
              diagnostics,
              arguments,
              null,
              files.getJavaFileObjectsFromPaths(paths));
      task.setProcessors(List.of(new ContractProcessor()));
      task.call();
    }
    return new Result(
        texts(generated), diagnostics.getDiagnostics().stream().map(Ecj::describe).toList());
  }

  private static Path write(Path root, JavaFileObject source) throws IOException {
    String text = Javac.text(source);
    String packageName =
        text.lines()
            .filter(line -> line.startsWith("package "))
            .map(line -> line.substring("package ".length(), line.indexOf(';')))
            .findFirst()
            .orElse("");
    Path file = root.resolve(packageName.replace('.', '/')).resolve(Javac.simpleName(source));
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static Map<String, String> texts(Path folder) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        texts.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return texts;
  }

  private static String describe(Diagnostic<? extends JavaFileObject> diagnostic) {
    String file = diagnostic.getSource() == null ? "?" : diagnostic.getSource().getName();
    return "%s:%d: %s: %s"
        .formatted(
            file.substring(file.lastIndexOf('/') + 1),
            diagnostic.getLineNumber(),
            diagnostic.getKind() == Diagnostic.Kind.ERROR ? "error" : "warning",
            diagnostic.getMessage(Locale.ROOT));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
