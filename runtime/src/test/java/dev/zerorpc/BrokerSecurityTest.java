package dev.zerorpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.internal.testing.LambdaService;
import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.MethodDescriptor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A broker that proves itself to servers and asks clients and workers for proof. */
@Timeout(60)
class BrokerSecurityTest {
  private static final Duration BEAT = Duration.ofSeconds(1);

  private final CurveKeys brokerKeys = CurveKeys.generate();
  private final CurveKeys serverKeys = CurveKeys.generate();
  private final CurveKeys clientKeys = CurveKeys.generate();
  private final List<AutoCloseable> resources = new ArrayList<>();

  @AfterEach
  void closeAll() throws Exception {
    for (int i = resources.size() - 1; i >= 0; i--) {
      resources.get(i).close();
    }
  }

  private <T extends AutoCloseable> T keep(T resource) {
    resources.add(resource);
    return resource;
  }

  private static LambdaService service() {
    return new LambdaService()
        .add(
            MethodDescriptor.unary("Test", "whoami", Codecs.STRING).build(),
            call -> call.reply(Codecs.STRING, CallContext.current().identity().orElse("nobody")));
  }

  private static RpcBroker.Builder broker() {
    return RpcBroker.builder()
        .frontend("tcp://127.0.0.1:*")
        .heartbeat(BEAT)
        .gracePeriod(Duration.ZERO);
  }

  private RpcClient client(RpcBroker broker, @Nullable Security security) {
    RpcClient.Builder builder =
        RpcClient.builder().connect(broker.frontends().get(0)).heartbeat(BEAT);
    return keep(security == null ? builder.build() : builder.security(security).build());
  }

  @Test
  void bothSidesOfTheBrokerAreProvenAndItsServerKnowsTheBroker() {
    RpcServer server =
        keep(
            RpcServer.builder()
                .service(service())
                .bind("tcp://127.0.0.1:*")
                .heartbeat(BEAT)
                .security(CurveServer.of(serverKeys, AllowedKeys.of(brokerKeys.publicKey())))
                .start());
    RpcBroker broker =
        keep(
            broker()
                .worker(server.endpoints().get(0))
                .security(CurveServer.of(brokerKeys, AllowedKeys.of(clientKeys.publicKey())))
                .workerSecurity(CurveClient.of(brokerKeys, serverKeys.publicKey()))
                .start());

    RpcClient allowed = client(broker, CurveClient.of(clientKeys, brokerKeys.publicKey()));
    assertThat(allowed.call("whoami")).isEqualTo(brokerKeys.publicKey());
    RpcClient stranger = client(broker, CurveClient.anonymous(brokerKeys.publicKey()));
    assertThatThrownBy(() -> stranger.call("whoami")).isInstanceOf(LostRemoteException.class);
    RpcClient open = client(broker, null);
    assertThatThrownBy(() -> open.call("whoami")).isInstanceOf(LostRemoteException.class);
  }

  @Test
  void anOpenBrokerMayStandBeforeAServerWithPasswords() {
    RpcServer server =
        keep(
            RpcServer.builder()
                .service(service())
                .bind("tcp://127.0.0.1:*")
                .heartbeat(BEAT)
                .security(PlainServer.of(Map.of("broker", "secret")))
                .start());
    RpcBroker broker =
        keep(
            broker()
                .worker(server.endpoints().get(0))
                .workerSecurity(PlainClient.of("broker", "secret"))
                .start());

    assertThat(client(broker, null).call("whoami")).isEqualTo("broker");
  }

  @Test
  void workersThatConnectProveThemselvesAsClientsDo() {
    RpcBroker broker =
        keep(
            broker()
                .backend("tcp://127.0.0.1:*")
                .security(CurveServer.of(brokerKeys, AllowedKeys.of(clientKeys.publicKey())))
                .start());
    keep(
        RpcServer.builder()
            .service(service())
            .connect(broker.backends().get(0))
            .heartbeat(BEAT)
            .gracePeriod(Duration.ZERO)
            .security(CurveClient.of(clientKeys, brokerKeys.publicKey()))
            .start());

    RpcClient allowed = client(broker, CurveClient.of(clientKeys, brokerKeys.publicKey()));
    assertThat(allowed.call("whoami")).isNotNull();
  }

  @Test
  void eachSideTakesItsOwnKindOfSecurity() {
    assertThatThrownBy(() -> broker().security(PlainClient.of("a", "b")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("CurveServer or PlainServer")
        .hasMessageNotContaining("\"b\"");
    assertThatThrownBy(() -> broker().workerSecurity(CurveServer.anyClient(brokerKeys)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("CurveClient or PlainClient");
  }
}
