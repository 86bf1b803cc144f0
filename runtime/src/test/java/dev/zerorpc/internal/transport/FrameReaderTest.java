package dev.zerorpc.internal.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.internal.transport.MessageSocket.DropReason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which frames make a message. */
class FrameReaderTest {
  private final List<String> log = new ArrayList<>();
  private final MessageSocket.Listener listener =
      new MessageSocket.Listener() {
        @Override
        public void received(Envelope from, byte[] payload) {
          List<String> frames =
              from.frames().stream().map(frame -> new String(frame, UTF_8)).toList();
          log.add(frames + " " + new String(payload, UTF_8));
        }

        @Override
        public void writable() {
          log.add("writable");
        }

        @Override
        public void dropped(DropReason reason) {
          log.add(reason.toString());
        }
      };
  private final ZmqOptions options =
      ZmqOptions.DEFAULT.withMaxEnvelopeFrames(3).withMaxMessageSize(1000);
  private final FrameReader router = new FrameReader(SocketRole.ROUTER, options, listener);
  private final FrameReader dealer = new FrameReader(SocketRole.DEALER, options, listener);

  private static void read(FrameReader reader, String... frames) {
    for (int i = 0; i < frames.length; i++) {
      reader.frame(frames[i].getBytes(UTF_8), i < frames.length - 1);
    }
  }

  @Test
  void aRoutersMessage() {
    read(router, "id", "", "payload");
    read(router, "id", "proxy", "", "payload");
    read(router, "id", "", "");
    assertThat(log).containsExactly("[id] payload", "[id, proxy] payload", "[id] ");
  }

  @Test
  void aDealersMessage() {
    read(dealer, "", "payload");
    read(dealer, "proxy", "", "payload");
    assertThat(log).containsExactly("[] payload", "[proxy] payload");
  }

  @Test
  void theDelimiterMayBeMissingWhereNothingElseCanBeMeant() {
    read(router, "id", "payload");
    read(dealer, "payload");
    read(router, "id", "");
    assertThat(log).containsExactly("[id] payload", "[] payload", "[id] ");
  }

  @Test
  void theLastButOneFrameMustBeEmpty() {
    read(router, "id", "x", "payload");
    read(dealer, "x", "payload");
    read(router, "id", "", "payload", "");
    read(router, "id", "", "x", "y");
    assertThat(log).hasSize(4).containsOnly("BAD_FRAMES");
  }

  @Test
  void anEnvelopeHasALimit() {
    read(router, "1", "2", "3", "", "payload");
    read(router, "1", "2", "3", "4", "", "payload");
    read(router, Collections.nCopies(10_000, "").toArray(String[]::new));
    read(router, "id", "", "next");
    assertThat(log).containsExactly("[1, 2, 3] payload", "BAD_FRAMES", "BAD_FRAMES", "[id] next");
  }

  @Test
  void anEnvelopeFrameIsNoLongerThanAnIdentity() {
    read(router, "i".repeat(255), "", "payload");
    read(router, "i".repeat(256), "", "payload");
    assertThat(log).containsExactly("[" + "i".repeat(255) + "] payload", "BAD_FRAMES");
  }

  @Test
  void aMessageHasALimitAsAWhole() {
    read(dealer, "", "x".repeat(1000));
    read(dealer, "", "x".repeat(1001));
    read(dealer, "x".repeat(600), "x".repeat(600), "", "");
    read(dealer, "", "next");
    assertThat(log).containsExactly("[] " + "x".repeat(1000), "TOO_LARGE", "TOO_LARGE", "[] next");
  }

  @Test
  void whatIsLeftOfABrokenMessageIsForgotten() {
    dealer.frame("x".repeat(900).getBytes(UTF_8), true);
    dealer.reset();
    read(dealer, "", "y".repeat(900));
    assertThat(log).containsExactly("[] " + "y".repeat(900));
  }

  @Test
  void aOneWayMessageIsOneFrameAndNothingElse() {
    FrameReader pull = new FrameReader(SocketRole.PULL, options, listener);
    read(pull, "payload");
    read(pull, "", "payload");
    read(pull, "id", "", "payload");
    read(pull, "x".repeat(1001));
    assertThat(log).containsExactly("[] payload", "BAD_FRAMES", "BAD_FRAMES", "TOO_LARGE");
  }

  @Test
  void manyPeersAreNotMistakenForEachOther() {
    List<String> expected = new ArrayList<>();
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 500; i++) {
        read(router, "peer" + i, "", "payload");
        expected.add("[peer" + i + "] payload");
      }
    }
    assertThat(log).isEqualTo(expected);
  }

  @Test
  void aPeerThatProvesToBeAnotherOneIsAnother() {
    List<Envelope> envelopes = new ArrayList<>();
    FrameReader guarded =
        new FrameReader(
            SocketRole.ROUTER,
            options,
            new MessageSocket.Listener() {
              @Override
              public void received(Envelope from, byte[] payload) {
                envelopes.add(from);
              }

              @Override
              public void writable() {}

              @Override
              public void dropped(DropReason reason) {}
            });
    for (String name : new String[] {"alice", "bob", "bob", null}) {
      guarded.from(name);
      read(guarded, "id", "", "payload");
    }
    assertThat(envelopes)
        .extracting(Envelope::identity)
        .containsExactly("alice", "bob", "bob", null);
    assertThat(envelopes.get(2)).as("known").isSameAs(envelopes.get(1));
  }
}
