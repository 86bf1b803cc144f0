package dev.zerorpc.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LiteralsTest {
  @Test
  void stringsAreEscaped() {
    assertThat(Literals.string("a\"b\\c\n\r\t$L")).hasToString("\"a\\\"b\\\\c\\n\\r\\t$L\"");
    assertThat(Literals.string("größe 😀")).hasToString("\"größe 😀\"");
  }

  @Test
  void whatAnEditorCannotShowIsEscaped() {
    // A control character, half of a surrogate pair, a direction override, a line separator.
    assertThat(Literals.string("\0\ud800\u202e\u2028"))
        .hasToString("\"\\u0000\\ud800\\u202e\\u2028\"");
  }
}
