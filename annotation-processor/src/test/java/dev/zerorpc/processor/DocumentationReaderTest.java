package dev.zerorpc.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DocumentationReaderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Counts {@code from} up to {@code to}.     | Counts `from` up to `to`.",
        "A {@code List<String>} of {@literal <b>}. | A `List<String>` of <b>.",
        "{@code {a: {b}}} and {@code a`b}.         | `{a: {b}}` and `` a`b ``.",
        "<code>a &lt; <b>b</b></code> is code.     | `a < b` is code.",
        "See {@link java.util.List the list}.      | See the list.",
        "See {@link java.util.List}.               | See `java.util.List`.",
        "See {@link Greeter#hello(String, int)}.   | See `Greeter.hello(String, int)`.",
        "See {@link #hello its {@code name}}.      | See its `name`.",
        "See {@linkplain #hello}.                  | See hello.",
        "{@inheritDoc} Then more.                  | Then more.",
        "<b>Bold</b> and <em>more</em>.            | Bold and more.",
        "1 &lt; 2 &amp;&amp; 3 &gt; 2              | 1 < 2 && 3 > 2",
        "*&#47; &#x5c; &#64; &unknown; {@open      | */ \\ @ &unknown; {@open",
        "A list of <T> stays.                      | A list of <T> stays.",
        "{@code &lt;} is an entity.                | `&lt;` is an entity."
      })
  void javadocBecomesMarkdown(String javadoc, String text) {
    assertThat(DocumentationReader.description(javadoc).text()).isEqualTo(text);
  }

  @Test
  void paragraphsAndItemsGetLinesOfTheirOwn() {
    String javadoc =
        " First.\n\n <p>Second,\n in two lines.\n <ul>\n <li>one</li>\n <li>two\n </ul>\n";

    assertThat(DocumentationReader.description(javadoc).text())
        .isEqualTo("First.\n\nSecond,\nin two lines.\n\n- one\n- two");
  }

  @Test
  void blockTagsAreLeftOut() {
    String javadoc = " Says it.\n\n @param name who, at some\n   length\n @return nothing\n";

    assertThat(DocumentationReader.description(javadoc).text()).isEqualTo("Says it.");
    assertThat(DocumentationReader.parameter(javadoc, "name").text())
        .isEqualTo("who, at some\nlength");
    assertThat(DocumentationReader.parameter(javadoc, "nam").isEmpty()).isTrue();
    assertThat(DocumentationReader.description(" @return nothing").isEmpty()).isTrue();
    assertThat(DocumentationReader.description(" An {@literal @}sign and a@b.").text())
        .isEqualTo("An @sign and a@b.");
  }

  @Test
  void annotationsInSampleCodeAreNoBlockTags() {
    String javadoc = " Use <pre>{@code\n @Name(\"{\")\n }\n}</pre>\n @since {@code 1}";

    assertThat(DocumentationReader.description(javadoc).text())
        .isEqualTo("Use\n\n`@Name(\"{\")\n}`");
  }
}
