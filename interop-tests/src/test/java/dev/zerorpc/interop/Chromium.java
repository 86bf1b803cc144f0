package dev.zerorpc.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.json.Json;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * The system's Chromium without a window, with a profile of its own. It remembers what pages write
 * to the console and what they ask the network for. Used by one thread.
 */
final class Chromium implements AutoCloseable {
  private static final Path BROWSER = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

  /** Selenium warns of each browser that is newer than itself, for what is not used here. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  private final ChromeDriver driver;

  Chromium() throws IOException {
    for (Path needed : List.of(BROWSER, DRIVER)) {
      if (!Files.isExecutable(needed)) {
        throw new IllegalStateException(needed + " is missing; run interop-tests/peers/setup");
      }
    }
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(DRIVER.toFile())
            .usingAnyFreePort()
            .build();
    SELENIUM.setLevel(Level.SEVERE);
    driver = new ChromeDriver(service, options());
    driver.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(30));
    driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(30));
  }

  private static ChromeOptions options() throws IOException {
    // Below target, so that what a browser leaves behind as it ends is nobody's concern.
    Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(BROWSER.toFile());
    options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--user-data-dir=" + Files.createTempDirectory(target, "chromium-"));
    return options;
  }

  /** Opens a page afresh, in a window of this width, and forgets what earlier ones did. */
  void open(Path page, int width) {
    resize(width);
    driver.get("about:blank");
    complaints();
    requests();
    driver.get(page.toUri().toString());
  }

  void reload() {
    driver.navigate().refresh();
  }

  /** Makes the page so wide, in CSS pixels; narrower than any window can be made. */
  void resize(int width) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 800, "deviceScaleFactor", 1, "mobile", false));
  }

  /** What the page is told about its medium and the reader's taste. */
  void emulate(String medium, String colorScheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "media",
            medium,
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", colorScheme))));
  }

  /** The value of a script of the test, which may refer to {@code arguments}. */
  @Nullable Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** The same for a script that answers with a list of texts. */
  List<String> texts(String script, Object... arguments) {
    return run(script, arguments) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of("the script answered with no list");
  }

  /** Presses keys, wherever the focus is. */
  void press(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  void press(Keys key, int times) {
    CharSequence[] keys = new CharSequence[times];
    Arrays.fill(keys, key);
    press(keys);
  }

  void pressHolding(Keys held, CharSequence keys) {
    new Actions(driver).keyDown(held).sendKeys(keys).keyUp(held).perform();
  }

  /** The page on paper, as a PDF in Base64. */
  String printed() {
    Object data = driver.executeCdpCommand("Page.printToPDF", Map.of()).get("data");
    return String.valueOf(data);
  }

  /** Leaves a picture of what is seen of the page, for whoever wants to look at it. */
  void picture(Path file) throws IOException {
    Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
  }

  /** What the console has held since the last time. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
  }

  /** The addresses that were asked for since the last time. */
  List<String> requests() {
    List<String> addresses = new ArrayList<>();
    for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
      Map<?, ?> message = map(map(new Json().toType(entry.getMessage(), Map.class)).get("message"));
      Object method = message.get("method");
      if ("Network.requestWillBeSent".equals(method)) {
        addresses.add(String.valueOf(map(map(message.get("params")).get("request")).get("url")));
      } else if ("Network.webSocketCreated".equals(method)) {
        addresses.add(String.valueOf(map(message.get("params")).get("url")));
      }
    }
    return addresses;
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  @Override
  public void close() {
    driver.quit();
  }
}
