package dev.zerorpc.contract.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DidYouMeanTest {
  private static final List<String> NAMES = List.of("string", "struct", "i32", "millis");

  @Test
  void findsTheNameWithTheFewestTypingErrors() {
    assertThat(DidYouMean.among(NAMES, "strng")).contains("string");
    assertThat(DidYouMean.among(NAMES, "strucct")).contains("struct");
    assertThat(DidYouMean.among(NAMES, "MILLIS")).contains("millis");
    assertThat(DidYouMean.among(NAMES, "i23")).contains("i32");
  }

  @Test
  void doesNotGuessWildly() {
    assertThat(DidYouMean.among(NAMES, "bytes")).isEmpty();
    assertThat(DidYouMean.among(List.of(), "string")).isEmpty();
  }

  @Test
  void saysWhatThereIsInstead() {
    assertThat(DidYouMean.sentence(List.of("a", "b"), "zzz")).isEqualTo("It has a, b.");
    assertThat(DidYouMean.sentence(List.of(), "zzz")).isEqualTo("It has none.");
  }
}
