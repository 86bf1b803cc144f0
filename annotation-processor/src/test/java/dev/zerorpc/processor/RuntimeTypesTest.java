package dev.zerorpc.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.codegen.RuntimeTypes;
import java.lang.reflect.Field;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the processor and the generators know by name only, looked up in the real runtime. */
final class RuntimeTypesTest {
  static List<String> namesInGeneratedCode() {
    return RuntimeTypes.canonicalNames();
  }

  @ParameterizedTest
  @MethodSource("namesInGeneratedCode")
  void theRuntimeHasEveryClassThatGeneratedCodeNames(String name) throws Exception {
    assertThat(Class.forName(name).getCanonicalName()).isEqualTo(name);
  }

  @Test
  void theRuntimeHasEveryTypeThatContractsAreWrittenWith() throws Exception {
    for (Field constant : ContractTypes.class.getDeclaredFields()) {
      constant.setAccessible(true);
      String name = (String) constant.get(null);
      if (name.endsWith(".") || name.endsWith("*")) {
        continue;
      }
      assertThat(Class.forName(name)).as(constant.getName()).isNotNull();
    }
  }
}
