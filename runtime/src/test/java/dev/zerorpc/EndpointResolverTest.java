package dev.zerorpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.internal.testing.LambdaService;
import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.MethodDescriptor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EndpointResolverTest {
  private static final LambdaService SERVICE =
      new LambdaService()
          .add(
              MethodDescriptor.unary("Test", "hello", Codecs.STRING).build(),
              call -> call.reply(Codecs.STRING, "hello"));

  @Test
  void namesStandForEndpointsOnBothSides() {
    EndpointResolver here =
        EndpointResolver.of(Map.of("greeter", List.of("tcp://127.0.0.1:*", "tcp://127.0.0.1:*")));
    try (RpcServer server =
        RpcServer.builder().service(SERVICE).resolver(here).bind("greeter").start()) {
      assertThat(server.endpoints()).hasSize(2);
      EndpointResolver there =
          EndpointResolver.of(Map.of("greeter", List.of(server.endpoints().get(1))));
      try (RpcClient client = RpcClient.builder().resolver(there).connect("greeter").build()) {
        assertThat(client.endpoint()).isEqualTo(server.endpoints().get(1));
        assertThat(client.call("hello")).isEqualTo("hello");
      }
    }
  }

  @Test
  void whatIsNoNameIsAnEndpoint() {
    EndpointResolver resolver = EndpointResolver.of(Map.of("a", List.of("tcp://a:1", "tcp://a:2")));
    assertThat(resolver.resolveAll(List.of("tcp://b:1", "a")))
        .containsExactly("tcp://b:1", "tcp://a:1", "tcp://a:2");
  }

  @Test
  void aNameThatStandsForNothingIsAnError() {
    assertThatThrownBy(
            () -> RpcClient.builder().resolver(name -> List.of()).connect("nowhere").build())
        .isInstanceOf(RpcException.class)
        .hasMessageContaining("'nowhere'");
  }

  @Test
  void aClientConnectsToAllThatANameStandsFor() {
    RpcServer first = serverAt("tcp://127.0.0.1:*");
    try (RpcServer second = serverAt("tcp://127.0.0.1:*")) {
      List<String> both = List.of(first.endpoints().get(0), second.endpoints().get(0));
      EndpointResolver resolver = EndpointResolver.of(Map.of("greeters", both));
      try (RpcClient client = RpcClient.builder().resolver(resolver).connect("greeters").build()) {
        assertThat(client.endpoint()).isEqualTo(String.join(", ", both));
        assertThat(client.call("hello")).isEqualTo("hello");
        first.close();
        assertThat(untilServed(client)).isEqualTo("hello");
        assertThat(client.call("hello")).isEqualTo("hello");
      }
    } finally {
      first.close();
    }
  }

  @Test
  void theHostOfAResolvedEndpointIsLookedUpAtEachConnection() {
    RpcServer server = serverAt("tcp://127.0.0.1:*");
    int port = java.net.URI.create(server.endpoints().get(0)).getPort();
    AtomicInteger asked = new AtomicInteger();
    EndpointResolver resolver =
        name -> {
          asked.incrementAndGet();
          return List.of("tcp://localhost:" + port);
        };
    try (RpcClient client =
        RpcClient.builder()
            .resolver(resolver)
            .connect("greeter")
            .reconnect(Duration.ofMillis(20), Duration.ofMillis(200))
            .build()) {
      assertThat(client.call("hello")).isEqualTo("hello");
      for (int i = 0; i < 3; i++) {
        server.close();
        server = serverAt("tcp://127.0.0.1:" + port);
        assertThat(untilServed(client)).isEqualTo("hello");
      }
    } finally {
      server.close();
    }
    assertThat(asked).as("a resolver is asked when the client is opened").hasValue(1);
  }

  /** A call that leaves in the moment before the break is noticed is lost with the connection. */
  private static @Nullable Object untilServed(RpcClient client) {
    try {
      return client.call("hello");
    } catch (LostRemoteException e) {
      return client.call("hello");
    }
  }

  @Test
  void aClientBindsOneEndpoint() {
    assertThatThrownBy(
            () ->
                RpcClient.builder()
                    .resolver(name -> List.of("tcp://a:1", "tcp://a:2"))
                    .bind("a")
                    .build())
        .isInstanceOf(RpcException.class)
        .hasMessageContaining("stands for [tcp://a:1, tcp://a:2], but a client binds one");
  }

  private static RpcServer serverAt(String endpoint) {
    return RpcServer.builder()
        .service(SERVICE)
        .bind(endpoint)
        .gracePeriod(Duration.ofMillis(100))
        .start();
  }
}
