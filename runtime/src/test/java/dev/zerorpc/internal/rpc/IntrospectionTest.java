package dev.zerorpc.internal.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.stub.ClientCall;
import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.MethodDescriptor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IntrospectionTest {
  private final EngineFixture fixture = new EngineFixture();

  @BeforeEach
  void start() {
    fixture.service.add(
        MethodDescriptor.unary("Test", "documented", Codecs.VOID)
            .parameter("required")
            .parameter("step", 1L)
            .parameter("note", null)
            .documentation("First line.\nSecond line.")
            .build(),
        call -> call.reply());
    fixture.startServer();
    fixture.startClient();
  }

  @Test
  void listNamesTheMethodsInOrderAndNotItself() throws Exception {
    assertThat(ask("_zerorpc_list")).isEqualTo(List.of("hello", "range", "documented"));
  }

  @Test
  void nameAndPing() throws Exception {
    assertThat(ask("_zerorpc_name")).isEqualTo("Test");
    assertThat(ask("_zerorpc_ping")).isEqualTo(List.of("pong", "Test"));
  }

  @Test
  void helpIsTheDocumentationOrNothing() throws Exception {
    assertThat(ask("_zerorpc_help", "documented")).isEqualTo("First line.\nSecond line.");
    assertThat(ask("_zerorpc_help", "hello")).isNull();
  }

  @Test
  void helpForAnUnknownMethodIsAKeyError() {
    assertThatThrownBy(() -> ask("_zerorpc_help", "missing"))
        .hasMessageContaining("KeyError: missing");
  }

  @Test
  void argsIsPythonsArgumentSpecification() throws Exception {
    assertThat(ask("_zerorpc_args", "documented"))
        .isEqualTo(
            Arrays.asList(
                List.of("required", "step", "note"), null, null, Arrays.asList(1L, null)));
    assertThat(ask("_zerorpc_args", "hello"))
        .isEqualTo(Arrays.asList(List.of("name"), null, null, null));
  }

  @Test
  void inspectHasArgumentsAndDocumentationOfEveryMethod() throws Exception {
    Map<String, Object> note = new LinkedHashMap<>();
    note.put("name", "note");
    note.put("default", null);
    Map<String, Object> hello = new LinkedHashMap<>();
    hello.put("args", List.of(Map.of("name", "name")));
    hello.put("doc", null);

    Map<?, ?> answer = (Map<?, ?>) ask("_zerorpc_inspect");

    assertThat(answer.get("name")).isEqualTo("Test");
    Map<?, ?> methods = (Map<?, ?>) answer.get("methods");
    assertThat(methods.get("hello")).isEqualTo(hello);
    assertThat(methods.get("documented"))
        .isEqualTo(
            Map.of(
                "args",
                List.of(Map.of("name", "required"), Map.of("name", "step", "default", 1L), note),
                "doc",
                "First line.\nSecond line."));
  }

  @Test
  void streamOfTheCallerIsNoArgumentAndInspectNamesIt() throws Exception {
    fixture.service.add(
        MethodDescriptor.unary("Test", "sum", Codecs.I64)
            .parameter("start")
            .streamParameter("values")
            .build(),
        call -> call.reply(Codecs.I64, 0L));
    fixture.startServer();

    assertThat(ask("_zerorpc_args", "sum"))
        .isEqualTo(Arrays.asList(List.of("start"), null, null, null));
    Map<?, ?> methods = (Map<?, ?>) ((Map<?, ?>) ask("_zerorpc_inspect")).get("methods");
    Map<String, Object> sum = new LinkedHashMap<>();
    sum.put("args", List.of(Map.of("name", "start")));
    sum.put("stream", "values");
    sum.put("doc", null);
    assertThat(methods.get("sum")).isEqualTo(sum);
  }

  private Object ask(String method, String... arguments) throws Exception {
    var descriptor = MethodDescriptor.unary("", method, Codecs.ANY);
    for (String argument : arguments) {
      descriptor.parameter(argument);
    }
    ClientCall<Object> call = fixture.call(descriptor.build());
    for (String argument : arguments) {
      call.arguments().writeString(argument);
    }
    return call.executeAsync().get();
  }
}
