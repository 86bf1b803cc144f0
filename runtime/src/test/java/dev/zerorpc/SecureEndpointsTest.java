package dev.zerorpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.internal.testing.LambdaService;
import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.MethodDescriptor;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Credentials with servers that come back, and with several of them, over real sockets. */
@Timeout(60)
class SecureEndpointsTest {
  private static final MethodDescriptor<String> SLOW_FIRST =
      MethodDescriptor.unary("Test", "slow_first", Codecs.STRING).idempotent().build();

  private final CurveKeys serverKeys = CurveKeys.generate();
  private final CurveKeys clientKeys = CurveKeys.generate();
  private final CountDownLatch release = new CountDownLatch(1);
  private final CountDownLatch entered = new CountDownLatch(1);
  private final AtomicInteger slowCalls = new AtomicInteger();
  private final List<AutoCloseable> resources = new ArrayList<>();

  @AfterEach
  void closeAll() throws Exception {
    release.countDown();
    for (int i = resources.size() - 1; i >= 0; i--) {
      resources.get(i).close();
    }
  }

  private static String caller() {
    return CallContext.current().identity().orElse("nobody");
  }

  private RpcServer server(String endpoint, Security security) {
    LambdaService service =
        new LambdaService()
            .add(
                MethodDescriptor.unary("Test", "whoami", Codecs.STRING).build(),
                call -> call.reply(Codecs.STRING, caller()))
            .add(
                SLOW_FIRST,
                call -> {
                  if (slowCalls.incrementAndGet() == 1) {
                    entered.countDown();
                    release.await();
                  }
                  call.reply(Codecs.STRING, caller());
                });
    RpcServer server =
        RpcServer.builder()
            .service(service)
            .bind(endpoint)
            .security(security)
            .gracePeriod(Duration.ofMillis(100))
            .start();
    resources.add(server);
    return server;
  }

  private CurveServer curve(CurveKeys keys) {
    return CurveServer.of(keys, AllowedKeys.of(clientKeys.publicKey()));
  }

  private RpcServer curveServer(String endpoint) {
    return server(endpoint, curve(serverKeys));
  }

  private RpcClient client(RpcClient.Builder builder) {
    RpcClient client =
        builder
            .security(CurveClient.of(clientKeys, serverKeys.publicKey()))
            .reconnect(Duration.ofMillis(20), Duration.ofMillis(200))
            .timeout(Duration.ofSeconds(20))
            .build();
    resources.add(client);
    return client;
  }

  private static int port(RpcServer server) {
    return URI.create(server.endpoints().get(0)).getPort();
  }

  /** A call that leaves in the moment before a break is noticed is lost with the connection. */
  private static @Nullable Object untilServed(RpcClient client) {
    for (int attempt = 1; ; attempt++) {
      try {
        return client.call("whoami");
      } catch (LostRemoteException e) {
        if (attempt == 3) {
          throw e;
        }
      }
    }
  }

  @Test
  void everyConnectionToAServerThatIsRestartedProvesTheKeysAnew() {
    RpcServer server = curveServer("tcp://127.0.0.1:*");
    int port = port(server);
    RpcClient client = client(RpcClient.builder().connect("tcp://localhost:" + port));
    assertThat(client.call("whoami")).isEqualTo(clientKeys.publicKey());
    for (int i = 0; i < 5; i++) {
      server.close();
      server = curveServer("tcp://127.0.0.1:" + port);
      assertThat(untilServed(client)).isEqualTo(clientKeys.publicKey());
    }
  }

  @Test
  void aServerThatComesBackWithOtherKeysIsNotSpokenToUntilItHasItsOwnAgain() {
    RpcServer server = curveServer("tcp://127.0.0.1:*");
    String endpoint = server.endpoints().get(0);
    RpcClient client =
        client(RpcClient.builder().connect(endpoint).heartbeat(Duration.ofMillis(300)));
    assertThat(client.call("whoami")).isEqualTo(clientKeys.publicKey());

    server.close();
    RpcServer impostor = server(endpoint, curve(CurveKeys.generate()));
    assertThatThrownBy(() -> untilServed(client))
        .isInstanceOf(LostRemoteException.class)
        .hasMessageContaining("no connection within")
        .hasMessageContaining("credentials");

    impostor.close();
    curveServer(endpoint);
    RpcClient patient = client(RpcClient.builder().connect(endpoint));
    assertThat(patient.call("whoami")).isEqualTo(clientKeys.publicKey());
    assertThat(untilServed(client)).isEqualTo(clientKeys.publicKey());
  }

  @Test
  void aConnectionThatStayedMuteIsReplacedByOneWithTheKeys() throws Exception {
    String endpoint;
    RpcClient client;
    try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      endpoint = "tcp://127.0.0.1:" + mute.getLocalPort();
      client = client(RpcClient.builder().connect(endpoint));
      // The second one comes when the first was given up, from another socket.
      try (Socket first = mute.accept();
          Socket second = mute.accept()) {
        assertThat(first.getRemoteSocketAddress()).isNotEqualTo(second.getRemoteSocketAddress());
      }
    }
    curveServer(endpoint);
    assertThat(client.call("whoami")).isEqualTo(clientKeys.publicKey());
  }

  @Test
  void everyEndpointIsShownTheKeysAndOneThatRefusesThemTakesNoCalls() {
    RpcServer first = curveServer("tcp://127.0.0.1:*");
    RpcServer second = curveServer("tcp://127.0.0.1:*");
    RpcServer refusing =
        server(
            "tcp://127.0.0.1:*",
            CurveServer.of(serverKeys, AllowedKeys.of(CurveKeys.generate().publicKey())));
    RpcServer open = server("tcp://127.0.0.1:*", PlainServer.of(Map.of("anna", "secret")));
    EndpointResolver all =
        name ->
            List.of(refusing, first, open, second).stream()
                .map(server -> server.endpoints().get(0))
                .toList();
    RpcClient client = client(RpcClient.builder().resolver(all).connect("all"));
    for (int i = 0; i < 40; i++) {
      assertThat(client.call("whoami")).isEqualTo(clientKeys.publicKey());
    }

    first.close();
    assertThat(untilServed(client)).isEqualTo(clientKeys.publicKey());
    for (int i = 0; i < 20; i++) {
      assertThat(client.call("whoami")).isEqualTo(clientKeys.publicKey());
    }
  }

  @Test
  void aRefusalFailsFastAndSaysWhy() {
    String endpoint =
        server(
                "tcp://127.0.0.1:*",
                CurveServer.of(serverKeys, AllowedKeys.of(CurveKeys.generate().publicKey())))
            .endpoints()
            .get(0);
    RpcClient client = client(RpcClient.builder().connect(endpoint).failFast(true));
    long start = System.nanoTime();

    assertThatThrownBy(() -> client.call("whoami"))
        .isInstanceOf(LostRemoteException.class)
        .hasMessageContaining("there is no connection (the peer hung up during the handshake")
        .hasMessageContaining("credentials")
        .hasMessageContaining("fail fast");
    assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(5));
  }

  @Test
  void anIdempotentCallIsMadeAgainOnTheNextSecureConnection() throws Exception {
    RpcServer server = curveServer("tcp://127.0.0.1:*");
    try (TcpRelay relay = new TcpRelay(server.endpoints().get(0))) {
      AtomicInteger begun = new AtomicInteger();
      List<CallOutcome> outcomes = new ArrayList<>();
      RpcClient client =
          client(
              RpcClient.builder()
                  .connect(relay.endpoint())
                  .retry(RetryPolicy.attempts(2))
                  .interceptor(
                      call -> {
                        begun.incrementAndGet();
                        call.onEnd(outcomes::add);
                      }));
      CompletableFuture<String> call = client.calls().call(SLOW_FIRST).executeAsync();
      assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();

      relay.cut();

      assertThat(call.get(10, TimeUnit.SECONDS)).isEqualTo(clientKeys.publicKey());
      assertThat(slowCalls).hasValue(2);
      assertThat(begun).hasValue(1);
      assertThat(outcomes)
          .singleElement()
          .extracting(CallOutcome::result)
          .isEqualTo(clientKeys.publicKey());
    }
  }
}
