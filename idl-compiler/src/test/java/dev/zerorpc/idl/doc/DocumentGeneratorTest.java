package dev.zerorpc.idl.doc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.idl.CompilationRequest;
import dev.zerorpc.idl.CompilationResult;
import dev.zerorpc.idl.ZrpcCompiler;
import dev.zerorpc.idl.syntax.SourceText;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class DocumentGeneratorTest {
  private static final String CONTRACT =
      """
      /// Collects *and* serves **measurements**; see [the docs](https://example.com/a?b=1&c=2).
      ///
      /// - one `a < b`
      /// - two
      ///
      /// ```
      /// x <script>alert(1)</script>
      /// ```
      ///
      /// <script>alert(2)</script> [bad](javascript:alert(3)) <img src=x onerror=alert(4)>
      service Metrics extends Base {
        /// Counts.
        @idempotent @timeout(2s)
        total(/** The "name". */ @length(1, 9) name: string, at: Unit = count) -> map<string, list<Sample>> throws Quota;
        @deprecated("use `total`") @name("a b<c") sum() -> stream<Reading>;
        oneway count();
      }
      service Base { @since("2") ping(); }
      struct Sample { name: string; note: string?; by: i32 = 1; self: Sample?; }
      union Reading { number: f64; text: string; }
      enum Unit { count; other @default; }
      enum Level : u8 { LOW = 1; }
      error Quota { limit: i64; }
      /// The most.
      const MAX: i32 = 10;
      const WORDS: string = "</script><!--@title@";
      """;

  @Test
  void idsAreUniqueAndLinksResolve() {
    Document page = parsed(html("namespace p.q;\n" + CONTRACT));
    List<String> ids = attributes(page, "id");
    assertThat(ids)
        .doesNotHaveDuplicates()
        .contains("p.q.Metrics", "p.q.Metrics/total", "p.q.Sample/note");
    List<String> links = attributes(page, "href");
    assertThat(links)
        .contains("#p.q.Sample", "#p.q.Unit", "#p.q.Quota", "#p.q.Reading", "#p.q.Base")
        .allMatch(
            link ->
                link.equals("https://example.com/a?b=1&c=2")
                    || (link.startsWith("#") && ids.contains(link.substring(1))));
    assertThat(ids).contains("p.q.Metrics/a-20-b-3c-c");
  }

  @Test
  void thePageAsksForNothingElse() {
    String html = html(CONTRACT);
    assertThat(html)
        .doesNotContain("<link", "<img", "<iframe", "@import", "url(", "fetch(", "XMLHttp")
        .doesNotContainPattern("<[a-z]+[^>]* src=")
        .contains("Content-Security-Policy");
    assertThat(Pattern.compile("<script").matcher(html).results()).hasSize(1);
    assertThat(Pattern.compile("\\bon[a-z]+=").matcher(html).results().map(m -> m.group()))
        .allMatch("onerror="::equals);
  }

  @Test
  void authorsWriteTextAndNoHtml() {
    String html = html(CONTRACT);
    assertThat(html)
        .contains("Collects <em>and</em> serves <strong>measurements</strong>")
        .contains("<li>one <code>a &lt; b</code></li>")
        .contains("<pre><code>x &lt;script&gt;alert(1)&lt;/script&gt;\n</code></pre>")
        .contains("&lt;script&gt;alert(2)&lt;/script&gt; [bad](javascript:alert(3))")
        .contains("&lt;img src=x onerror=alert(4)&gt;")
        .contains("<code>&lt;/script&gt;&lt;!--@title@</code>")
        .contains("<strong>Deprecated:</strong> use <code>total</code>")
        .doesNotContain("href=\"javascript");
  }

  @Test
  void everythingHasItsPlace() {
    Document page = parsed(html(CONTRACT));
    assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo("en");
    assertThat(page.getElementsByTagName("article").getLength()).isEqualTo(8);
    assertThat(page.getElementsByTagName("main").getLength()).isEqualTo(1);
    assertThat(page.getElementsByTagName("nav").getLength()).isEqualTo(1);
    assertThat(attributes(page, "for")).containsExactly("search");
    String text = page.getDocumentElement().getTextContent();
    assertThat(text)
        .contains("name: string, at: Unit = count", "map<string, list<Sample>>", "throws Quota")
        .contains("timeout 2s", "idempotent", "The \"name\".", "length 1 to 9", "Since 2.")
        .contains("What is not known is read as this.");
  }

  @Test
  void partsThatAreDeprecatedAreMarked() {
    String badge = "</code> <span class=\"badge\">deprecated</span></th>";
    String reason = "<strong>Deprecated:</strong> use <code>b</code></p>";
    for (String contract :
        List.of(
            "struct S { %s a: i32; b: i32; }",
            "error E { %s a: i32; b: i32; }",
            "union U { %s a: i32; b: i32; }",
            "enum E { %s a; b; }",
            "%s const a: i32 = 1; const b: i32 = 2;")) {
      assertThat(html(contract.formatted("@deprecated(\"use `b`\")")))
          .as(contract)
          .containsOnlyOnce(badge)
          .containsOnlyOnce(reason);
      assertThat(html(contract.formatted("@deprecated")))
          .containsOnlyOnce(badge)
          .doesNotContain("Deprecated:");
      assertThat(html(contract.formatted(""))).doesNotContain(badge);
    }
  }

  @Test
  void theSameContractGivesTheSameBytes() {
    assertThat(html(CONTRACT)).isEqualTo(html(CONTRACT)).doesNotContain("\r");
  }

  @Test
  void markdownTakesTimeInProportion() {
    String hard =
        "*".repeat(100_000) + "[".repeat(100_000) + "`".repeat(100_001) + "<".repeat(100_000);
    assertThat(MarkdownHtml.of(hard)).startsWith("<p>");
    assertThat(MarkdownHtml.of("# Head\n1. a\n   b\n2) c\ntext"))
        .isEqualTo("<h5>Head</h5>\n<ol>\n<li>a\nb</li>\n<li>c</li>\n</ol>\n<p>text</p>\n");
  }

  private static String html(String text) {
    CompilationResult result =
        ZrpcCompiler.compile(CompilationRequest.ofTexts(SourceText.of("a.zrpc", text)));
    assertThat(result.diagnostics()).isEmpty();
    return DocumentGenerator.html(result.contract(), "A <title> & more @body@");
  }

  /** The page is well-formed XML, but for the elements without end and the script. */
  private static Document parsed(String html) {
    Matcher script = Pattern.compile("<script>.*?</script>", Pattern.DOTALL).matcher(html);
    String xml =
        script
            .replaceAll("")
            .replaceFirst("<!DOCTYPE html>", "")
            .replaceAll("<(meta|input)([^>]*)>", "<$1$2/>")
            .replaceAll("<tr([^>]*) data-item>", "<tr$1>")
            .replaceAll("<section([^>]*) data-item>", "<section$1>");
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(xml)));
    } catch (Exception e) {
      throw new AssertionError("not well-formed: " + e.getMessage() + "\n" + xml, e);
    }
  }

  private static List<String> attributes(Document page, String name) {
    var elements = page.getElementsByTagName("*");
    List<String> values = new ArrayList<>();
    IntStream.range(0, elements.getLength())
        .mapToObj(elements::item)
        .map(element -> element.getAttributes().getNamedItem(name))
        .filter(attribute -> attribute != null)
        .forEach(attribute -> values.add(attribute.getNodeValue()));
    return values;
  }
}
