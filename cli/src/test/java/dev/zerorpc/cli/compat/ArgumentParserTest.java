package dev.zerorpc.cli.compat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.cli.python.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ArgumentParserTest {
  /** Command lines, and what the Python command's own parser made of them. */
  @Test
  void linesMeanWhatTheyMeanToThePythonCommand() throws IOException {
    List<?> cases;
    try (InputStream in = getClass().getResourceAsStream("arguments.json")) {
      cases = (List<?>) JsonReader.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
    assertThat(cases).hasSizeGreaterThan(200);
    for (Object entry : cases) {
      List<?> pair = (List<?>) entry;
      List<String> line = ((List<?>) pair.get(0)).stream().map(String.class::cast).toList();
      assertThat(parsed(line)).as("%s", line).isEqualTo(pair.get(1));
    }
  }

  @Test
  void optionsThatPythonDoesNotHaveAreNotAbbreviated() throws UsageException {
    assertThat(ArgumentParser.parse(List.of("--classpath", "a.jar")).classPath).isEqualTo("a.jar");
    assertThat(ArgumentParser.parse(List.of("--cl")).client).isTrue();
    assertThatThrownBy(() -> ArgumentParser.parse(List.of("--class", "a.jar")))
        .hasMessage("unrecognized arguments: --class");
  }

  private static Map<String, Object> parsed(List<String> line) {
    Map<String, Object> result = new LinkedHashMap<>();
    try {
      Arguments a = ArgumentParser.parse(line);
      a.shift();
      if (a.help) {
        result.put("exit", 0L);
        result.put("err", "");
        return result;
      }
      result.put("client", a.client);
      result.put("connect", a.connects);
      result.put("bind", a.binds);
      result.put("timeout", a.timeout.longValueExact());
      result.put("heartbeat", a.heartbeat.longValueExact());
      result.put("pool", a.poolSize == null ? null : a.poolSize.longValueExact());
      result.put("j", a.json);
      result.put("pj", a.printJson);
      result.put("i", a.inspect);
      result.put("hb", a.activeHeartbeat);
      result.put("d", a.debug);
      result.put("address", a.address);
      result.put("command", a.command);
      result.put("params", a.params);
    } catch (UsageException e) {
      result.put("exit", 2L);
      result.put("err", e.getMessage() + "\n");
    }
    return result;
  }
}
