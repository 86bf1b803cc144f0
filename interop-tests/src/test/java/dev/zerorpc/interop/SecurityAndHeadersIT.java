package dev.zerorpc.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.AllowedKeys;
import dev.zerorpc.CallContext;
import dev.zerorpc.CallOutcome;
import dev.zerorpc.CurveClient;
import dev.zerorpc.CurveKeys;
import dev.zerorpc.CurveServer;
import dev.zerorpc.Headers;
import dev.zerorpc.LostRemoteException;
import dev.zerorpc.RpcClient;
import dev.zerorpc.RpcServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CURVE, and headers beside the protocol's own, with a Python peer, that is with libzmq. */
class SecurityAndHeadersIT {
  private static final Duration HEARTBEAT = Duration.ofSeconds(2);

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  Path keys;

  private static String[] options(String role, String... more) {
    return java.util.stream.Stream.concat(
            java.util.stream.Stream.of(role, "--heartbeat", "2", "--timeout", "10"),
            java.util.stream.Stream.of(more))
        .toArray(String[]::new);
  }

  @Test
  void aJavaClientWithAnAllowedKeyCallsAPythonServer() throws IOException {
    CurveKeys mine = CurveKeys.generate();
    Files.createDirectory(keys.resolve("clients"));
    mine.writePublic(keys.resolve("clients/java.key"));
    try (PeerProcess python =
        PeerProcess.python("secure.py", options("server", "--keys", keys.toString()))) {
      String endpoint = python.endpoint();
      String serverKey = CurveKeys.readPublic(keys.resolve("server.key"));
      try (RpcClient client = client(endpoint, CurveClient.of(mine, serverKey));
          RpcClient stranger = client(endpoint, CurveClient.anonymous(serverKey));
          RpcClient mistaken =
              client(endpoint, CurveClient.of(mine, CurveKeys.generate().publicKey()))) {
        assertThat(client.call("hello", "RPC")).isEqualTo("Hello, RPC");
        assertRefused(stranger);
        assertRefused(mistaken);
        assertThat(client.call("hello", "again")).isEqualTo("Hello, again");
      }
    }
  }

  private static RpcClient client(String endpoint, CurveClient security) {
    return RpcClient.builder().connect(endpoint).heartbeat(HEARTBEAT).security(security).build();
  }

  private static void assertRefused(RpcClient client) {
    assertThatThrownBy(() -> client.call("hello", "RPC"))
        .isInstanceOf(LostRemoteException.class)
        .hasMessageContaining("no connection within ")
        .hasMessageContaining("credentials");
  }

  @Test
  void aPythonClientWithAnAllowedKeyCallsAJavaServer() throws IOException {
    CurveKeys server = CurveKeys.generate();
    CurveKeys allowed = CurveKeys.generate();
    Path list = keys.resolve("allowed");
    Files.writeString(list, allowed.publicKey() + " python\n");
    List<String> callers = new CopyOnWriteArrayList<>();
    try (RpcServer java =
        builder(callers).security(CurveServer.of(server, AllowedKeys.file(list))).start()) {
      assertThat(run(java, writeKeys("right", server, allowed)))
          .containsEntry("hello", "\"Hello, RPC\"")
          .containsEntry("big", "300000")
          .containsEntry("stream", "true");
      assertThat(callers).containsOnly(allowed.publicKey());
      assertRefused(run(java, writeKeys("stranger", server, CurveKeys.generate())));
      assertRefused(run(java, writeKeys("mistaken", CurveKeys.generate(), allowed)));
      assertRefused(run(java, null));
      assertThat(run(java, keys.resolve("right"))).containsEntry("stream", "true");
    }
  }

  /** What a Python client calls it depends on whether its request was on its way already. */
  private static void assertRefused(Map<String, String> results) {
    assertThat(results).containsOnlyKeys("failed");
    assertThat(results.get("failed")).isIn("\"LostRemote\"", "\"TimeoutExpired\"");
  }

  private Path writeKeys(String name, CurveKeys server, CurveKeys client) throws IOException {
    Path directory = Files.createDirectory(keys.resolve(name));
    server.writePublic(directory.resolve("server.key"));
    client.write(directory.resolve("client.key_secret"));
    return directory;
  }

  private static RpcServer.Builder builder(List<String> callers) {
    return RpcServer.builder()
        .service(InteropServiceDispatcher.of(new InteropServiceImpl()))
        .bind("tcp://127.0.0.1:*")
        .heartbeat(HEARTBEAT)
        .interceptor(
            (call, next) -> {
              callers.add(call.identity().orElse("nobody"));
              next.proceed();
            });
  }

  private static Map<String, String> run(RpcServer server, @Nullable Path directory) {
    String endpoint = server.endpoints().get(0);
    String[] arguments =
        directory == null
            ? options("client", "--endpoint", endpoint)
            : options("client", "--endpoint", endpoint, "--keys", directory.toString());
    try (PeerProcess python = PeerProcess.python("secure.py", arguments)) {
      return python.await();
    }
  }

  @Test
  void pythonMiddlewareSeesTheTraceOfAJavaHandlersCallAndAnswersWithItsOwn() {
    CompletableFuture<CallOutcome> outcome = new CompletableFuture<>();
    try (PeerProcess python = PeerProcess.python("secure.py", options("server"));
        RpcClient client =
            RpcClient.builder()
                .connect(python.endpoint())
                .heartbeat(HEARTBEAT)
                .interceptor(
                    call -> {
                      call.header("trace_id", "from-java");
                      call.header("traceparent", "00-a-b-01");
                      call.onEnd(outcome::complete);
                    })
                .build()) {
      assertThat(client.call("header", "trace_id")).isEqualTo("from-java");
      assertThat(client.call("header", "traceparent")).isEqualTo("00-a-b-01");
      assertThat(outcome.join().headers().text("trace_id")).contains("from-python");
    }
  }

  @Test
  void aJavaHandlerSeesTheHeadersOfPythonMiddlewareWhichSeesTheAnswers() {
    List<Headers> seen = new CopyOnWriteArrayList<>();
    RpcServer.Builder builder =
        builder(new CopyOnWriteArrayList<>())
            .interceptor(
                (call, next) -> {
                  seen.add(CallContext.current().headers());
                  call.responseHeader("region", "eu");
                  next.proceed();
                });
    try (RpcServer server = builder.start()) {
      assertThat(run(server, null))
          .containsEntry("hello", "\"Hello, RPC\"")
          .containsEntry("answer-header", "\"eu\"");
    }
    assertThat(seen.get(0).text("trace_id")).contains("t-42");
    assertThat(seen.get(0).text("traceparent")).contains("00-1-2-01");
    assertThat(seen.get(0).get("tenant")).isEqualTo(Map.of("name", "acme", "ids", List.of(1L, 2L)));
  }
}
