package dev.zerorpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.internal.testing.LambdaService;
import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.MethodDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** CURVE and PLAIN over real sockets. */
@Timeout(60)
class SecurityTest {
  private static final Duration BEAT = Duration.ofSeconds(1);

  @TempDir Path directory;
  private final CurveKeys serverKeys = CurveKeys.generate();
  private final CurveKeys clientKeys = CurveKeys.generate();
  private final LambdaService service = new LambdaService();
  private final CountDownLatch interrupted = new CountDownLatch(1);
  private final List<AutoCloseable> resources = new ArrayList<>();

  SecurityTest() {
    service.add(
        MethodDescriptor.unary("Test", "whoami", Codecs.STRING).build(),
        call -> call.reply(Codecs.STRING, CallContext.current().identity().orElse("nobody")));
    service.add(
        MethodDescriptor.stream("Test", "endless", Codecs.I32).build(),
        call ->
            call.replyAll(Codecs.I32, RpcStream.from(java.util.stream.Stream.iterate(0, i -> i))));
    service.add(
        MethodDescriptor.unary("Test", "block", Codecs.VOID).build(),
        call -> {
          try {
            new CountDownLatch(1).await();
          } finally {
            interrupted.countDown();
          }
        });
  }

  @AfterEach
  void closeAll() throws Exception {
    for (int i = resources.size() - 1; i >= 0; i--) {
      resources.get(i).close();
    }
  }

  private String server(@Nullable Security security) {
    RpcServer.Builder builder =
        RpcServer.builder()
            .service(service)
            .bind("tcp://127.0.0.1:*")
            .heartbeat(BEAT)
            .gracePeriod(Duration.ZERO);
    if (security != null) {
      builder.security(security);
    }
    RpcServer server = builder.start();
    resources.add(server);
    return server.endpoints().get(0);
  }

  private RpcClient client(String endpoint, @Nullable Security security) {
    RpcClient.Builder builder =
        RpcClient.builder().connect(endpoint).heartbeat(BEAT).timeout(Duration.ofSeconds(30));
    if (security != null) {
      builder.security(security);
    }
    RpcClient client = builder.build();
    resources.add(client);
    return client;
  }

  private CurveServer allowingTheClient() {
    return CurveServer.of(serverKeys, AllowedKeys.of(clientKeys.publicKey()));
  }

  private CurveClient rightClient() {
    return CurveClient.of(clientKeys, serverKeys.publicKey());
  }

  /**
   * The refused one fails within its bound and is told why that may be; the right one is served.
   */
  private void assertRefused(String endpoint, @Nullable Security wrong, Security right) {
    RpcClient refused = client(endpoint, wrong);
    long start = System.nanoTime();
    assertThatThrownBy(() -> refused.call("whoami"))
        .isInstanceOf(LostRemoteException.class)
        .hasMessageContaining("no connection within ")
        .hasMessageContaining("credentials");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(BEAT, BEAT.multipliedBy(8));
    assertThat(client(endpoint, right).call("whoami")).isInstanceOf(String.class);
  }

  @Test
  void theHandlerKnowsTheCallersKey() {
    RpcClient client = client(server(allowingTheClient()), rightClient());
    assertThat(client.call("whoami")).isEqualTo(clientKeys.publicKey());
    assertThat(client.call("whoami")).isEqualTo(clientKeys.publicKey());
  }

  @Test
  void aServerForAnyClientStillKnowsItsKey() {
    String endpoint = server(CurveServer.anyClient(serverKeys));
    assertThat(client(endpoint, rightClient()).call("whoami")).isEqualTo(clientKeys.publicKey());
    assertThat(client(endpoint, CurveClient.anonymous(serverKeys.publicKey())).call("whoami"))
        .asString()
        .hasSize(40)
        .isNotEqualTo(clientKeys.publicKey());
  }

  @Test
  void withoutSecurityNobodyHasProvenAnything() {
    assertThat(client(server(null), null).call("whoami")).isEqualTo("nobody");
  }

  @Test
  void aClientWhoseKeyIsNotAllowedIsRefused() {
    assertRefused(
        server(allowingTheClient()), CurveClient.anonymous(serverKeys.publicKey()), rightClient());
  }

  @Test
  void aClientWithAWrongServerKeyIsRefused() {
    assertRefused(
        server(allowingTheClient()),
        CurveClient.of(clientKeys, CurveKeys.generate().publicKey()),
        rightClient());
  }

  @Test
  void aClientWithoutSecurityIsRefused() {
    assertRefused(server(allowingTheClient()), null, rightClient());
  }

  @Test
  void aSecureClientDoesNotTalkToAServerInTheClear() {
    RpcClient client = client(server(null), rightClient());
    assertThatThrownBy(() -> client.call("whoami"))
        .isInstanceOf(LostRemoteException.class)
        .hasMessageContaining("no connection within ");
  }

  @Test
  void usersNeedTheirPasswords() {
    String endpoint = server(PlainServer.of(Map.of("anna", "secret", "bert", "")));
    assertThat(client(endpoint, PlainClient.of("anna", "secret")).call("whoami")).isEqualTo("anna");
    assertThat(client(endpoint, PlainClient.of("bert", "")).call("whoami")).isEqualTo("bert");
    assertRefused(endpoint, PlainClient.of("anna", "guess"), PlainClient.of("anna", "secret"));
  }

  @Test
  void aKeyThatIsAddedIsServedAndOneThatIsRemovedIsNot() throws Exception {
    Path list = directory.resolve("clients");
    Files.writeString(list, "# nobody yet\n");
    String endpoint = server(CurveServer.of(serverKeys, AllowedKeys.file(list)));
    RpcClient early = client(endpoint, rightClient());
    assertThatThrownBy(() -> early.call("whoami")).isInstanceOf(LostRemoteException.class);

    Files.writeString(list, clientKeys.publicKey());
    RpcClient client = client(endpoint, rightClient());
    assertThat(untilServed(client)).isEqualTo(clientKeys.publicKey());
    // The one that was refused before gets in by itself.
    assertThat(untilServed(early)).isEqualTo(clientKeys.publicKey());

    var running = client.callAsync("block");
    RpcStream<@Nullable Object> stream = client.stream("endless");
    assertThat(stream.iterator().next()).isEqualTo(0L);
    Files.writeString(list, CurveKeys.generate().publicKey());
    assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(running)
        .failsWithin(Duration.ofSeconds(20))
        .withThrowableThat()
        .havingCause()
        .isInstanceOfSatisfying(
            RemoteException.class, e -> assertThat(e.name()).isEqualTo("PermissionError"));
    assertThatThrownBy(() -> stream.forEach(item -> {}))
        .isInstanceOf(RemoteException.class)
        .hasMessageContaining("not allowed here any more");
    assertThatThrownBy(() -> client.call("whoami"))
        .isInstanceOf(RemoteException.class)
        .hasMessageContaining("PermissionError");
  }

  private static @Nullable Object untilServed(RpcClient client) {
    for (int attempt = 0; ; attempt++) {
      try {
        return client.call("whoami");
      } catch (LostRemoteException e) {
        if (attempt == 5) {
          throw e;
        }
      }
    }
  }
}
