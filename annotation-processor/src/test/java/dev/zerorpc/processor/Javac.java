package dev.zerorpc.processor;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * Compiles sources in memory, with every lint warning on but that of a class which stands in the
 * file of another: tests write several into one file.
 */
final class Javac {
  private Javac() {}

  static JavaFileObject source(String qualifiedName, String... lines) {
    return JavaFileObjects.forSourceLines(qualifiedName, lines);
  }

  static Compilation compile(JavaFileObject... sources) {
    return compile(Arrays.asList(sources));
  }

  static Compilation compile(List<JavaFileObject> sources, Processor... others) {
    List<Processor> processors = new ArrayList<>(List.of(new ContractProcessor()));
    Collections.addAll(processors, others);
    return Compiler.javac()
        .withProcessors(processors)
        .withOptions("-Xlint:all,-auxiliaryclass", "-Xmaxerrs", "0", "-Xmaxwarns", "0")
        .compile(sources);
  }

  /** The texts of generated sources by file name, in order of the names. */
  static Map<String, String> generated(Compilation compilation) {
    Map<String, String> texts = new LinkedHashMap<>();
    compilation.generatedSourceFiles().stream()
        .sorted((a, b) -> a.getName().compareTo(b.getName()))
        .forEach(file -> texts.put(simpleName(file), text(file)));
    return texts;
  }

  static String text(JavaFileObject file) {
    try {
      return file.getCharContent(false).toString();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static String simpleName(JavaFileObject file) {
    return file.getName().substring(file.getName().lastIndexOf('/') + 1);
  }

  /** Errors and warnings as {@code Greeter.java:12: error: text}, in order of file and line. */
  static List<String> problems(Compilation compilation) {
    return compilation.diagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() != Diagnostic.Kind.NOTE)
        .sorted(
            (a, b) -> Long.compare(Math.max(0, a.getLineNumber()), Math.max(0, b.getLineNumber())))
        .map(Javac::describe)
        .toList();
  }

  private static String describe(Diagnostic<? extends JavaFileObject> diagnostic) {
    String kind = diagnostic.getKind() == Diagnostic.Kind.ERROR ? "error" : "warning";
    String file = diagnostic.getSource() == null ? "?" : simpleName(diagnostic.getSource());
    return file
        + ":"
        + diagnostic.getLineNumber()
        + ": "
        + kind
        + ": "
        + diagnostic.getMessage(java.util.Locale.ROOT);
  }
}
