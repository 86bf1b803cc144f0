package dev.zerorpc.internal.rpc;

import dev.zerorpc.CallOptions;
import dev.zerorpc.ClientInterceptor;
import dev.zerorpc.RpcStream;
import dev.zerorpc.ServerInterceptor;
import dev.zerorpc.ServerLimits;
import dev.zerorpc.internal.channel.ChannelOptions;
import dev.zerorpc.internal.event.Event;
import dev.zerorpc.internal.event.EventCodec;
import dev.zerorpc.internal.testing.FakeNetwork;
import dev.zerorpc.internal.testing.LambdaService;
import dev.zerorpc.stub.ClientCall;
import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.MethodDescriptor;
import dev.zerorpc.stub.ServiceDispatcher;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A client and a server on a fake network: one thread, and time that passes only when told to. */
final class EngineFixture {
  static final Duration HEARTBEAT = Duration.ofSeconds(5);
  static final MethodDescriptor<String> HELLO =
      MethodDescriptor.unary("Test", "hello", Codecs.STRING).parameter("name").build();
  static final MethodDescriptor<Integer> RANGE =
      MethodDescriptor.stream("Test", "range", Codecs.I32)
          .parameter("from")
          .parameter("to")
          .build();

  final FakeNetwork network = new FakeNetwork();
  final LambdaService service = new LambdaService();
  ServiceDispatcher offered = service;

  /** Tasks that the server handed to its executor; they run when a test says so, or at once. */
  final Queue<Runnable> tasks = new ArrayDeque<>();

  boolean runTasksAtOnce = true;
  boolean sendStackTraces;
  ServerLimits limits = ServerLimits.DEFAULT;
  int queueLimit = 1000;
  int maxPendingCalls = 1000;
  final List<ServerInterceptor> serverInterceptors = new ArrayList<>();
  final List<ClientInterceptor> clientInterceptors = new ArrayList<>();
  @Nullable ServerEngine server;
  @Nullable ClientEngine client;

  EngineFixture() {
    service.add(
        HELLO, call -> call.reply(Codecs.STRING, "Hello, " + call.arguments().readString()));
    service.add(
        RANGE,
        call -> {
          int from = call.arguments().readI32();
          int to = call.arguments().readI32();
          call.replyAll(
              Codecs.I32, RpcStream.from(java.util.stream.IntStream.range(from, to).boxed()));
        });
  }

  ServerEngine startServer() {
    ServerSettings settings =
        new ServerSettings(
            "Test",
            List.of(offered),
            List.of("tcp://127.0.0.1:1"),
            List.of(),
            new ChannelOptions(HEARTBEAT, false),
            Duration.ZERO,
            sendStackTraces,
            limits,
            serverInterceptors);
    ServerEngine engine =
        new ServerEngine(
            network.transport(),
            settings,
            CallExecutor.of(
                task -> {
                  if (runTasksAtOnce) {
                    task.run();
                  } else {
                    tasks.add(task);
                  }
                },
                Runnable::run,
                queueLimit));
    server = engine;
    return engine;
  }

  ClientEngine startClient() {
    ClientEngine engine =
        new ClientEngine(
            network.transport(),
            new ClientSettings(
                List.of("tcp://127.0.0.1:1"),
                false,
                new ChannelOptions(HEARTBEAT, false),
                Duration.ofSeconds(30),
                null,
                100,
                maxPendingCalls,
                Failover.DEFAULT,
                Runnable::run,
                clientInterceptors));
    client = engine;
    return engine;
  }

  void runTasks() {
    Runnable task;
    while ((task = tasks.poll()) != null) {
      task.run();
    }
  }

  CompletableFuture<String> hello(String name) {
    ClientCall<String> call = call(HELLO);
    call.arguments().parameter("name").writeString(name);
    return call.executeAsync();
  }

  RpcStream<Integer> range(int from, int to) {
    ClientCall<Integer> call = call(RANGE);
    call.arguments().parameter("from").writeI32(from);
    call.arguments().parameter("to").writeI32(to);
    return call.stream();
  }

  <R extends @Nullable Object> ClientCall<R> call(MethodDescriptor<R> method) {
    return java.util.Objects.requireNonNull(client).calls(CallOptions.DEFAULT).call(method);
  }

  List<String> eventsFromServer() {
    return network.fromServer().stream().map(EventCodec::decode).map(Event::name).toList();
  }

  List<String> eventsFromClients() {
    return network.fromClients().stream().map(EventCodec::decode).map(Event::name).toList();
  }
}
