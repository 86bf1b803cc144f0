package dev.zerorpc.internal.rpc;

import static dev.zerorpc.internal.testing.WirePeer.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.internal.event.MessageWriter;
import dev.zerorpc.internal.testing.WirePeer;
import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.MethodDescriptor;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Input that is no event, or not quite one: sections 2 and 10 of docs/wire.md. */
class WireMalformedTest {
  private final EngineFixture fixture = new EngineFixture();
  private WirePeer peer = WirePeer.client(fixture.network, "unused");

  @BeforeEach
  void start() {
    fixture.service.add(
        MethodDescriptor.unary("Test", "echo", Codecs.ANY).parameter("value").build(),
        call -> call.reply(Codecs.ANY, call.arguments().readAny()));
    fixture.startServer();
    peer = WirePeer.client(fixture.network, "peer");
  }

  @AfterEach
  void serverStillAnswers() {
    WirePeer next = WirePeer.client(fixture.network, "next").request("1", "hello", "you");
    assertThat(next.names()).containsExactly("OK");
    assertThat(fixture.server.activeCalls()).isZero();
  }

  static Stream<Arguments> dropped() {
    return Stream.of(
        Arguments.of("an empty frame", ""),
        Arguments.of("a byte that is never used", "c1"),
        Arguments.of("no array", "a568656c6c6f"),
        Arguments.of("nil", "c0"),
        Arguments.of("a map", "83c0c0c0c0c0c0"),
        Arguments.of("an array of two", "9280a568656c6c6f"),
        Arguments.of("an array of four", "9480a568656c6c6f90c0"),
        Arguments.of("an array that ends early", "93"),
        Arguments.of("a claim of 4 Gi elements", "ddffffffff"),
        Arguments.of("a header that claims 4 Gi fields", "93dfffffffff"),
        Arguments.of("a header that claims a text of 4 GiB", "9381dbffffffff"),
        Arguments.of("a name that claims 4 GiB", "9381aa6d6573736167655f6964a131dbffffffff"),
        Arguments.of("a header that is nil", "93c0a568656c6c6f91a178"),
        Arguments.of("a header that is an array", "9390a568656c6c6f91a178"),
        Arguments.of("no message_id", "9381a17603a568656c6c6f91a178"),
        Arguments.of("an id that is nil", "9381aa6d6573736167655f6964c0a568656c6c6f91a178"),
        Arguments.of("an id that is no UTF-8", "9381aa6d6573736167655f6964a1ffa568656c6c6f91a178"),
        Arguments.of("no arguments at all", "9381aa6d6573736167655f6964a131a568656c6c6f"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("dropped")
  void isDroppedWithoutAnAnswer(String what, String hex) {
    peer.sendBytes(HexFormat.of().parseHex(hex));

    assertThat(peer.received()).as(what).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {513, 10_000, 1_000_000})
  void deepNestingInTheHeaderIsDropped(int depth) {
    peer.sendBytes(nested("9381a178", depth));

    assertThat(peer.received()).isEmpty();
  }

  private static byte[] nested(String prefix, int depth) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(HexFormat.of().parseHex(prefix));
    byte[] levels = new byte[depth];
    Arrays.fill(levels, (byte) 0x91);
    bytes.writeBytes(levels);
    bytes.write(0xc0);
    return bytes.toByteArray();
  }

  private static byte[] echoOf(String argumentHex) {
    MessageWriter out = new MessageWriter();
    byte[] event = WirePeer.event(header("message_id", "1", "v", 3), "echo", null);
    out.writeRaw(event, 0, event.length - 1);
    byte[] argument = HexFormat.of().parseHex("91" + argumentHex);
    out.writeRaw(argument, 0, argument.length);
    return out.toByteArray();
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of("an argument that ends early", "da0005"),
        Arguments.of("a claim of 4 Gi elements", "ddffffffff"),
        Arguments.of("many nested claims", "dd00ffffff".repeat(200)),
        Arguments.of("a map that claims 4 Gi entries", "dfffffffff"),
        Arguments.of("bytes that claim 4 GiB", "c6ffffffff"),
        Arguments.of("text that is no UTF-8", "a2c328"),
        Arguments.of("a byte that is never used", "c1"),
        Arguments.of("10,000 levels", "91".repeat(10_000) + "c0"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void argumentsThatCannotBeReadAreATypeErrorBecauseHeaderAndNameWereRead(String what, String hex) {
    peer.sendBytes(echoOf(hex));

    assertThat(peer.names()).as(what).containsExactly("ERR");
    assertThat(peer.last().args())
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .startsWith("TypeError");
  }

  @Test
  void fourHundredLevelsComeBack() {
    peer.sendBytes(echoOf("91".repeat(400) + "c0"));

    assertThat(peer.names()).containsExactly("OK");
  }

  @Test
  void mapKeysOfAnyScalarTypeComeBack() {
    Map<Object, Object> value = header(1L, "a", true, "b", 1.5, "c", "k", "d");
    peer.request("1", "echo", value);

    assertThat(peer.last().args()).isEqualTo(List.of(value));
  }

  @Test
  void nameThatIsNoTextIsDropped() {
    for (Object name : Arrays.asList(null, 5, 1.5, true, List.of(), Map.of())) {
      peer.send(header("message_id", "1", "v", 3), name, List.of("x"));
    }

    assertThat(peer.received()).isEmpty();
  }

  @Test
  void nameWrittenAsBytesIsReadAsText() {
    byte[] name = "hello".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    peer.send(header("message_id", "1", "v", 3), name, List.of("you"));

    assertThat(peer.last().args()).isEqualTo(List.of("Hello, you"));
  }

  @Test
  void bytesAfterTheEventAreIgnored() {
    byte[] event = WirePeer.event(header("message_id", "1", "v", 3), "hello", List.of("x"));

    peer.sendBytes(Arrays.copyOf(event, event.length + 5));

    assertThat(peer.names()).containsExactly("OK");
  }

  @Test
  void everyWidthOfASmallNumberIsRead() {
    for (String hex : List.of("05", "cc05", "cd0005", "ce00000005", "cf0000000000000005", "d005")) {
      WirePeer own = WirePeer.client(fixture.network, hex);
      own.sendBytes(echoOf(hex));
      assertThat(own.last().args()).isEqualTo(List.of(5L));
    }
  }
}
