package dev.zerorpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.internal.testing.LambdaService;
import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.MethodDescriptor;
import java.util.List;
import java.util.Map;
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
  void aClientHasOneEndpoint() {
    assertThatThrownBy(
            () ->
                RpcClient.builder()
                    .resolver(name -> List.of("tcp://a:1", "tcp://a:2"))
                    .connect("a")
                    .build())
        .isInstanceOf(RpcException.class)
        .hasMessageContaining("stands for [tcp://a:1, tcp://a:2]");
  }
}
