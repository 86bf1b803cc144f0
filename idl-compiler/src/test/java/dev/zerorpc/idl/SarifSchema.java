package dev.zerorpc.idl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the schema of SARIF 2.1.0 asks of the objects that are written here: which properties each
 * must have and may have, and what the values may be. The schema allows no other properties.
 */
final class SarifSchema {
  private static final Set<String> LEVELS = Set.of("none", "note", "warning", "error");

  private SarifSchema() {}

  static void check(Map<String, Object> log) {
    object(log, Set.of("version", "runs"), Set.of("$schema"));
    assertThat(log).containsEntry("version", "2.1.0");
    for (Object run : JsonValue.list(log.get("runs"))) {
      run(JsonValue.object(run));
    }
  }

  private static void run(Map<String, Object> run) {
    object(run, Set.of("tool"), Set.of("results", "columnKind"));
    assertThat(run.get("columnKind")).isIn("utf16CodeUnits", "unicodeCodePoints");
    Map<String, Object> tool = object(run.get("tool"), Set.of("driver"), Set.of());
    Map<String, Object> driver = object(tool.get("driver"), Set.of("name"), Set.of("rules"));
    List<Object> rules = JsonValue.list(driver.get("rules"));
    assertThat(rules).doesNotHaveDuplicates();
    for (Object each : rules) {
      Map<String, Object> rule = object(each, Set.of("id"), Set.of("help", "defaultConfiguration"));
      assertThat(rule).containsKey("help");
      message(rule.get("help"));
      Map<String, Object> configuration =
          object(rule.get("defaultConfiguration"), Set.of(), Set.of("level"));
      assertThat(LEVELS).contains((String) configuration.get("level"));
    }
    for (Object each : JsonValue.list(run.get("results"))) {
      result(JsonValue.object(each), rules);
    }
  }

  private static void result(Map<String, Object> result, List<Object> rules) {
    object(
        result,
        Set.of("message"),
        Set.of("ruleId", "ruleIndex", "level", "locations", "relatedLocations"));
    message(result.get("message"));
    assertThat(LEVELS).contains((String) result.get("level"));
    Object rule = rules.get(Math.toIntExact((Long) result.get("ruleIndex")));
    assertThat(JsonValue.object(rule)).containsEntry("id", result.get("ruleId"));
    JsonValue.list(result.get("locations")).forEach(SarifSchema::location);
    if (result.containsKey("relatedLocations")) {
      JsonValue.list(result.get("relatedLocations")).forEach(SarifSchema::location);
    }
  }

  private static void location(Object value) {
    Map<String, Object> location =
        object(value, Set.of(), Set.of("physicalLocation", "logicalLocations", "message"));
    if (location.containsKey("message")) {
      message(location.get("message"));
    }
    if (!location.containsKey("physicalLocation")) {
      return;
    }
    Map<String, Object> physical =
        object(location.get("physicalLocation"), Set.of("artifactLocation"), Set.of("region"));
    Map<String, Object> artifact =
        object(physical.get("artifactLocation"), Set.of("uri"), Set.of());
    assertThat((String) artifact.get("uri")).matches("(file:///)?[A-Za-z0-9%._~/:-]+");
    Map<String, Object> region =
        object(physical.get("region"), Set.of("startLine", "startColumn"), Set.of("endColumn"));
    assertThat((Long) region.get("startLine")).isPositive();
    assertThat((Long) region.get("startColumn")).isPositive();
    assertThat((Long) region.get("endColumn"))
        .isGreaterThanOrEqualTo((Long) region.get("startColumn"));
  }

  private static void message(Object value) {
    assertThat((String) object(value, Set.of("text"), Set.of()).get("text")).isNotBlank();
  }

  private static Map<String, Object> object(
      Object value, Set<String> required, Set<String> optional) {
    Map<String, Object> object = JsonValue.object(value);
    assertThat(object.keySet()).containsAll(required);
    assertThat(object.keySet())
        .allSatisfy(
            name -> assertThat(required.contains(name) || optional.contains(name)).isTrue());
    return object;
  }
}
