package dev.zerorpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.internal.testing.LambdaService;
import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.ErrorCodec;
import dev.zerorpc.stub.MethodDescriptor;
import dev.zerorpc.stub.ValueReader;
import dev.zerorpc.stub.ValueWriter;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls of methods of which the caller knows only the name. */
@Timeout(60)
class AskTest {
  private final LambdaService service = new LambdaService();
  private RpcServer server;
  private RpcClient client;

  @BeforeEach
  void open() {
    service
        .add(
            MethodDescriptor.unary("Test", "value", Codecs.STRING).parameter("text").build(),
            call -> call.reply(Codecs.STRING, call.arguments().readString()))
        .add(MethodDescriptor.unary("Test", "nothing", Codecs.VOID).build(), call -> call.reply())
        .add(
            MethodDescriptor.stream("Test", "stream", Codecs.I32).parameter("count").build(),
            call -> {
              int count = call.arguments().readI32();
              call.replyAll(Codecs.I32, RpcStream.from(IntStream.range(0, count).boxed()));
            })
        .add(
            MethodDescriptor.unary("Test", "fail", Codecs.VOID)
                .parameter("which")
                .error(new NamedCodec("first"))
                .error(new NamedCodec("second"))
                .build(),
            call -> {
              throw new Named(call.arguments().readString());
            });
    server = RpcServer.builder().service(service).bind("tcp://127.0.0.1:*").start();
    client = RpcClient.connect(server.endpoints().get(0));
  }

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Test
  void oneValueIsAValue() {
    RpcAnswer<Object> answer = client.ask("value", "hello");
    assertThat(answer.isStream()).isFalse();
    assertThat(answer.value()).isEqualTo("hello");
    assertThatThrownBy(answer::stream).isInstanceOf(IllegalStateException.class);
    assertThat(client.ask("nothing").isStream()).isFalse();
    assertThat(client.ask("nothing").value()).isNull();
  }

  @Test
  void aStreamIsReadToItsEnd() {
    for (int size : new int[] {0, 1, 2, 99, 100, 101, 5000}) {
      RpcAnswer<Object> answer = client.ask("stream", size);
      assertThat(answer.isStream()).isTrue();
      assertThatThrownBy(answer::value).isInstanceOf(IllegalStateException.class);
      try (RpcStream<Object> items = answer.stream()) {
        assertThat(items.stream().count()).isEqualTo(size);
      }
    }
    assertThat(client.ask("value", "still there").value()).isEqualTo("still there");
  }

  @Test
  void errorsAreThrownAtOnce() {
    assertThatThrownBy(() -> client.ask("unknown"))
        .isInstanceOfSatisfying(
            RemoteException.class, e -> assertThat(e.name()).isEqualTo("NameError"));
    assertThatThrownBy(() -> client.ask("value", 1)).isInstanceOf(RemoteException.class);
  }

  @Test
  void aCodecMaySayWhichErrorsItCarries() {
    for (String name : List.of("first", "second")) {
      assertThatThrownBy(() -> client.ask("fail", name))
          .isInstanceOfSatisfying(RemoteException.class, e -> assertThat(e.name()).isEqualTo(name));
    }
    assertThatThrownBy(() -> client.ask("fail", "third"))
        .isInstanceOfSatisfying(
            RemoteException.class, e -> assertThat(e.name()).isEqualTo("Named"));
  }

  private static final class Named extends ContractException {
    private static final long serialVersionUID = 1L;
    private final String name;

    Named(String name) {
      super("the message");
      this.name = name;
    }
  }

  private record NamedCodec(String name) implements ErrorCodec<Named> {
    @Override
    public Class<Named> type() {
      return Named.class;
    }

    @Override
    public boolean carries(ContractException error) {
      return error instanceof Named named && named.name.equals(name);
    }

    @Override
    public void writeFields(ValueWriter out, Named error) {
      out.beginMap(0);
      out.end();
    }

    @Override
    public Named read(String message, ValueReader fields) {
      throw new UnsupportedOperationException("the caller knows no errors");
    }
  }
}
