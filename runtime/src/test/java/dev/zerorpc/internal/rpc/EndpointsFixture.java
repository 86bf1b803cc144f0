package dev.zerorpc.internal.rpc;

import dev.zerorpc.Balancing;
import dev.zerorpc.CallOptions;
import dev.zerorpc.ClientInterceptor;
import dev.zerorpc.RetryPolicy;
import dev.zerorpc.RpcStream;
import dev.zerorpc.ServerInterceptor;
import dev.zerorpc.ServerLimits;
import dev.zerorpc.internal.channel.ChannelOptions;
import dev.zerorpc.internal.testing.FakeNetwork;
import dev.zerorpc.internal.testing.LambdaService;
import dev.zerorpc.stub.ClientCall;
import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.MethodDescriptor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Several servers and one client of all of them on a fake network. */
final class EndpointsFixture {
  static final Duration HEARTBEAT = Duration.ofSeconds(5);
  static final String A = "tcp://127.0.0.1:1";
  static final String B = "tcp://127.0.0.1:2";
  static final String C = "tcp://127.0.0.1:3";

  /** Answers where it is, at once or when the test completes it. */
  static final MethodDescriptor<String> WHERE =
      MethodDescriptor.unary("Test", "where", Codecs.STRING).idempotent().build();

  /** The same, but not to be sent again. */
  static final MethodDescriptor<String> ONCE =
      MethodDescriptor.unary("Test", "once", Codecs.STRING).build();

  /** A stream of two items, where it is and the end of it. */
  static final MethodDescriptor<String> ITEMS =
      MethodDescriptor.stream("Test", "items", Codecs.STRING).idempotent().build();

  static final MethodDescriptor<@Nullable Void> NOTE =
      MethodDescriptor.oneWay("Test", "note").build();

  final FakeNetwork network = new FakeNetwork();
  final Map<String, Integer> calls = new HashMap<>();
  final Map<String, List<CompletableFuture<String>>> held = new HashMap<>();
  final Map<String, ServerEngine> servers = new HashMap<>();

  /** Endpoints whose answers wait for the test. */
  final List<String> slow = new ArrayList<>();

  /** Endpoints that refuse every call. */
  final List<String> busy = new ArrayList<>();

  final List<ServerInterceptor> serverInterceptors = new ArrayList<>();
  final List<ClientInterceptor> clientInterceptors = new ArrayList<>();
  Balancing balancing = Balancing.ROUND_ROBIN;
  boolean failFast;
  RetryPolicy retry = RetryPolicy.NONE;
  @Nullable Duration hedgeAfter;
  @Nullable ClientEngine client;

  EndpointsFixture start(String... endpoints) {
    for (String endpoint : endpoints) {
      startServer(endpoint);
    }
    return startClient(endpoints);
  }

  void startServer(String endpoint) {
    LambdaService service = new LambdaService();
    service.add(WHERE, call -> call.replyWith(Codecs.STRING, answer(endpoint)));
    service.add(ONCE, call -> call.replyWith(Codecs.STRING, answer(endpoint)));
    service.add(
        ITEMS,
        call -> {
          calls.merge(endpoint, 1, Integer::sum);
          call.replyAll(Codecs.STRING, RpcStream.of(endpoint, "end"));
        });
    service.add(NOTE, call -> calls.merge(endpoint, 1, Integer::sum));
    ServerSettings settings =
        new ServerSettings(
            "Test",
            List.of(service),
            List.of(endpoint),
            List.of(),
            new ChannelOptions(HEARTBEAT, false),
            Duration.ZERO,
            false,
            ServerLimits.DEFAULT,
            serverInterceptors);
    servers.put(
        endpoint,
        new ServerEngine(
            network.transport(),
            settings,
            CallExecutor.of(task -> run(endpoint, task), Runnable::run, 1000)));
  }

  private void run(String endpoint, Runnable task) {
    if (busy.contains(endpoint)) {
      throw new java.util.concurrent.RejectedExecutionException("no room");
    }
    task.run();
  }

  private CompletableFuture<String> answer(String endpoint) {
    calls.merge(endpoint, 1, Integer::sum);
    if (!slow.contains(endpoint)) {
      return CompletableFuture.completedFuture(endpoint);
    }
    CompletableFuture<String> later = new CompletableFuture<>();
    held.computeIfAbsent(endpoint, key -> new ArrayList<>()).add(later);
    return later;
  }

  EndpointsFixture startClient(String... endpoints) {
    client =
        new ClientEngine(
            network.transport(),
            new ClientSettings(
                List.of(endpoints),
                false,
                new ChannelOptions(HEARTBEAT, false),
                Duration.ofSeconds(60),
                null,
                100,
                1000,
                new Failover(balancing, failFast, retry, hedgeAfter),
                Runnable::run,
                clientInterceptors));
    return this;
  }

  <R extends @Nullable Object> ClientCall<R> call(MethodDescriptor<R> method) {
    return Objects.requireNonNull(client).calls(CallOptions.DEFAULT).call(method);
  }

  CompletableFuture<String> where() {
    return call(WHERE).executeAsync();
  }

  CompletableFuture<String> once() {
    return call(ONCE).executeAsync();
  }

  void pass(Duration time) {
    network.loop().advance(time);
  }

  int callsAt(String endpoint) {
    return calls.getOrDefault(endpoint, 0);
  }
}
