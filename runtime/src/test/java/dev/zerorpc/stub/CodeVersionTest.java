package dev.zerorpc.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CodeVersionTest {
  @Test
  void codeOfThisVersionAndBackToTheOldestRuns() {
    assertThat(CodeVersion.require(CodeVersion.CURRENT, "a.Stub")).isEqualTo(CodeVersion.CURRENT);
    assertThat(CodeVersion.require(CodeVersion.OLDEST, "a.Stub")).isEqualTo(CodeVersion.OLDEST);
  }

  @Test
  void ofNewerCodeTheMessageSaysThatTheRuntimeIsToBeReplaced() {
    assertThatThrownBy(() -> CodeVersion.require(CodeVersion.CURRENT + 1, "com.example.AStub"))
        .isInstanceOf(LinkageError.class)
        .hasMessage(
            "com.example.AStub was generated for version %d of zerorpc's runtime, but the"
                + " zerorpc-runtime that was found has version %d: use the zerorpc-runtime of the"
                + " same release as the processor or plugin that generated the class.",
            CodeVersion.CURRENT + 1, CodeVersion.CURRENT);
  }

  @Test
  void ofOlderCodeTheMessageSaysThatTheCodeIsToBeBuiltAgain() {
    assertThatThrownBy(() -> CodeVersion.require(CodeVersion.OLDEST - 1, "com.example.AStub"))
        .isInstanceOf(LinkageError.class)
        .hasMessage(
            "com.example.AStub was generated for version %d of zerorpc's runtime, but the"
                + " zerorpc-runtime that was found runs code for version %d and later only: build"
                + " the class again with the processor or plugin of the same release as the"
                + " zerorpc-runtime.",
            CodeVersion.OLDEST - 1, CodeVersion.OLDEST);
  }
}
