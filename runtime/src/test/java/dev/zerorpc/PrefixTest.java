package dev.zerorpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import dev.zerorpc.internal.testing.LambdaService;
import dev.zerorpc.stub.ClientCall;
import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.MethodDescriptor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several services on one server. */
@Timeout(60)
class PrefixTest {
  private static final MethodDescriptor<String> GET =
      MethodDescriptor.unary("Table", "get", Codecs.STRING)
          .parameter("key")
          .documentation("Looks something up.")
          .build();

  private static LambdaService table(String name) {
    return new LambdaService()
        .add(
            GET,
            call -> {
              CallContext context = CallContext.current();
              call.reply(
                  Codecs.STRING,
                  name
                      + "/"
                      + call.arguments().parameter("key").readString()
                      + " by "
                      + context.method());
            });
  }

  private static String get(RpcClient client, CallOptions options, String key) {
    ClientCall<String> call = client.calls(options).call(GET);
    call.arguments().parameter("key").writeString(key);
    return call.execute();
  }

  @Test
  void oneContractIsServedUnderSeveralPrefixes() {
    try (RpcServer server =
            RpcServer.builder()
                .service(table("all"))
                .service("users", table("users"))
                .service("site.orders", table("orders"))
                .bind("tcp://127.0.0.1:*")
                .start();
        RpcClient client = RpcClient.connect(server.endpoints().get(0))) {
      assertThat(get(client, CallOptions.DEFAULT, "1")).isEqualTo("all/1 by get");
      assertThat(get(client, CallOptions.DEFAULT.withPrefix("users"), "2"))
          .isEqualTo("users/2 by users.get");
      assertThat(get(client, CallOptions.DEFAULT.withPrefix("site.orders"), "3"))
          .isEqualTo("orders/3 by site.orders.get");
      assertThat(client.call("users.get", "4")).isEqualTo("users/4 by users.get");

      assertThatThrownBy(() -> get(client, CallOptions.DEFAULT.withPrefix("nobody"), "5"))
          .isInstanceOfSatisfying(
              RemoteException.class,
              error -> {
                assertThat(error.name()).isEqualTo("NameError");
                assertThat(error.remoteMessage()).isEqualTo("nobody.get");
              });
      MethodDescriptor<String> prefixed = GET.withPrefix("users").withPrefix("site");
      assertThat(prefixed).hasToString("Table.get (site.users.get)");
      assertThatThrownBy(() -> client.call("users.get"))
          .hasMessageContaining("users.get() takes 1 argument but 0 were given");
    }
  }

  @Test
  void introspectionShowsTheNamesThatCallersUse() {
    try (RpcServer server =
            RpcServer.builder()
                .service("users", table("users"))
                .service("orders", table("orders"))
                .bind("tcp://127.0.0.1:*")
                .start();
        RpcClient client = RpcClient.connect(server.endpoints().get(0))) {
      assertThat(client.call("_zerorpc_list")).isEqualTo(List.of("users.get", "orders.get"));
      assertThat(client.call("_zerorpc_help", "orders.get")).isEqualTo("Looks something up.");
      assertThat(client.call("_zerorpc_args", "users.get"))
          .asInstanceOf(LIST)
          .first()
          .isEqualTo(List.of("key"));
      assertThat(client.call("_zerorpc_inspect"))
          .asInstanceOf(MAP)
          .extractingByKey("methods")
          .asInstanceOf(MAP)
          .containsOnlyKeys("users.get", "orders.get");
    }
  }

  @Test
  void aNameClashSaysWhatToDo() {
    RpcServer.Builder builder =
        RpcServer.builder()
            .service("users", table("a"))
            .service("users", table("b"))
            .bind("tcp://127.0.0.1:*");

    assertThatThrownBy(builder::start)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'users.get'")
        .hasMessageContaining("give one service a prefix");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "_users", ".users", "users.", "a..b", "a b", "a\u0007"})
  void aPrefixThatCannotBeIsRefused(String prefix) {
    assertThatThrownBy(() -> RpcServer.builder().service(prefix, table("a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("prefix \"" + prefix + "\"");
    assertThatThrownBy(() -> CallOptions.DEFAULT.withPrefix(prefix))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
