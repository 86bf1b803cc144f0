package dev.zerorpc.internal.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageIdTest {
  private static MessageId id(String bytes) {
    return MessageId.read(Hex.reader(bytes));
  }

  @ParameterizedTest
  @CsvSource({
    "a178, a178, '\"x\"'",
    "d90178, a178, '\"x\"'",
    "c40178, c40178, 'b\"x\"'",
    "c5000178, c40178, 'b\"x\"'",
    "c402ff00, c402ff00, 0xff00",
    "05, 05, 5",
    "cd0005, 05, 5",
    "cfffffffffffffffff, cfffffffffffffffff, 18446744073709551615",
    "ca3fc00000, cb3ff8000000000000, 1.5",
    "c3, c3, true"
  })
  void anIdGoesBackAsTheKindThatItCameAs(String bytes, String echoed, String text) {
    MessageWriter out = new MessageWriter();
    id(bytes).writeTo(out);
    assertThat(Hex.of(out.toByteArray())).isEqualTo(echoed);
    assertThat(id(bytes)).hasToString(text);
    assertThat(id(bytes)).isEqualTo(id(echoed)).hasSameHashCodeAs(id(echoed));
  }

  @Test
  void kindsAreDifferentIds() {
    assertThat(Set.of(id("a135"), id("c40135"), id("05"), id("cb4014000000000000"), id("c3")))
        .hasSize(5);
    assertThat(MessageId.ofString("x")).isEqualTo(id("a178")).isNotEqualTo(id("c40178"));
    assertThat(MessageId.ofBinary(new byte[] {0x78})).isEqualTo(id("c40178"));
  }

  @Test
  void idsThatShareAHashCodeAreNotEasilyMadeUp() {
    // "Aa" and "BB" are the same to a hash code by multiples of 31.
    Set<Integer> codes = new HashSet<>();
    for (int i = 0; i < 1024; i++) {
      StringBuilder text = new StringBuilder();
      for (int bit = 0; bit < 10; bit++) {
        text.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      codes.add(MessageId.ofString(text.toString()).hashCode());
    }
    assertThat(codes).hasSizeGreaterThan(512);
  }

  @ParameterizedTest
  @ValueSource(strings = {"c0", "90", "9105", "80", "d40500", "d6ff00000000", "a1ff", "c1", ""})
  void whatCannotBeAnIdIsMalformed(String bytes) {
    assertThatThrownBy(() -> id(bytes)).isInstanceOf(MalformedMessageException.class);
  }

  @Test
  void anIdHasABound() {
    String longest = "x".repeat(Limits.MAX_ID_SIZE);
    MessageWriter out = new MessageWriter();
    MessageId.ofString(longest).writeTo(out);
    assertThat(MessageId.read(new MessageReader(out.toByteArray())))
        .isEqualTo(MessageId.ofString(longest));
    MessageWriter longer = new MessageWriter();
    longer.writeString(longest + "x");
    assertThatThrownBy(() -> MessageId.read(new MessageReader(longer.toByteArray())))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessageContaining("1025 bytes");
  }

  @Test
  void newIdsLookLikeThoseOfTheReference() {
    MessageIds ids = new MessageIds(0x0123456789abcdefL, 0x5_ffff_fffeL);
    assertThat(ids.next()).hasToString("b\"fffffffe000000050123456789abcdef\"");
    assertThat(ids.next()).hasToString("b\"ffffffff000000050123456789abcdef\"");
    assertThat(ids.next())
        .as("the counter's carry goes into the base")
        .hasToString("b\"00000000000000060123456789abcdef\"");
  }

  @Test
  void idsOfMessagesThatNobodyAnswersAreShorter() {
    MessageIds ids = MessageIds.ofMessages(0x5_ffff_ffffL);
    assertThat(ids.next()).hasToString("b\"ffffffff00000005\"");
    assertThat(ids.next()).hasToString("b\"0000000000000006\"");
    assertThat(MessageIds.ofMessages().next()).isNotEqualTo(MessageIds.ofMessages().next());
  }

  @Test
  void noIdIsGivenTwice() throws InterruptedException {
    MessageIds ids = new MessageIds();
    Set<MessageId> seen = Collections.synchronizedSet(new HashSet<>());
    Runnable take =
        () -> {
          for (int i = 0; i < 5_000; i++) {
            seen.add(ids.next());
          }
        };
    Thread first = new Thread(take);
    Thread second = new Thread(take);
    first.start();
    second.start();
    first.join();
    second.join();
    assertThat(seen).hasSize(10_000);
    assertThat(new MessageIds().next()).as("another base").isNotIn(seen);
  }

  @Test
  void anIdThatWasReadCanLeaveItsMessage() {
    byte[] message = new byte[1000];
    message[10] = (byte) 0xc4;
    message[11] = 2;
    message[12] = 'a';
    message[13] = 'b';
    MessageId read = MessageId.read(new MessageReader(message, 10, 20));
    MessageId own = read.compact();
    assertThat(own).isEqualTo(read).hasSameHashCodeAs(read).hasToString("b\"ab\"");
    message[12] = 'x';
    assertThat(own).isEqualTo(MessageId.ofBinary(new byte[] {'a', 'b'}));
    assertThat(own.compact()).isSameAs(own);
  }

  @Test
  void anIdStaysInAMessageThatIsLittle() {
    byte[] message = new byte[100];
    message[10] = (byte) 0xc4;
    MessageId read = MessageId.read(new MessageReader(message, 10, 20));
    assertThat(read.compact()).isSameAs(read);
  }

  @Test
  void anIdIsFoundWhereOneWasSteppedOver() {
    for (MessageId id :
        List.of(
            MessageId.ofString("text"),
            MessageId.ofBinary(new byte[] {1, 2, 3}),
            MessageId.ofBinary(new byte[255]),
            MessageId.ofBinary(new byte[300]),
            new MessageIds().next())) {
      MessageWriter out = new MessageWriter();
      out.writeNil();
      id.writeTo(out);
      out.writeNil();
      byte[] message = out.finish();
      MessageReader in = new MessageReader(message);
      in.skip();
      MessageId.skip(in);
      assertThat(in.tryReadNil()).isTrue();
      assertThat(MessageId.at(message, 1)).isEqualTo(id).hasSameHashCodeAs(id);
    }
  }

  @Test
  void whatIsNoIdIsNotSteppedOver() {
    MessageReader in = new MessageReader(new byte[] {(byte) 0xc0});
    assertThatThrownBy(() -> MessageId.skip(in))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessageContaining("an id must not be of type nil");
  }

  @Test
  void anIdInAMessageIsTheSameAsOneBySide() {
    MessageIds one = new MessageIds(7, 41);
    MessageIds two = new MessageIds(7, 41);
    MessageWriter out = new MessageWriter();
    one.writeNext(out);
    one.writeNext(out);
    MessageReader in = new MessageReader(out.finish());
    assertThat(MessageId.read(in)).isEqualTo(two.next());
    assertThat(MessageId.read(in)).isEqualTo(two.next());
    assertThat(in.remaining()).isZero();
  }
}
