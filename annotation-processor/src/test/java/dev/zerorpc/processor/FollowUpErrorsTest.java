package dev.zerorpc.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** What is wrong with a contract is told once; what follows from it is not. */
final class FollowUpErrorsTest {
  private static final JavaFileObject USER =
      Javac.source(
          "com.example.User",
          "package com.example;",
          "import com.example.BrokenStub.Async;",
          "class User {",
          "  BrokenStub stub;",
          "  Async async;",
          "  BrokenDispatcher serve(Broken service) { return BrokenDispatcher.of(service); }",
          "  static class Mine implements Broken {",
          "    public char first(Point point) { return 0; }",
          "    public void second() {}",
          "  }",
          "}");
  private static final JavaFileObject POINT =
      Javac.source(
          "com.example.Point",
          "package com.example;",
          "@dev.zerorpc.annotation.RpcStruct",
          "public record Point(int x, int y) {}");

  @Test
  void signaturesThatNameGeneratedClassesHaveNoErrors() {
    assertThat(Javac.problems(Javac.compile(broken("second"), POINT, USER)))
        .singleElement()
        .asString()
        .startsWith("Broken.java:4: error: [unsupported-type] char");
  }

  @Test
  void everyMistakeOfAllContractsIsToldInOneRun() {
    JavaFileObject twisted =
        Javac.source(
            "com.example.Twisted",
            "package com.example;",
            "@dev.zerorpc.annotation.RpcStruct",
            "public record Twisted(",
            "    Thread first,",
            "    java.util.List<?> second) {}");

    assertThat(Javac.problems(Javac.compile(broken("_second"), POINT, twisted, USER)))
        .extracting(problem -> problem.replaceFirst("](?s).*", "]"))
        .containsExactlyInAnyOrder(
            "Broken.java:4: error: [unsupported-type]",
            "Broken.java:5: error: [reserved-name]",
            "Twisted.java:4: error: [unsupported-type]",
            "Twisted.java:5: error: [wildcard]");
  }

  @Test
  void aContractWithErrorsDoesNotWaitForTypesThatNeverCome() {
    assertThat(Javac.problems(Javac.compile(broken("second"), USER)))
        .extracting(problem -> problem.replaceFirst("(?s)\n.*", ""))
        .containsExactlyInAnyOrder(
            "Broken.java:4: error: [unsupported-type] char is not a type of contracts. Use String"
                + " instead.",
            "Broken.java:4: error: [unresolved-type] no code is generated for Broken because it"
                + " names Point, which does not exist. Import the type, or run the processor that"
                + " generates it in the same compilation.",
            "Broken.java:4: error: cannot find symbol",
            "User.java:8: error: cannot find symbol");
  }

  @Test
  void contractsThatWaitForAnotherProcessorAreDoneAllTheSame() {
    JavaFileObject waiting =
        Javac.source(
            "com.example.Waiting",
            "package com.example;",
            "@dev.zerorpc.annotation.RpcService",
            "public interface Waiting { Size get(); }");
    JavaFileObject user =
        Javac.source(
            "com.example.WaitingUser",
            "package com.example;",
            "class WaitingUser { WaitingStub stub; }");
    JavaFileObject size =
        Javac.source(
            "com.example.Size",
            "package com.example;",
            "@dev.zerorpc.annotation.RpcStruct",
            "public record Size(int x) {}");

    assertThat(
            Javac.problems(
                Javac.compile(
                    List.of(broken("second"), POINT, waiting, user, ContractProcessorTest.MAKE),
                    new ContractProcessorTest.Generates(size))))
        .singleElement()
        .asString()
        .startsWith("Broken.java:4: error: [unsupported-type] char");
  }

  @Test
  void aTypeThatNeverComesIsToldByUsAndTheCompilerAndOtherContractsStayWhole() {
    JavaFileObject waiting =
        Javac.source(
            "com.example.Waiting",
            "package com.example;",
            "@dev.zerorpc.annotation.RpcService",
            "public interface Waiting {",
            "  Missing get();",
            "}");
    JavaFileObject fine =
        Javac.source(
            "com.example.Fine",
            "package com.example;",
            "@dev.zerorpc.annotation.RpcService",
            "public interface Fine { int get(); }");
    JavaFileObject user =
        Javac.source(
            "com.example.FineUser", "package com.example;", "class FineUser { FineStub stub; }");

    assertThat(Javac.problems(Javac.compile(List.of(waiting, fine, user))))
        .extracting(problem -> problem.replaceFirst("(?s)\n.*", ""))
        .containsExactlyInAnyOrder(
            "Waiting.java:4: error: cannot find symbol",
            "Waiting.java:4: error: [unresolved-type] no code is generated for Waiting because it"
                + " names Missing, which does not exist. Import the type, or run the processor"
                + " that generates it in the same compilation.");
  }

  private static JavaFileObject broken(String second) {
    return Javac.source(
        "com.example.Broken",
        "package com.example;",
        "@dev.zerorpc.annotation.RpcService",
        "public interface Broken {",
        "  char first(Point point);",
        "  @dev.zerorpc.annotation.Name(\"" + second + "\") void second();",
        "}");
  }
}
