package dev.zerorpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.internal.testing.LambdaService;
import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.MethodDescriptor;
import dev.zerorpc.stub.ServiceDispatcher;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InlineHandlersTest {
  private static final MethodDescriptor<String> THREAD =
      MethodDescriptor.unary("Test", "thread", Codecs.STRING).build();

  private final AtomicInteger handedOver = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CompletableFuture<String> later = new CompletableFuture<>();
  private final LambdaService service =
      new LambdaService()
          .add(THREAD, call -> call.reply(Codecs.STRING, Thread.currentThread().getName()))
          .add(
              MethodDescriptor.unary("Test", "fail", Codecs.STRING).build(),
              call -> {
                throw new IllegalStateException("broken");
              })
          .add(
              MethodDescriptor.unary("Test", "later", Codecs.STRING).build(),
              call -> call.replyWith(Codecs.STRING, later))
          .add(
              MethodDescriptor.stream("Test", "items", Codecs.STRING).build(),
              call ->
                  call.replyAll(
                      Codecs.STRING,
                      RpcStream.from(
                          List.of(1, 2, 3).stream().map(i -> Thread.currentThread().getName()))))
          .add(
              MethodDescriptor.unary("Test", "nested", Codecs.STRING).build(),
              call -> {
                try (RpcClient inner = RpcClient.connect("inproc://nobody")) {
                  call.reply(Codecs.STRING, (String) inner.call("thread"));
                }
              });

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  private RpcServer serve(ServiceDispatcher offered) {
    return RpcServer.builder()
        .service(offered)
        .executor(
            task -> {
              handedOver.incrementAndGet();
              threads.execute(task);
            })
        .bind("tcp://127.0.0.1:*")
        .start();
  }

  private static RpcClient connect(RpcServer server) {
    return RpcClient.connect(server.endpoints().get(0));
  }

  @Test
  void handlersRunOnTheThreadThatReceives() {
    try (RpcServer server = serve(InlineHandlers.of(service));
        RpcClient client = connect(server)) {
      Object first = client.call("thread");

      assertThat(first).asString().startsWith("zerorpc-io-");
      assertThat(client.call("thread")).isEqualTo(first);
      assertThat(handedOver).hasValue(0);
      assertThat(server.activeCalls()).isZero();
    }
  }

  @Test
  void onlyTheNamedMethodsDo() {
    try (RpcServer server = serve(InlineHandlers.of(service, "fail"));
        RpcClient client = connect(server)) {
      assertThat(client.call("thread")).asString().doesNotStartWith("zerorpc-io-");
      assertThat(handedOver).hasValue(1);
      assertThatThrownBy(() -> client.call("fail")).hasMessageContaining("broken");
      assertThat(handedOver).hasValue(1);
    }
  }

  @Test
  void aPrefixChangesNothing() {
    try (RpcServer server =
            RpcServer.builder()
                .service("a", InlineHandlers.of(service))
                .bind("tcp://127.0.0.1:*")
                .start();
        RpcClient client = connect(server)) {
      assertThat(client.call("a.thread")).asString().startsWith("zerorpc-io-");
    }
  }

  @Test
  void aFailureIsTheCallersAndTheServerGoesOn() {
    try (RpcServer server = serve(InlineHandlers.of(service));
        RpcClient client = connect(server)) {
      assertThatThrownBy(() -> client.call("fail"))
          .isInstanceOf(RemoteException.class)
          .hasMessage("IllegalStateException: broken");
      assertThat(client.call("thread")).asString().startsWith("zerorpc-io-");
    }
  }

  @Test
  void aFutureIsAnsweredWhenItIsThere() throws Exception {
    try (RpcServer server = serve(InlineHandlers.of(service));
        RpcClient client = connect(server)) {
      CompletableFuture<Object> answer = client.callAsync("later");
      client.call("thread");
      assertThat(answer).isNotDone();

      later.complete("now");

      assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo("now");
    }
  }

  @Test
  void itemsOfAStreamComeFromTheExecutor() {
    try (RpcServer server = serve(InlineHandlers.of(service));
        RpcClient client = connect(server);
        RpcStream<Object> items = client.stream("items")) {
      assertThat(items)
          .hasSize(3)
          .allSatisfy(item -> assertThat(item).asString().doesNotStartWith("zerorpc-io-"));
    }
  }

  @Test
  void whoeverWaitsInOneIsTold() {
    try (RpcServer server = serve(InlineHandlers.of(service));
        RpcClient client = connect(server)) {
      assertThatThrownBy(() -> client.call("nested"))
          .isInstanceOf(RemoteException.class)
          .hasMessageContaining("thread at inproc://nobody")
          .hasMessageContaining("the handler of Test.nested runs on the server's I/O thread")
          .hasMessageContaining("InlineHandlers.of");
    }
  }

  @Test
  void aNameThatIsNoMethodIsAMistake() {
    assertThatThrownBy(() -> InlineHandlers.of(service, "threat"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Test has no method 'threat'; it has [thread, fail, later, items, nested]");
  }

  @Test
  void whoReadsItsCallersStreamCannotBeOne() {
    LambdaService reader =
        new LambdaService()
            .add(
                MethodDescriptor.unary("Test", "sum", Codecs.I64)
                    .streamParameter("numbers")
                    .build(),
                call -> call.reply(Codecs.I64, 0L));

    assertThatThrownBy(() -> serve(InlineHandlers.of(reader)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Test.sum takes a stream from its caller");
  }
}
