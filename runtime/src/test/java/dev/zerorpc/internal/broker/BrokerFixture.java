package dev.zerorpc.internal.broker;

import dev.zerorpc.BrokerTap;
import dev.zerorpc.internal.event.Event;
import dev.zerorpc.internal.event.EventCodec;
import dev.zerorpc.internal.event.EventNames;
import dev.zerorpc.internal.event.MessageId;
import dev.zerorpc.internal.event.MessageIds;
import dev.zerorpc.internal.event.MessageReader;
import dev.zerorpc.internal.event.MessageWriter;
import dev.zerorpc.internal.event.WorkerEvent;
import dev.zerorpc.internal.testing.FakeSockets;
import dev.zerorpc.internal.transport.Envelope;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A broker on sockets that lead nowhere; a test speaks for clients and workers, and keeps time. */
final class BrokerFixture {
  static final Duration HEARTBEAT = Duration.ofSeconds(5);

  /** A message that the broker sent: which channel it is about, and what it says. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Sent(Envelope to, Event event, byte[] payload) {
    String name() {
      return event.name();
    }

    List<String> texts() {
      MessageReader in = event.arguments();
      List<String> result = new ArrayList<>();
      for (int n = in.readArrayHeader(); n > 0; n--) {
        result.add(in.readString());
      }
      return result;
    }
  }

  final FakeSockets network = new FakeSockets();
  private final MessageIds ids = new MessageIds();
  List<String> connectedWorkers = List.of();
  @Nullable Duration heartbeat = HEARTBEAT;
  int maxCalls = 100;
  int maxCallsPerClient = 50;
  int queueLimit = 10;
  long queueBytes = 100_000;
  Duration queueTimeout = Duration.ofSeconds(30);
  Duration gracePeriod = Duration.ZERO;
  @Nullable BrokerTap tap;

  @SuppressWarnings("NullAway.Init") // by start()
  BrokerEngine broker;

  BrokerFixture start() {
    broker =
        new BrokerEngine(
            network,
            new BrokerSettings(
                List.of("tcp://127.0.0.1:1"),
                List.of("tcp://127.0.0.1:2"),
                connectedWorkers,
                heartbeat,
                Duration.ofMinutes(10),
                Duration.ofSeconds(1),
                maxCalls,
                maxCallsPerClient,
                queueLimit,
                queueTimeout,
                queueBytes,
                gracePeriod,
                tap));
    network.sockets().forEach(socket -> socket.takes(1_000_000));
    return this;
  }

  FakeSockets.Socket frontend() {
    return network.sockets().get(0);
  }

  FakeSockets.Socket backend() {
    return network.sockets().get(1);
  }

  /** The socket to the n-th of {@link #connectedWorkers}. */
  FakeSockets.Socket direct(int n) {
    return network.sockets().get(2 + n);
  }

  void pass(Duration time) {
    network.fakeLoop().advance(time);
  }

  static Envelope envelope(String... frames) {
    return new Envelope(
        Arrays.stream(frames).map(frame -> frame.getBytes(StandardCharsets.UTF_8)).toList());
  }

  static MessageId id(String text) {
    return MessageId.ofString(text);
  }

  // --- clients

  byte[] call(String client, String id) {
    return call(client, id, null);
  }

  byte[] call(String client, String id, @Nullable Double timeout) {
    MessageWriter out = new MessageWriter();
    EventCodec.writeHead(out, id(id), null, "hello", timeout, null, null);
    out.writeArrayHeader(1);
    out.writeString("an argument");
    byte[] payload = out.toByteArray();
    frontend().receives(envelope(client), payload);
    return payload;
  }

  /** An event with one number as arguments. */
  byte[] event(String channel, String name, long number) {
    MessageWriter out = new MessageWriter();
    EventCodec.writeHead(out, ids.next(), id(channel), name);
    out.writeArrayHeader(1);
    out.writeLong(number);
    return out.toByteArray();
  }

  byte[] fromClient(String client, String channel, String name, long number) {
    byte[] payload = event(channel, name, number);
    frontend().receives(envelope(client), payload);
    return payload;
  }

  List<Sent> toClient(String client) {
    return sent(frontend()).stream().filter(sent -> sent.to().equals(envelope(client))).toList();
  }

  List<String> namesToClient(String client) {
    return toClient(client).stream().map(Sent::name).toList();
  }

  /** The name and message of the one error that the client got last. */
  List<String> errorTo(String client) {
    List<Sent> all = toClient(client);
    Sent last = all.get(all.size() - 1);
    if (!last.name().equals(EventNames.ERR)) {
      throw new AssertionError("no error but " + last.name());
    }
    return last.texts();
  }

  // --- workers that connected

  void join(String worker) {
    say(worker, WorkerEvent.Kind.JOIN);
  }

  void say(String worker, WorkerEvent.Kind kind) {
    backend().receives(envelope(worker), WorkerEvent.encode(ids, kind, "Test"));
  }

  byte[] fromWorker(String worker, String client, String channel, String name) {
    byte[] payload = event(channel, name, 0);
    backend().receives(envelope(worker, client), payload);
    return payload;
  }

  /** What a worker got on behalf of clients. */
  List<Sent> toWorker(String worker) {
    return sent(backend()).stream()
        .filter(sent -> sent.to().frames().size() > 1)
        .filter(
            sent ->
                Arrays.equals(sent.to().frames().get(0), worker.getBytes(StandardCharsets.UTF_8)))
        .toList();
  }

  List<String> namesToWorker(String worker) {
    return toWorker(worker).stream().map(Sent::name).toList();
  }

  /** What the broker told a worker about itself. */
  List<WorkerEvent.Kind> toldTo(String worker) {
    return sent(backend()).stream()
        .filter(sent -> sent.to().equals(envelope(worker)))
        .map(sent -> WorkerEvent.read(sent.event()).kind())
        .toList();
  }

  static List<Sent> sent(FakeSockets.Socket socket) {
    List<Sent> result = new ArrayList<>();
    for (int i = 0; i < socket.sent().size(); i++) {
      byte[] payload = socket.sent().get(i);
      result.add(new Sent(socket.sentTo().get(i), EventCodec.decode(payload), payload));
    }
    return result;
  }
}
