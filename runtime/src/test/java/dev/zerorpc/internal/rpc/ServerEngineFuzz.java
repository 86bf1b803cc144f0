package dev.zerorpc.internal.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.zerorpc.internal.event.EventNames;
import dev.zerorpc.internal.testing.WirePeer;
import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.MethodDescriptor;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;

/** Whatever a peer sends, and whenever, the server answers the next one and keeps nothing. */
@Tag("fuzz")
class ServerEngineFuzz {
  /** Each message is two bytes of length, two more of how long to wait after it, and its bytes. */
  @FuzzTest(maxDuration = "3m")
  void serves(byte[] input) {
    EngineFixture fixture = new EngineFixture();
    fixture.service.add(
        MethodDescriptor.unary("Test", "echo", Codecs.ANY).parameter("value").build(),
        call -> call.reply(Codecs.ANY, call.arguments().readAny()));
    ServerEngine server = fixture.startServer();
    WirePeer hostile = WirePeer.client(fixture.network, "hostile");
    int messages = 0;
    for (int at = 0; at + 4 <= input.length; messages++) {
      int length = (input[at] & 0x07) << 8 | (input[at + 1] & 0xff);
      int deciseconds = input[at + 2] & 0x3f;
      at += 4;
      int end = Math.min(input.length, at + length);
      hostile.sendBytes(Arrays.copyOfRange(input, at, end));
      at = end;
      fixture.network.loop().advance(Duration.ofMillis(100L * deciseconds));
    }

    WirePeer probe = WirePeer.client(fixture.network, "probe").request("p", "hello", "you");
    assertThat(probe.names()).containsExactly("OK");
    assertThat(hostile.received())
        .allSatisfy(event -> assertThat(event.header("response_to")).isNotNull());
    assertThat(hostile.received().stream().filter(ServerEngineFuzz::isEnd).count())
        .isLessThanOrEqualTo(messages);
    fixture.network.loop().advance(Duration.ofSeconds(16));
    // Calls of peers of version 1 are never lost; each message opens one at the most.
    assertThat(server.activeCalls()).isLessThanOrEqualTo(messages);
  }

  private static boolean isEnd(WirePeer.Received event) {
    return event.name().equals(EventNames.OK)
        || event.name().equals(EventNames.ERR)
        || event.name().equals(EventNames.STREAM_DONE);
  }
}
