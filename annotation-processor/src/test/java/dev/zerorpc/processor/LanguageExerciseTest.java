package dev.zerorpc.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import dev.zerorpc.stub.ClientCalls;
import java.net.MalformedURLException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/**
 * Compiles what is generated for {@code .zrpc} files, golden files of the compiler, and drives it.
 */
final class LanguageExerciseTest {
  private static final Path GOLDEN = Path.of("../idl-compiler/src/test/golden/java/com/example");

  @Test
  void whatIsGeneratedForAContractOfEveryPartWorks() throws Exception {
    exercise("metrics", "Metrics", true);
  }

  @Test
  void whatIsGeneratedForAContractOfHostileNamesWorks() throws Exception {
    exercise("odd", "Object", false);
  }

  private static void exercise(String folder, String service, boolean hasOneWay) throws Exception {
    List<JavaFileObject> sources = new ArrayList<>();
    try (Stream<Path> files = Files.list(GOLDEN.resolve(folder))) {
      for (Path file : files.sorted().toList()) {
        sources.add(source(file));
      }
    }
    sources.add(JavaFileObjects.forResource(folder + "/" + service + "Exercise.java"));
    Compilation compilation =
        Compiler.javac().withOptions("-Xlint:all,-processing").compile(sources);
    assertThat(Javac.problems(compilation)).isEmpty();
    ClassLoader classes = new CompiledClasses(compilation);
    String prefix = "com.example." + folder + "." + service;

    Exercised exercise =
        (Exercised) classes.loadClass(prefix + "Exercise").getConstructor().newInstance();
    Loopback loopback = new Loopback(exercise.dispatcher());
    exercise.run(
        create(classes, prefix + "Stub", loopback),
        create(classes, prefix + "Stub$Async", loopback),
        hasOneWay ? create(classes, prefix + "Stub$OneWay", loopback) : new Object(),
        loopback);
  }

  private static JavaFileObject source(Path file) throws MalformedURLException {
    return JavaFileObjects.forResource(file.toUri().toURL());
  }

  private static Object create(ClassLoader classes, String name, ClientCalls calls)
      throws ReflectiveOperationException {
    var constructor = classes.loadClass(name).getDeclaredConstructor(ClientCalls.class);
    constructor.setAccessible(true);
    return constructor.newInstance(calls);
  }
}
