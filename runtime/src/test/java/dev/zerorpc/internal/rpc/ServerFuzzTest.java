package dev.zerorpc.internal.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.internal.testing.EventMutator;
import dev.zerorpc.internal.testing.WirePeer;
import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.MethodDescriptor;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Whatever comes in, the server answers the next request, gives each request at most one end, and
 * has nothing left when its peers have fallen silent.
 */
class ServerFuzzTest {
  private static EngineFixture started() {
    EngineFixture fixture = new EngineFixture();
    fixture.service.add(
        MethodDescriptor.unary("Test", "echo", Codecs.ANY).parameter("value").build(),
        call -> call.reply(Codecs.ANY, call.arguments().readAny()));
    fixture.startServer();
    return fixture;
  }

  private static void assertHealthy(EngineFixture fixture) {
    WirePeer probe = WirePeer.client(fixture.network, "probe").request("p", "hello", "you");
    assertThat(probe.names()).containsExactly("OK");
    fixture.network.loop().advance(Duration.ofSeconds(16));
  }

  @Property(tries = 400)
  void mutatedEvents(@ForAll long seed) {
    EngineFixture fixture = started();
    WirePeer peer = WirePeer.client(fixture.network, "hostile");
    EventMutator mutator = new EventMutator(seed);

    for (int i = 0; i < 50; i++) {
      peer.sendBytes(mutator.next());
    }

    assertHealthy(fixture);
    assertThat(peer.received())
        .allSatisfy(event -> assertThat(event.header("response_to")).isNotNull());
  }

  @Property(tries = 300)
  void mutatedAnswersToAClient(@ForAll long seed) throws Exception {
    EngineFixture fixture = new EngineFixture();
    WirePeer server = WirePeer.server(fixture.network);
    fixture.startClient();
    var victim = fixture.hello("victim");
    WirePeer.Received request = server.last();
    Object id = Objects.requireNonNull(request.header("message_id"));
    EventMutator mutator = new EventMutator(seed);
    for (int i = 0; i < 30; i++) {
      byte[] payload = mutator.next();
      fixture.network.loop().execute(() -> fixture.network.toClient(request.from(), payload));
    }

    var next = fixture.hello("next");
    Object nextId = server.last().header("message_id");
    server.send(
        request.from(),
        WirePeer.header("message_id", "x", "response_to", nextId, "v", 3),
        "OK",
        List.of("fine"));

    assertThat(next).isCompletedWithValue("fine");
    assertThat(victim.isDone()).as("nothing of it was an answer to " + id).isFalse();
  }

  /** What once was, or would be, dangerous; whoever finds another one adds it. */
  @Example
  void seeds() throws Exception {
    try (var in = ServerFuzzTest.class.getResourceAsStream("/fuzz/events.txt")) {
      List<String> lines =
          new String(
                  Objects.requireNonNull(in).readAllBytes(),
                  java.nio.charset.StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .toList();
      assertThat(lines).hasSizeGreaterThan(10);
      EngineFixture fixture = started();
      WirePeer peer = WirePeer.client(fixture.network, "hostile");
      for (String line : lines) {
        String[] parts = line.split(" ", 2);
        int times = parts.length > 1 ? Integer.parseInt(parts[1].trim()) : 1;
        byte[] payload = HexFormat.of().parseHex(parts[0]);
        for (int i = 0; i < times; i++) {
          peer.sendBytes(payload);
        }
        assertHealthy(fixture);
      }
    }
  }
}
