package dev.zerorpc.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.idl.CompilationRequest;
import dev.zerorpc.idl.CompilationResult;
import dev.zerorpc.idl.ZrpcCompiler;
import dev.zerorpc.idl.doc.DocumentGenerator;
import dev.zerorpc.idl.syntax.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.openqa.selenium.Keys;

/** The page that is made of a contract, in a real browser, from the disk. */
@Execution(ExecutionMode.SAME_THREAD) // there is one browser
class ContractPageIT {
  private static final int WIDE = 1200;

  /** The least width that web pages are asked to fit into. */
  private static final int NARROW = 320;

  private static final double READABLE = 4.5;

  /** Names of the definitions that are shown. */
  private static final String SHOWN =
      """
      return [...document.querySelectorAll(".definition")]
          .filter((d) => d.checkVisibility())
          .map((d) => (d.querySelector("h3 .self") ?? d.querySelector("h3")).textContent)\
      """;

  /** Names of methods, fields and the like that are shown. */
  private static final String SHOWN_ITEMS =
      """
      return [...document.querySelectorAll("[data-item]")]
          .filter((i) => i.checkVisibility())
          .map((i) => i.querySelector(".self, th").textContent)\
      """;

  private static final String SHOWN_LINKS =
      """
      return [...document.querySelectorAll("nav a")]
          .filter((a) => a.checkVisibility()).map((a) => a.textContent)\
      """;

  @SuppressWarnings("NullAway.Init") // set before all tests
  private static Chromium browser;

  @SuppressWarnings("NullAway.Init") // set before all tests
  private static Path page;

  @BeforeAll
  static void start() throws IOException {
    browser = new Chromium();
    page = Path.of("target", "contract-page.html").toAbsolutePath();
    Files.writeString(page, html());
  }

  @AfterAll
  static void stop() {
    browser.close();
  }

  @BeforeEach
  void open() {
    browser.emulate("screen", "light");
    browser.open(page, WIDE);
    browser.run("localStorage.clear()");
  }

  @AfterEach
  void nothingFailedAndNothingElseWasAskedFor() {
    assertThat(browser.complaints()).isEmpty();
    String own = page.toUri().toString();
    assertThat(browser.requests()).allSatisfy(r -> assertThat(r).startsWith(own));
  }

  @Test
  void searchFindsNamesOfDefinitionsAsTheyAreTyped() {
    List<String> all = browser.texts(SHOWN);
    assertThat(all).hasSize(12).contains("Orders", "Weight", "Constants");
    browser.press("/");
    browser.press("re");
    assertThat(browser.texts(SHOWN)).hasSizeLessThan(12).contains("Orders", "Reading");
    browser.press("ading");
    assertThat(browser.texts(SHOWN)).containsExactly("Orders", "Health", "Reading");
    assertThat(browser.texts("return [document.getElementById('found').textContent]"))
        .containsExactly("3 definitions");
    assertThat(browser.texts(SHOWN_LINKS))
        .containsExactly("shop.v1", "Orders", "Health", "Reading");
    browser.press(Keys.BACK_SPACE, 7);
    assertThat(browser.texts(SHOWN)).isEqualTo(all);
  }

  @Test
  void searchFindsMethodsAndFieldsAndHidesTheirNeighbours() {
    browser.press("/");
    browser.press("FIND");
    assertThat(browser.texts(SHOWN)).containsExactly("Orders");
    assertThat(browser.texts(SHOWN_ITEMS)).containsExactly("find");
    browser.press(Keys.ESCAPE);
    browser.press("grams");
    assertThat(browser.texts(SHOWN)).containsExactly("Weight");
    assertThat(browser.texts(SHOWN_ITEMS)).containsExactly("grams");
    browser.press(Keys.ESCAPE);
    browser.press("max_p");
    assertThat(browser.texts(SHOWN)).containsExactly("Constants");
    assertThat(browser.texts(SHOWN_ITEMS)).containsExactly("MAX_PARTS");
    assertThat(browser.texts(SHOWN_LINKS)).containsExactly("shop.v1", "Constants");
  }

  @Test
  void searchFindsDocumentationAndSeveralWords() {
    browser.press("/");
    browser.press("aardvarks");
    assertThat(browser.texts(SHOWN)).containsExactly("Orders");
    assertThat(browser.texts(SHOWN_ITEMS)).containsExactly("find");
    browser.press(Keys.ESCAPE);
    browser.press("orders limit");
    assertThat(browser.texts(SHOWN)).containsExactly("Orders");
    assertThat(browser.texts(SHOWN_ITEMS)).containsExactly("find");
    browser.press(Keys.ESCAPE);
    browser.press("no such thing");
    assertThat(browser.texts(SHOWN)).isEmpty();
    assertThat(browser.texts(SHOWN_LINKS)).isEmpty();
    assertThat(browser.texts("return [document.getElementById('found').textContent]"))
        .containsExactly("0 definitions");
  }

  @Test
  void theKeyboardIsEnough() {
    browser.press(Keys.TAB);
    assertThat(focused()).isEqualTo("Skip to the contract, marked, seen");
    browser.press(Keys.TAB);
    assertThat(focused()).isEqualTo("search, marked, seen");
    browser.press("weight/");
    assertThat(browser.texts("return [document.activeElement.value]")).containsExactly("weight/");
    browser.press(Keys.BACK_SPACE);
    browser.press(Keys.TAB);
    assertThat(focused()).isEqualTo("Dark or light, marked, seen");
    browser.press(Keys.ENTER);
    assertThat(theme()).isEqualTo("dark");
    browser.press(Keys.TAB, 2);
    assertThat(focused()).isEqualTo("Weight, marked, seen");
    browser.press(Keys.ENTER);
    assertThat(hash()).isEqualTo("#common.units.Weight");
    browser.press("/");
    assertThat(focused()).isEqualTo("search, marked, seen");
    browser.press(Keys.ESCAPE);
    assertThat(browser.texts(SHOWN)).hasSize(12);
  }

  @Test
  void shortcutsOfTheBrowserAreLeftAlone() {
    browser.pressHolding(Keys.CONTROL, "/");
    assertThat(browser.texts("return [document.activeElement.tagName]")).containsExactly("BODY");
  }

  @Test
  void everyLinkLeadsToWhatItNames() {
    for (int width : List.of(WIDE, NARROW)) {
      browser.resize(width);
      List<String> links = links();
      assertThat(links)
          .contains("#shop.v1.Order Order", "#common.units.Weight Weight")
          .hasSizeGreaterThan(30);
      for (int i = 0; i < links.size(); i++) {
        follow(i);
        assertThat(arrival(i))
            .as("at %d: %s", width, links.get(i))
            .isEqualTo(expected(links.get(i)));
      }
    }
  }

  /** Also where the link was followed before, so that the address stays the same. */
  @Test
  void aLinkToWhatTheSearchHidesShowsIt() {
    int link = links().indexOf("#common.units.Weight Weight");
    for (int round = 0; round < 2; round++) {
      browser.press("/");
      browser.press("parts");
      assertThat(browser.texts(SHOWN)).contains("Order").doesNotContain("Weight");
      follow(link);
      assertThat(arrival(link)).isEqualTo("seen Weight");
      assertThat(browser.texts(SHOWN)).hasSize(12);
    }
  }

  @Test
  void anAddressThatNamesNothingDoesNoHarm() {
    for (String hash : List.of("#no.such.Type", "#%", "#%E0%A4%A", "")) {
      browser.run("location.hash = arguments[0]", hash);
      assertThat(browser.texts(SHOWN)).hasSize(12);
    }
  }

  @Test
  void textIsReadableInLightAndDark() {
    for (String taste : List.of("light", "dark")) {
      browser.emulate("screen", taste);
      assertReadable(true, taste);
      browser.run("document.getElementById('theme').click()");
      assertReadable(true, taste.equals("light") ? "dark" : "light");
      browser.run("document.getElementById('theme').click()");
      assertReadable(true, taste);
      browser.run("location.hash = '#shop.v1.Orders/put'; localStorage.clear()");
      browser.reload();
      assertReadable(true, taste);
    }
  }

  /** And pictures of the page are left in {@code target}, for people to look at. */
  @Test
  void theChoiceIsRemembered() throws IOException {
    browser.picture(page.resolveSibling("contract-page-light.png"));
    browser.run("document.getElementById('theme').click()");
    assertThat(theme()).isEqualTo("dark");
    browser.reload();
    assertThat(theme()).isEqualTo("dark");
    assertReadable(true, "dark");
    browser.resize(NARROW);
    browser.picture(page.resolveSibling("contract-page-dark-narrow.png"));
  }

  @Test
  void textOfAuthorsIsShownAndNotRun() {
    browser.run(
        """
        document.querySelectorAll("main *").forEach((e) => e.dispatchEvent(new Event("load")));
        document.querySelectorAll("main b, main [onclick]").forEach((e) => e.click())\
        """);
    assertThat(browser.texts("return [String(window.ran)]")).containsExactly("undefined");
    assertThat(
            browser.texts(
                "return [...document.querySelectorAll("
                    + "'main script, main img, main svg, main iframe, main style, main b')]"))
        .isEmpty();
    assertThat(browser.texts("return [document.querySelector('main').innerText, document.title]"))
        .first()
        .asString()
        .contains(
            "<script>window.ran = \"script\"</script> <img src=x onerror=\"window.ran = 'image'\">"
                + " [link](javascript:window.ran='link')",
            "</code></pre><script>window.ran = \"code\"</script>",
            "<svg onload=\"window.ran = 'list'\">",
            "<iframe src=\"https://example.com/\"></iframe>",
            "\"><script>window.ran = 'name'</script>",
            "</script><!-- <script>window.ran = 'constant'</script>");
    assertThat(browser.texts("return [document.title]"))
        .containsExactly("</title><script>window.ran = 'title'</script>");
  }

  @Test
  void theWatchSeesErrorsAndRequests() {
    browser.run("new Image().src = 'http://127.0.0.1:9/seen.png'; setTimeout(() => nothing())");
    browser.run("return new Promise((done) => setTimeout(done, 100))");
    assertThat(browser.complaints())
        .anyMatch(line -> line.contains("nothing is not defined"))
        .anyMatch(line -> line.contains("seen.png"));
    browser.open(page.resolveSibling("no-such-page.html"), WIDE);
    assertThat(browser.requests()).anyMatch(address -> address.endsWith("no-such-page.html"));
    browser.complaints();
  }

  @Test
  void nothingIsWiderThanTheWindow() {
    for (int width : List.of(NARROW, 480, 768, WIDE)) {
      browser.resize(width);
      assertThat(
              browser.texts(
                  """
                  const most = document.documentElement.clientWidth;
                  const wide = [...document.querySelectorAll("body *")]
                      .filter((e) => e.checkVisibility() && !e.closest(".scroll *, pre *, .skip"))
                      .filter((e) => e.getBoundingClientRect().right > most + 0.5)
                      .map((e) => e.tagName + " " + e.className + " " + e.textContent.slice(0, 60));
                  const all = document.documentElement.scrollWidth;
                  return all > most ? [all + " instead of " + most].concat(wide) : wide\
                  """))
          .as("at %d", width)
          .isEmpty();
    }
  }

  @Test
  void paperIsLightAndHoldsEverything() {
    browser.emulate("print", "dark");
    browser.run("document.documentElement.setAttribute('data-theme', 'dark')");
    browser.resize(700);
    assertReadable(false, "light");
    assertThat(
            browser.texts(
                """
                return [...document.querySelectorAll("header, nav, .skip")]
                    .filter((e) => e.checkVisibility()).map((e) => e.tagName)\
                """))
        .isEmpty();
    assertThat(
            browser.texts(
                """
                return [...document.querySelectorAll("main, main *")]
                    .filter((e) => e.clientWidth > 0 && e.scrollWidth > e.clientWidth + 1)
                    .map((e) => e.tagName + " " + e.className + " " + e.textContent.slice(0, 60))\
                """))
        .isEmpty();
    byte[] paper = Base64.getDecoder().decode(browser.printed());
    assertThat(new String(paper, 0, 5, UTF_8)).isEqualTo("%PDF-");
    assertThat(paper.length).isGreaterThan(20_000);
  }

  private static void assertReadable(boolean withBackgrounds, String look) {
    List<String> found = browser.texts(resource("contrast.js"), READABLE, withBackgrounds);
    assertThat(Integer.parseInt(found.get(0))).isGreaterThan(100);
    double behind = Double.parseDouble(found.get(1));
    assertThat(behind < 0.2 ? "dark" : behind > 0.8 ? "light" : "neither").isEqualTo(look);
    assertThat(found.subList(2, found.size())).as("texts that are too faint, %s", look).isEmpty();
  }

  private static String theme() {
    return browser.texts("return [document.documentElement.getAttribute('data-theme')]").get(0);
  }

  private static String hash() {
    return browser.texts("return [location.hash]").get(0);
  }

  /** What has the focus, whether it shows that, and whether it is within the window. */
  private static String focused() {
    return browser
        .texts(
            """
            const e = document.activeElement, box = e.getBoundingClientRect();
            return [e.id === "search" ? "search" : e.textContent,
              parseFloat(getComputedStyle(e).outlineWidth) >= 2 ? "marked" : "not marked",
              box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight ? "seen" : "not seen"]\
            """)
        .stream()
        .collect(Collectors.joining(", "));
  }

  /** Links within the page, with their texts. */
  private static List<String> links() {
    return browser.texts(
        """
        return [...document.querySelectorAll("nav a, main a[href^='#']")]
            .map((a) => a.getAttribute("href") + " " + a.textContent)\
        """);
  }

  private static void follow(int link) {
    browser.run(
        """
        scrollTo(0, 0);
        document.querySelectorAll("nav a, main a[href^='#']")[arguments[0]].click();
        return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))\
        """,
        link);
  }

  /** What the target of a link is called, and whether it is seen, not behind the header. */
  private static String arrival(int link) {
    return browser
        .texts(
            """
            const link = document.querySelectorAll("nav a, main a[href^='#']")[arguments[0]];
            const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
            const box = target.getBoundingClientRect();
            const header = document.querySelector("header").getBoundingClientRect();
            const seen = target.checkVisibility() && box.height > 0 && box.top < innerHeight
                && box.top >= (getComputedStyle(document.querySelector("header")).position === "sticky"
                    ? header.bottom : 0) - 1;
            const name = target.matches("h2") ? target
                : target.querySelector("h3 .self, h4 .self") ?? target.querySelector("h3");
            return [seen ? "seen" : "hidden at " + box.top + ", header to " + header.bottom,
              name.textContent]\
            """,
            link)
        .stream()
        .collect(Collectors.joining(" "));
  }

  private static String expected(String link) {
    return "seen " + link.substring(link.indexOf(' ') + 1);
  }

  private static String html() {
    CompilationResult result =
        ZrpcCompiler.compile(
            CompilationRequest.ofTexts(
                SourceText.of("shop.zrpc", resource("shop.zrpc")),
                SourceText.of("units.zrpc", resource("units.zrpc"))));
    assertThat(result.diagnostics()).isEmpty();
    return DocumentGenerator.html(
        result.contract(), "</title><script>window.ran = 'title'</script>");
  }

  private static String resource(String name) {
    try (InputStream in = ContractPageIT.class.getResourceAsStream("/page/" + name)) {
      assertThat(in).as(name).isNotNull();
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
