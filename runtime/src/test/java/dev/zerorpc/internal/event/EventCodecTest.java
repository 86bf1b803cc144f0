package dev.zerorpc.internal.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {
  private static final String ID_KEY = "aa 6d6573736167655f6964";
  private static final String RESPONSE_KEY = "ab 726573706f6e73655f746f";
  private static final String TIMEOUT_KEY = "a7 74696d656f7574";
  private static final String ERROR_KEY = "a5 6572726f72";
  private static final MessageId CHANNEL =
      MessageId.ofBinary("00000001aaaaaaaaaaaaaaaaaaaaaaaa".getBytes(StandardCharsets.US_ASCII));
  private static final String CHANNEL_BYTES = "c420 3030303030303031" + "61".repeat(24);

  private static Event decode(String bytes) {
    return EventCodec.decode(Hex.bytes(bytes));
  }

  private static String written(MessageWriter out) {
    return Hex.of(out.toByteArray());
  }

  private static String digits(String spaced) {
    return spaced.replace(" ", "");
  }

  @Test
  void aRequestOnTheWire() {
    MessageWriter out = new MessageWriter();
    EventCodec.writeHead(out, CHANNEL, null, "add");
    out.writeArrayHeader(2);
    out.writeLong(1);
    out.writeLong(2);
    String golden = "93 82" + ID_KEY + CHANNEL_BYTES + "a176 03 a3616464 92 01 02";
    assertThat(written(out)).isEqualTo(digits(golden));

    Event event = decode(golden);
    assertHeader(event, CHANNEL, 3);
    assertThat(event.name()).isEqualTo("add");
    MessageReader arguments = event.arguments();
    assertThat(arguments.readArrayHeader()).isEqualTo(2);
    assertThat(arguments.readLong()).isEqualTo(1);
    assertThat(event.arguments().remaining()).as("a new reader each time").isEqualTo(3);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "'82 ID b a17603', 3",
    "'82 ID b a176cc03', 3",
    "'82 ID b a17602', 2",
    "'82 ID b c4017603', 3",
    "'82 a17603 ID b', 3",
    "'81 ID b', 0",
    "'83 ID b a17603 a16b05', 3",
    "'83 ID b a16b05 a17602', 2",
    "'83 ID b a17603 a17602', 2",
    "'83 ID a a17603 ID b', 3",
    "'83 ID a ID b a17603', 3"
  })
  void partsOfAHeaderMayComeInAnyOrderAndTheLastOfOneNameCounts(String header, int version) {
    String bytes = header.replace("ID", ID_KEY).replace(" b", "c40162").replace(" a ", "c40161");
    Event event = decode("93" + bytes + "a3616464 c0");
    assertThat(event.messageId()).isEqualTo(MessageId.ofBinary(new byte[] {0x62}));
    assertThat(event.version()).isEqualTo(version);
    assertThat(event.name()).isEqualTo("add");
    assertThat(event.arguments().tryReadNil()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "82" + ID_KEY,
        "82" + ID_KEY + "c4",
        "82" + ID_KEY + "c401",
        "82" + ID_KEY + "c42062",
        "82" + ID_KEY + "c40162 a1",
        "82" + ID_KEY + "c40162 a176",
        "82" + ID_KEY + "c40162 a17603",
        "82" + ID_KEY + "c400 a17603 a0"
      })
  void aHeaderThatEndsTooEarlyIsMalformed(String header) {
    assertThatThrownBy(() -> decode("93" + header)).isInstanceOf(MalformedMessageException.class);
  }

  @Test
  void aHeartbeatOnTheWire() {
    MessageWriter out = new MessageWriter();
    EventCodec.writeHead(out, MessageId.ofString("h1"), CHANNEL, EventNames.HEARTBEAT);
    out.writeArrayHeader(1);
    out.writeLong(0);
    String golden =
        "93 83"
            + ID_KEY
            + "a26831 a176 03"
            + RESPONSE_KEY
            + CHANNEL_BYTES
            + "a7 5f7a70635f6862 9100";
    assertThat(written(out)).isEqualTo(digits(golden));
    assertThat(decode(golden).responseTo()).isEqualTo(CHANNEL);
    assertThat(decode(golden).name()).isEqualTo("_zpc_hb");
  }

  @Test
  void aGrantOnTheWire() {
    MessageWriter out = new MessageWriter();
    EventCodec.writeHead(out, MessageId.ofString("g1"), CHANNEL, EventNames.MORE);
    out.writeArrayHeader(1);
    out.writeLong(100);
    assertThat(written(out))
        .isEqualTo(
            digits(
                "93 83"
                    + ID_KEY
                    + "a26731 a176 03"
                    + RESPONSE_KEY
                    + CHANNEL_BYTES
                    + "a9 5f7a70635f6d6f7265 9164"));
  }

  @Test
  void anItemOfAStreamOnTheWireIsBare() {
    MessageWriter out = new MessageWriter();
    EventCodec.writeHead(out, MessageId.ofString("s1"), CHANNEL, EventNames.STREAM);
    out.writeLong(7);
    assertThat(written(out))
        .isEqualTo(
            digits(
                "93 83"
                    + ID_KEY
                    + "a27331 a176 03"
                    + RESPONSE_KEY
                    + CHANNEL_BYTES
                    + "a6 53545245414d 07"));
  }

  @Test
  void timeoutAndErrorTravelInTheHeader() {
    MessageWriter fields = new MessageWriter();
    fields.writeMapHeader(1);
    fields.writeString("k");
    fields.writeLong(9);
    MessageWriter out = new MessageWriter();
    EventCodec.writeHead(
        out,
        MessageId.ofString("e"),
        CHANNEL,
        "ERR",
        1.5,
        new RawValue(fields.toByteArray()),
        null);
    out.writeNil();
    assertThat(written(out))
        .isEqualTo(
            digits(
                "93 85"
                    + ID_KEY
                    + "a165 a176 03"
                    + RESPONSE_KEY
                    + CHANNEL_BYTES
                    + TIMEOUT_KEY
                    + "cb3ff8000000000000"
                    + ERROR_KEY
                    + "81a16b09 a3455252 c0"));
    Event event = EventCodec.decode(out.toByteArray());
    assertThat(event.timeoutSeconds()).isEqualTo(1.5);
    RawValue error = Objects.requireNonNull(event.errorFields());
    assertThat(error.length()).isEqualTo(4);
    MessageReader in = error.reader();
    assertThat(in.readMapHeader()).isEqualTo(1);
    assertThat(in.readString()).isEqualTo("k");
    assertThat(in.readLong()).isEqualTo(9);
  }

  @Test
  void namesMayBeBytes() {
    Event event = decode("93 82 c40a 6d6573736167655f6964 c40178 c40176 02 c403616464 c0");
    assertHeader(event, MessageId.ofBinary(new byte[] {'x'}), 2);
    assertThat(event.name()).isEqualTo("add");
  }

  @ParameterizedTest
  @CsvSource({
    "00, 0",
    "01, 1",
    "02, 2",
    "03, 3",
    "04, 3",
    "cb4008000000000000, 3",
    "ff, 0",
    "cfffffffffffffffff, 3",
    "cb7ff8000000000000, 0",
    "ca40000000, 2"
  })
  void versionIsAnyNumber(String version, int expected) {
    Event event = decode("93 82" + ID_KEY + "a178 a176" + version + "a166 c0");
    assertThat(event.version()).isEqualTo(expected);
  }

  @Test
  void versionMayBeAbsentAndResponseToNil() {
    Event event = decode("93 82" + ID_KEY + "a178" + RESPONSE_KEY + "c0 a166 c0");
    assertHeader(event, MessageId.ofString("x"), 0);
  }

  /** That there is nothing else in it. */
  private static void assertHeader(Event event, MessageId id, int version) {
    assertThat(event.messageId()).isEqualTo(id);
    assertThat(event.version()).isEqualTo(version);
    assertThat(event.responseTo()).isNull();
    assertThat(event.saysTimeout()).isFalse();
    assertThat(event.errorFields()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "05, 5.0",
    "ca3fc00000, 1.5",
    "ff, 0.0",
    "c0, ",
    "a135, ",
    "9205c0, ",
    "80, ",
    "cb7ff8000000000000, ",
    "cb7ff0000000000000, "
  })
  void aTimeoutThatIsNoNumberIsNotOurs(String timeout, Double expected) {
    Event event = decode("93 82" + ID_KEY + "a178" + TIMEOUT_KEY + timeout + "a166 c0");
    assertThat(event.saysTimeout() ? event.timeoutSeconds() : null).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"c0", "a178", "93010203", "05"})
  void anErrorThatIsNoMapIsNotOurs(String error) {
    Event event = decode("93 82" + ERROR_KEY + error + ID_KEY + "a178 a166 c0");
    assertThat(event.errorFields()).isNull();
    assertThat(event.name()).isEqualTo("f");
  }

  @Test
  void theLastErrorCountsAndKeysOfOtherKindsDoNot() {
    String map = "81 a16b 09";
    String two = "93 83" + ERROR_KEY + "80" + ERROR_KEY + map + ID_KEY + "a178 a166 c0";
    assertThat(Objects.requireNonNull(decode(two).errorFields()).length()).isEqualTo(4);
    String overwritten = "93 83" + ERROR_KEY + map + ERROR_KEY + "07" + ID_KEY + "a178 a166 c0";
    assertThat(decode(overwritten).errorFields()).isNull();
    String odd = "93 83 07" + map + ERROR_KEY + map + ID_KEY + "a178 a166 c0";
    assertThat(Objects.requireNonNull(decode(odd).errorFields()).length()).isEqualTo(4);
  }

  @Test
  void theHeaderIsFoundBehindAnyHeadOfAnArray() {
    String rest = "81" + ID_KEY + "a178 a166 c0";
    for (String head : new String[] {"93", "dc0003", "dd00000003"}) {
      Event event = decode(head + rest);
      assertThat(event.messageId()).isEqualTo(MessageId.ofString("x"));
      assertThat(event.rawHeader().length()).isEqualTo(14);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a178 81c0c0",
        "05 c0",
        "c0 90",
        "93010203 01",
        "8101c0 02",
        "d40500 a0",
        "a1ff a1ff",
        "c402ffff 03",
        "cb7ff8000000000000 c3",
        "a9 74726163655f6964c0 81a161 81a16293c0c0c0"
      })
  void fieldsThatAreUnknownAreSteppedOver(String field) {
    Event event = decode("93 82" + field + ID_KEY + "a178 a166 c0");
    assertThat(event.messageId()).isEqualTo(MessageId.ofString("x"));
    assertThat(event.name()).isEqualTo("f");
  }

  @Test
  void whatStandsBehindTheEventIsIgnored() {
    Event event = decode("93 81" + ID_KEY + "a178 a166 9105 c1c1c1");
    assertThat(event.arguments().readArrayHeader()).isEqualTo(1);
  }

  @Test
  void argumentsAreNotLookedAt() {
    Event event = decode("93 81" + ID_KEY + "a178 a166 dd ffffffff");
    assertThatThrownBy(() -> event.arguments().readArrayHeader())
        .isInstanceOf(MalformedMessageException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "'', ends where a value should begin",
    "c1, 0xc1",
    "c0, 'expected array, found nil'",
    "80, 'expected array, found map'",
    "92 80 a166, this one has 2",
    "94 80 a166 c0 c0, this one has 4",
    "93 80 a166 c0, no message_id",
    "93 c0 a166 c0, 'expected map, found nil'",
    "93 90 a166 c0, 'expected map, found array'",
    "93 81 {id} c0 a166 c0, an id must not be of type nil",
    "93 81 {id} 90 a166 c0, an id must not be of type array",
    "93 81 {id} 80 a166 c0, an id must not be of type map",
    "93 82 {id} a178 {to} 80 a166 c0, an id must not be of type map",
    "93 82 {id} a178 {to} 9105 a166 c0, an id must not be of type array",
    "93 82 {id} a178 a176 c0 a166 c0, 'expected float, found nil'",
    "93 82 {id} a178 a176 a133 a166 c0, 'expected float, found string'",
    "93 81 {id} a178 c0 c0, 'expected string, found nil'",
    "93 81 {id} a178 05 c0, 'expected string, found int'",
    "93 81 {id} a178 91a166 c0, 'expected string, found array'",
    "93 81 {id} a178 a1ff c0, not UTF-8",
    "93 81 {id} a178 a166, ends where a value should begin",
    "93 81 {id} a178 a166 c1, 0xc1",
    "93 df ffffffff a166 c0, claimed",
    "93 81 a178 dd 00ffffff a166 c0, claimed"
  })
  void whatIsNoEventIsMalformed(String template, String message) {
    String bytes = template.replace("{id}", ID_KEY).replace("{to}", RESPONSE_KEY);
    assertThatThrownBy(() -> decode(bytes))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(ints = {0x91, 0x81})
  void bombsOfDepthAreMalformedOrSteppedOver(int tag) {
    byte[] bomb = new byte[1_000_000];
    Arrays.fill(bomb, (byte) tag);
    assertThatThrownBy(() -> EventCodec.decode(bomb)).isInstanceOf(MalformedMessageException.class);
    MessageWriter inHeader = new MessageWriter();
    inHeader.writeArrayHeader(3);
    inHeader.writeMapHeader(1);
    inHeader.writeString("trace");
    inHeader.writeRaw(bomb, 0, bomb.length);
    byte[] payload = inHeader.toByteArray();
    assertThatThrownBy(() -> EventCodec.decode(payload))
        .isInstanceOf(MalformedMessageException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "93 81 a174", "93 81"})
  void nestedClaimsOfSixteenMillionCostNothing(String before) {
    byte[] payload = Hex.bytes(before + "dd00ffffff".repeat(200));
    assertThatThrownBy(() -> EventCodec.decode(payload))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessageContaining("claimed");
    long allocated =
        Allocations.during(
            () -> {
              try {
                EventCodec.decode(payload);
              } catch (MalformedMessageException e) {
                // What is expected; its cost counts too.
              }
            });
    assertThat(allocated).isLessThan(100_000);
  }
}
