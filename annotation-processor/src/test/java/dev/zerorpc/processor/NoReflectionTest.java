package dev.zerorpc.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import dev.zerorpc.stub.Codecs;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Neither generated code nor the runtime looks at classes while it runs. */
final class NoReflectionTest {
  @Test
  void theReaderOfClassFilesFindsReflection() throws IOException {
    String name = "/" + NoReflectionTest.class.getName().replace('.', '/') + "$Reflective.class";
    try (var in = NoReflectionTest.class.getResourceAsStream(name)) {
      assertThat(ConstantPool.read(in.readAllBytes()).reflection())
          .contains(
              "java/lang/Class.forName", "java/lang/reflect/Proxy", "java/lang/reflect/Method");
    }
  }

  @Test
  void generatedCodeUsesNone() {
    Compilation compilation =
        Javac.compile(
            Stream.of("Color", "Everything", "Inherited", "QuotaExceeded", "Relaxed", "Sample")
                .map(file -> JavaFileObjects.forResource("exercised/" + file + ".java"))
                .collect(
                    () ->
                        new java.util.ArrayList<>(
                            java.util.List.of(
                                JavaFileObjects.forResource("exercised/Tree.java"),
                                JavaFileObjects.forResource("exercised/UnknownCounter.java"))),
                    java.util.List::add,
                    java.util.List::addAll));
    Map<String, byte[]> classes = new CompiledClasses(compilation).files();

    assertThat(classes.keySet())
        .contains("exercised.EverythingStub", "exercised.EverythingDispatcher");
    assertNoReflection(classes);
  }

  @Test
  void theRuntimeUsesNone() throws Exception {
    Map<String, byte[]> classes = new TreeMap<>();
    URI location = Codecs.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    Path path = Path.of(location);
    if (Files.isDirectory(path)) {
      collect(path, classes);
    } else {
      try (FileSystem jar = FileSystems.newFileSystem(path)) {
        collect(jar.getPath("/"), classes);
      }
    }

    assertThat(classes.keySet()).anyMatch(name -> name.contains("stub/ValueReader"));
    assertNoReflection(classes);
  }

  private static void collect(Path root, Map<String, byte[]> classes) throws IOException {
    try (Stream<Path> files = Files.walk(root.resolve("dev/zerorpc"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        classes.put(root.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
  }

  private static void assertNoReflection(Map<String, byte[]> classes) {
    assertThat(classes)
        .allSatisfy(
            (name, bytes) -> assertThat(ConstantPool.read(bytes).reflection()).as(name).isEmpty());
  }

  /** What the other tests must not find. */
  static final class Reflective {
    Object use() throws Exception {
      Class<?> type = Class.forName("java.lang.Runnable");
      java.lang.reflect.Method method = type.getMethod("run");
      return java.lang.reflect.Proxy.newProxyInstance(
          type.getClassLoader(), new Class<?>[] {type}, (proxy, called, arguments) -> method);
    }
  }
}
