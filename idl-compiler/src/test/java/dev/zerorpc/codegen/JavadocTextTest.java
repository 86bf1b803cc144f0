package dev.zerorpc.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JavadocTextTest {
  @Test
  void textStaysInsideItsComment() {
    assertThat(JavadocText.of("a */ b /* c")).isEqualTo("a *&#47; b &#47;* c");
    assertThat(JavadocText.of("C:\\users \\u002a/")).isEqualTo("C:&#92;users &#92;u002a/");
    assertThat(JavadocText.of("x\n  @param y is\nmail@home\n"))
        .isEqualTo("x\n  &#64;param y is\nmail@home");
  }

  @Test
  void textIsNoHtmlAndNoTag() {
    assertThat(JavadocText.of("1 < 2 && <b> {@link x}"))
        .isEqualTo("1 &lt; 2 &amp;&amp; &lt;b&gt; {&#64;link x}");
  }

  @Test
  void codeBecomesATag() {
    assertThat(JavadocText.of("From `a` to `List<B>`."))
        .isEqualTo("From {@code a} to {@code List<B>}.");
    assertThat(JavadocText.of("``a`b`` and `` `c ``")).isEqualTo("{@code a`b} and {@code `c}");
    assertThat(JavadocText.of("`{x}` and `a & b`")).isEqualTo("{@code {x}} and {@code a & b}");
    assertThat(JavadocText.of("a ` alone, and ``two")).isEqualTo("a ` alone, and ``two");
  }

  @Test
  void codeThatATagCannotHoldIsEscaped() {
    assertThat(JavadocText.of("`}{` `{`")).isEqualTo("<code>}{</code> <code>{</code>");
    assertThat(JavadocText.of("`*/ <a> & @b {@c`"))
        .isEqualTo("<code>*&#47; &lt;a&gt; &amp; &#64;b {&#64;c</code>");
    assertThat(JavadocText.of("`C:\\users`")).isEqualTo("<code>C:&#92;users</code>");
  }

  @Test
  void paragraphsAndListsAreMarked() {
    assertThat(JavadocText.of("One\nline.\n\n\nTwo.\n\n- a `b`\n- c\n\nEnd."))
        .isEqualTo("One\nline.\n\n<p>Two.\n\n<ul>\n<li>a {@code b}\n<li>c\n</ul>\n\n<p>End.");
    assertThat(JavadocText.of(" \n")).isEmpty();
  }
}
