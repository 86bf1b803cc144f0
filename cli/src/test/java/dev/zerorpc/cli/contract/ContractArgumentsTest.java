package dev.zerorpc.cli.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.RpcStream;
import dev.zerorpc.cli.CommandException;
import dev.zerorpc.cli.ExitCode;
import dev.zerorpc.contract.Contract;
import dev.zerorpc.idl.CompilationRequest;
import dev.zerorpc.idl.CompilationResult;
import dev.zerorpc.idl.ZrpcCompiler;
import dev.zerorpc.idl.syntax.SourceText;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ContractArgumentsTest {
  private static final Contract CONTRACT =
      contract(
          """
          namespace com.example;

          enum Level { low; high; }
          enum Code: i32 { none = 0; some = 7; }
          struct Point { x: i32; y: i32 = 5; label: string?; }
          @positional struct Pair { left: i64; right: string = "r"; }
          union Shape { point: Point; radius: f64; }

          service Things {
            plain(name: string, count: i32, on: bool = true, level: Level = low);
            scalars(a: i8, b: u64, c: f32, d: f64, e: bytes, f: timestamp, g: duration, h: uuid, i: any);
            parts(points: list<Point>, tags: set<string>, ages: map<i32, Level>, shape: Shape, pair: Pair);
            limits(@range(1, 10) n: i32, @length(2, 3) s: string = "ab", @pattern("[a-z]+") p: string = "x");
            maybe(text: string?, code: Code);
            upload(name: string, size: i32 = 1, items: stream<i32>);
          }
          """);

  @Test
  void argumentsAreConvertedByTheirTypesInOrderAndByName() {
    assertThat(of("plain", "7", "7")).containsExactly("7", 7);
    assertThat(of("plain", "count=7", "name=a=b")).containsExactly("a=b", 7);
    assertThat(of("plain", "x=y", "0x10", "false")).containsExactly("x=y", 16, false);
    assertThat(of("plain", "a", "1", "level=high")).containsExactly("a", 1, true, "high");
  }

  @Test
  void scalarsAreWrittenAsInContracts() {
    String id = "123e4567-e89b-12d3-a456-426614174000";
    Object[] values =
        of(
            "scalars",
            "-1",
            "18446744073709551615",
            "0.5",
            "1e3",
            "hex:00ff",
            "2026-01-31T12:00:00Z",
            "250ms",
            id,
            "[1, {\"a\": null}]");
    assertThat(values)
        .hasSize(9)
        .startsWith((byte) -1, new BigInteger("18446744073709551615"), 0.5f, 1000.0)
        .contains(
            Instant.parse("2026-01-31T12:00:00Z"), Duration.ofMillis(250), UUID.fromString(id));
    assertThat((byte[]) values[4]).containsExactly(0, -1);
    Map<String, Object> nothing = new java.util.HashMap<>();
    nothing.put("a", null);
    assertThat(values[8]).isEqualTo(List.of(1L, nothing));
    Object[] others =
        of("scalars", "1", "2", "3", "4", "base64:AAE=", "2026-01-31T12:00:00Z", "2s", id, "text");
    assertThat((byte[]) others[4]).containsExactly(0, 1);
    assertThat(others[8]).isEqualTo("text");
    others[4] = of("scalars", "1", "2", "3", "4", "hé", "2026-01-31T12:00:00Z", "2s", id, "t")[4];
    assertThat((byte[]) others[4]).containsExactly('h', 0xc3, 0xa9);
  }

  @Test
  void whatHasPartsIsJson() {
    Object[] values =
        of(
            "parts",
            "[{\"x\": 1}, {\"x\": 2, \"label\": null}]",
            "[\"a\", \"b\"]",
            "{\"40\": \"low\"}",
            "{\"radius\": 2}",
            "[9]");
    Map<String, Object> second = new java.util.LinkedHashMap<>();
    second.put("x", 2);
    second.put("label", null);
    assertThat(values)
        .containsExactly(
            List.of(Map.of("x", 1), second),
            List.of("a", "b"),
            Map.of(40, "low"),
            Map.of("radius", 2.0),
            List.of(9L, "r"));
    assertThat(of("parts", "[]", "[]", "{}", "{\"point\": {\"x\": 1}}", "{\"left\": 1}"))
        .endsWith(Map.of("point", Map.of("x", 1)), List.of(1L, "r"));
  }

  @Test
  void nullIsNoValueWhereThereNeedBeNone() {
    assertThat(of("maybe", "null", "some")).containsExactly(null, BigInteger.valueOf(7));
    assertThat(of("maybe", "none", "none")).containsExactly("none", BigInteger.ZERO);
  }

  @Test
  void withJsonEveryValueIsJson() {
    assertThat(json("plain", "\"a\"", "count=3")).containsExactly("a", 3);
    assertThat(json("maybe", "null", "\"some\"")).containsExactly(null, BigInteger.valueOf(7));
    assertThatThrownBy(() -> json("plain", "a", "3"))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("argument 'name': this is not JSON");
    assertThatThrownBy(() -> json("plain", "\"a\"", "\"3\""))
        .hasMessageContaining("argument 'count': expected i32, found \"3\"");
  }

  @Test
  void aStreamIsAListOfItsItems() {
    Object[] values = of("upload", "f", "items=[1, 2]");
    assertThat(values).hasSize(2).startsWith("f");
    List<Object> items = new ArrayList<>();
    ((RpcStream<?>) values[1]).forEach(items::add);
    assertThat(items).containsExactly(1, 2);
    assertThat(of("upload", "f", "2", "[]")).hasSize(3);
    assertThatThrownBy(() -> of("upload", "f"))
        .hasMessageContaining("argument 'items' is missing")
        .hasMessageContaining("items: stream i32");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "plain  | a;x                  | 'count': expected a whole number",
        "plain  | a;3000000000         | 'count': expected i32, from -2147483648 to 2147483647",
        "plain  | a;1;maybe            | 'on': expected true or false",
        "plain  | a;1;level=hihg       | 'level': Level has no constant 'hihg'. Did you mean"
            + " 'high'?",
        "plain  | a                    | 'count' is missing. It takes (name: string, count: i32,"
            + " on: bool = true",
        "plain  | a;1;true;low;more    | takes 4 arguments",
        "plain  | name=a;1             | '1' comes after an argument with a name",
        "plain  | a;1;name=b           | 'name' is given twice",
        "limits | 11                   | 'n': expected a value from 1 to 10, found 11",
        "limits | 5;abcd               | 's': expected a length from 2 to 3, found one of 4",
        "limits | 5;p=A1               | 'p': expected a text that matches [a-z]+, found 'A1'",
        "parts  | {}                   | 'points': expected list<Point>, a list, found {}",
        "parts  | [{\"z\": 1}]         | 'points[0]': struct Point has no field 'z'",
        "parts  | [{}]                 | 'points[0]': struct Point needs the field 'x', of type"
            + " i32",
        "parts  | [{\"x\": \"1\"}]     | 'points[0].x': expected i32, found \"1\"",
        "parts  | []; [\"a\", \"a\"]   | 'tags[1]': the set has this element already",
        "parts  | tags=[1              | 'tags': set<string> is written as JSON",
        "parts  | ages={\"a\": \"low\"}| 'ages[a]': expected a whole number",
        "parts  | shape={\"cube\": 1}  | 'shape': union Shape has no member 'cube'",
        "parts  | shape={}             | 'shape': expected an object with one of point, radius",
        "parts  | pair=[1, \"r\", 2]   | 'pair': expected at most 2 values for struct Pair",
        "scalars| h=1-1-1-1-1          | 'h': expected a UUID",
        "scalars| f=today              | 'f': expected a point in time",
        "scalars| e=hex:0              | 'e': expected bytes behind hex:",
        "scalars| g=5                  | 'g': expected a whole number with its unit",
        "nothing| a                    | the contract has no method 'nothing'",
        "plian  | a                    | Did you mean 'plain'?",
      })
  void whatDoesNotFitIsRefusedByName(String method, String words, String message) {
    assertThatThrownBy(() -> of(method, words.split(";")))
        .isInstanceOfSatisfying(
            CommandException.class, e -> assertThat(e.code()).isEqualTo(ExitCode.USAGE))
        .hasMessageContaining(message);
  }

  @Test
  void aPrefixOfTheServersIsNoPartOfTheName() {
    assertThat(ContractArguments.of(CONTRACT, "users.plain").of(List.of("a", "1"), false))
        .containsExactly("a", 1);
    Contract two = contract("service A { f(a: i32); } service B { f(a: string); }");
    assertThatThrownBy(() -> ContractArguments.of(two, "f"))
        .hasMessageContaining("services A, B have a method 'f' each");
  }

  private static Object[] of(String method, String... words) {
    List<String> stripped = Arrays.stream(words).map(String::strip).toList();
    return ContractArguments.of(CONTRACT, method).of(stripped, false);
  }

  private static Object[] json(String method, String... words) {
    return ContractArguments.of(CONTRACT, method).of(List.of(words), true);
  }

  private static Contract contract(String text) {
    CompilationResult result =
        ZrpcCompiler.compile(CompilationRequest.ofTexts(SourceText.of("test.zrpc", text)));
    assertThat(result.diagnostics()).isEmpty();
    return result.contract();
  }
}
