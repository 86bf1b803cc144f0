package dev.zerorpc.internal.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.internal.event.WorkerEvent.Kind;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WorkerEventTest {
  @Test
  void theBytesAreThoseOfTheDocumentation() {
    byte[] encoded =
        WorkerEvent.encode(new MessageIds(0x0123456789abcdefL, 1), Kind.JOIN, "Greeter");
    assertThat(HexFormat.of().formatHex(encoded))
        .isEqualTo(
            "93"
                + "82"
                + ("aa" + "6d6573736167655f6964") // message_id
                + ("c420"
                    + "3030303030303031"
                    + "3030303030303030"
                    + "30313233343536373839616263646566")
                + ("a176" + "03") // v
                + ("ab" + "5f7a70635f776f726b6572") // _zpc_worker
                + "92"
                + ("a4" + "6a6f696e") // join
                + ("a7" + "47726565746572")); // Greeter
  }

  @ParameterizedTest
  @EnumSource(names = {"JOIN", "LEAVE", "PING", "LEFT"})
  void everyKindIsReadAsItWasWritten(Kind kind) {
    byte[] encoded = WorkerEvent.encode(new MessageIds(), kind, "Greeter");
    assertThat(WorkerEvent.read(EventCodec.decode(encoded)))
        .isEqualTo(new WorkerEvent(kind, "Greeter"));
  }

  @Test
  void whatALaterVersionSaysIsUnknownAndWhatFollowsIsLeftAlone() {
    assertThat(WorkerEvent.read(event("93a46a6f696ea15801")))
        .isEqualTo(new WorkerEvent(Kind.JOIN, "X"));
    assertThat(WorkerEvent.read(event("92a3666f6fa158")).kind()).isEqualTo(Kind.UNKNOWN);
    assertThat(WorkerEvent.read(event("92a0a158")).kind()).isEqualTo(Kind.UNKNOWN);
  }

  @Test
  void otherArgumentsAreMalformed() {
    for (String arguments :
        new String[] {"c0", "90", "91a46a6f696e", "9201a158", "92a46a6f696ec0"}) {
      assertThatThrownBy(() -> WorkerEvent.read(event(arguments)))
          .as(arguments)
          .isInstanceOf(MalformedMessageException.class);
    }
  }

  @Test
  void aNameThatIsTooLongIsNone() {
    byte[] encoded = WorkerEvent.encode(new MessageIds(), Kind.JOIN, "x".repeat(201));
    assertThat(WorkerEvent.read(EventCodec.decode(encoded)).name()).isEmpty();
  }

  private static Event event(String arguments) {
    return EventCodec.decode(
        HexFormat.of()
            .parseHex("9381aa6d6573736167655f6964a131ab5f7a70635f776f726b6572" + arguments));
  }
}
