package dev.zerorpc.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import dev.zerorpc.stub.ClientCalls;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** Compiles the contracts under {@code exercised} and drives what is generated for them. */
final class ExerciseTest {
  static final List<JavaFileObject> SOURCES =
      Stream.of(
              "Color",
              "Everything",
              "EverythingService",
              "Exercise",
              "Inherited",
              "QuotaExceeded",
              "Relaxed",
              "Sample",
              "Tree",
              "UnknownCounter")
          .map(name -> JavaFileObjects.forResource("exercised/" + name + ".java"))
          .toList();

  @Test
  void whatIsGeneratedCarriesEveryCall() throws Exception {
    Compilation compilation = Javac.compile(SOURCES);
    assertThat(Javac.problems(compilation)).isEmpty();
    ClassLoader classes = new CompiledClasses(compilation);

    Exercised exercise =
        (Exercised) classes.loadClass("exercised.Exercise").getConstructor().newInstance();
    Loopback loopback = new Loopback(exercise.dispatcher());
    exercise.run(
        create(classes, "exercised.EverythingStub", loopback),
        create(classes, "exercised.EverythingStub$Async", loopback),
        create(classes, "exercised.EverythingStub$OneWay", loopback),
        loopback);
  }

  /** Stubs are made from a client only; this puts another outlet in its place. */
  private static Object create(ClassLoader classes, String name, ClientCalls calls)
      throws ReflectiveOperationException {
    var constructor = classes.loadClass(name).getDeclaredConstructor(ClientCalls.class);
    constructor.setAccessible(true);
    return constructor.newInstance(calls);
  }
}
