package dev.zerorpc.cli.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.ExtValue;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PythonValuesTest {
  /** Values, and what Python's pprint, json.dumps and repr made of them. */
  @Test
  void valuesLookAsPythonWritesThem() throws IOException {
    List<?> cases;
    try (InputStream in = getClass().getResourceAsStream("values.json")) {
      cases = (List<?>) JsonReader.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
    assertThat(cases).hasSizeGreaterThan(150);
    for (Object entry : cases) {
      List<?> parts = (List<?>) entry;
      Object value = value((Map<?, ?>) parts.get(0));
      assertThat(PrettyPrinter.format(value) + "\n").isEqualTo(parts.get(1));
      assertThat(PythonText.repr(value)).isEqualTo(parts.get(3));
      if (parts.get(2) != null) {
        assertThat(JsonText.of(value)).isEqualTo(parts.get(2));
      } else {
        assertThatThrownBy(() -> JsonText.of(value)).hasMessageContaining("JSON cannot express");
      }
    }
  }

  /** A value with its kind: bytes as b, lists as l, maps as m, everything else as v. */
  private static Object value(Map<?, ?> tagged) {
    if (tagged.containsKey("b")) {
      return HexFormat.of().parseHex((String) tagged.get("b"));
    }
    if (tagged.containsKey("l")) {
      List<Object> list = new ArrayList<>();
      ((List<?>) tagged.get("l")).forEach(item -> list.add(value((Map<?, ?>) item)));
      return list;
    }
    if (tagged.containsKey("m")) {
      Map<Object, Object> map = new LinkedHashMap<>();
      for (Object entry : (List<?>) tagged.get("m")) {
        map.put(((List<?>) entry).get(0), value((Map<?, ?>) ((List<?>) entry).get(1)));
      }
      return map;
    }
    return tagged.get("v");
  }

  @Test
  void whatOnlyMessagePackHasLooksAsInPythonsMessagePack() {
    assertThat(PythonText.repr(Instant.ofEpochSecond(5, 6)))
        .isEqualTo("Timestamp(seconds=5, nanoseconds=6)");
    assertThat(PythonText.repr(new ExtValue((byte) 7, new byte[] {0, 'a'})))
        .isEqualTo("ExtType(code=7, data=b'\\x00a')");
    Map<Object, Object> keys = new LinkedHashMap<>();
    keys.put("text", 1L);
    keys.put(10L, 2L);
    keys.put(ByteBuffer.wrap(new byte[] {'k'}), 3L);
    keys.put(9L, 4L);
    assertThat(PrettyPrinter.format(keys)).isEqualTo("{b'k': 3, 9: 4, 10: 2, 'text': 1}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "tru|Expecting value: line 1 column 1 (char 0)",
        "[1,]|Expecting value: line 1 column 4 (char 3)",
        "[1 2]|Expecting ',' delimiter: line 1 column 4 (char 3)",
        "{1:2}|Expecting property name enclosed in double quotes: line 1 column 2 (char 1)",
        "{\"a\" 1}|Expecting ':' delimiter: line 1 column 6 (char 5)",
        "1 2|Extra data: line 1 column 3 (char 2)",
        "\"abc|Unterminated string starting at: line 1 column 1 (char 0)",
        "\"\\q\"|Invalid \\escape: line 1 column 2 (char 1)",
        "01|Extra data: line 1 column 2 (char 1)",
        "hello|Expecting value: line 1 column 1 (char 0)",
      })
  void malformedJsonIsRefusedInPythonsWords(String text, String message) {
    assertThatThrownBy(() -> JsonReader.read(text)).hasMessage(message);
  }

  @Test
  void jsonIsReadAsPythonReadsIt() {
    assertThat(JsonReader.read(" {\"a\":[1,-2.5e3,true,null,\"\\u00e9\\n\"],\"a\":{}} "))
        .isEqualTo(Map.of("a", Map.of()));
    assertThat(JsonReader.read("18446744073709551616")).isEqualTo(BigInteger.TWO.pow(64));
    assertThat(JsonReader.read("[NaN, Infinity, -Infinity, -0.0]"))
        .isEqualTo(List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0));
    assertThatThrownBy(() -> JsonReader.read("[".repeat(100_000)))
        .hasMessageContaining("Nested too deeply");
  }
}
