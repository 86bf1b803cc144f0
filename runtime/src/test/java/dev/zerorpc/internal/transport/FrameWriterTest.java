package dev.zerorpc.internal.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.internal.transport.MessageSocket.SendResult;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import zmq.Msg;
import zmq.ZError;
import zmq.ZMQ;

/** What happens to a message when the socket refuses one of its frames. */
class FrameWriterTest {
  private static final int TAKEN = 0;
  private static final int BREAKS_WITH_ASSERTIONS = -1;

  private final Queue<Integer> script = new ArrayDeque<>();
  private final List<String> frames = new ArrayList<>();
  private final FrameSink sink =
      new FrameSink() {
        private int errno;

        @Override
        public boolean send(Msg frame, int flags) {
          assertThat(flags & ZMQ.ZMQ_DONTWAIT).as("never waits").isNotZero();
          Integer next = script.poll();
          errno = next == null ? TAKEN : next;
          if (errno == BREAKS_WITH_ASSERTIONS) {
            errno = ZError.EAGAIN;
            throw new AssertionError("on purpose");
          }
          if (errno == TAKEN) {
            boolean more = (flags & ZMQ.ZMQ_SNDMORE) != 0;
            frames.add(new String(frame.data(), UTF_8) + (more ? "+" : "."));
          }
          return errno == TAKEN;
        }

        @Override
        public int errno() {
          return errno;
        }
      };
  private final FrameWriter writer = new FrameWriter(sink, SocketRole.ROUTER);

  private SendResult write(String text, Integer... results) {
    script.clear();
    script.addAll(List.of(results));
    return writer.write(new Envelope(List.of("id".getBytes(UTF_8))), text.getBytes(UTF_8));
  }

  @Test
  void theEnvelopeComesFirstThenTheDelimiterThenThePayload() {
    assertThat(write("a")).isEqualTo(SendResult.SENT);
    assertThat(frames).containsExactly("id+", "+", "a.");
  }

  @Test
  void aRefusedFirstFrameMeansThatNothingWasTaken() {
    assertThat(write("a", ZError.EAGAIN)).isEqualTo(SendResult.BUSY);
    assertThat(write("a", ZError.EHOSTUNREACH)).isEqualTo(SendResult.GONE);
    assertThat(write("a", ZError.ETERM)).isEqualTo(SendResult.GONE);
    assertThat(frames).isEmpty();
    assertThat(write("b")).isEqualTo(SendResult.SENT);
    assertThat(frames).containsExactly("id+", "+", "b.");
  }

  @Test
  void anInterruptOnlyRepeatsTheFrame() {
    assertThat(write("a", ZError.EINTR, TAKEN, ZError.EINTR, ZError.EINTR))
        .isEqualTo(SendResult.SENT);
    assertThat(frames).containsExactly("id+", "+", "a.");
  }

  @Test
  void theRestOfABrokenMessageGoesBeforeTheNextOne() {
    assertThat(write("a", TAKEN, TAKEN, ZError.EAGAIN)).isEqualTo(SendResult.SENT);
    assertThat(frames).containsExactly("id+", "+");

    assertThat(write("b", ZError.EAGAIN)).isEqualTo(SendResult.BUSY);
    assertThat(frames).containsExactly("id+", "+");

    assertThat(write("b")).isEqualTo(SendResult.SENT);
    assertThat(frames).containsExactly("id+", "+", "a.", "id+", "+", "b.");
  }

  @Test
  void theSameWithJeroMqsAssertionsSwitchedOn() {
    assertThat(write("a", TAKEN, BREAKS_WITH_ASSERTIONS)).isEqualTo(SendResult.SENT);
    assertThat(write("b")).isEqualTo(SendResult.SENT);
    assertThat(frames).containsExactly("id+", "+", "a.", "id+", "+", "b.");
  }

  @Test
  void aOneWayMessageIsOneFrame() {
    FrameWriter push = new FrameWriter(sink, SocketRole.PUSH);
    assertThat(push.write(Envelope.EMPTY, "a".getBytes(UTF_8))).isEqualTo(SendResult.SENT);
    script.add(ZError.EAGAIN);
    assertThat(push.write(Envelope.EMPTY, "b".getBytes(UTF_8))).isEqualTo(SendResult.BUSY);
    assertThat(push.write(Envelope.EMPTY, "c".getBytes(UTF_8))).isEqualTo(SendResult.SENT);
    assertThat(frames).containsExactly("a.", "c.");
  }

  @Test
  void messagesGoToThePeerThatTheyAreFor() {
    Envelope one = new Envelope(List.of("one".getBytes(UTF_8)));
    Envelope two = new Envelope(List.of("two".getBytes(UTF_8), "proxy".getBytes(UTF_8)));
    for (Envelope to : List.of(one, two, two, one)) {
      assertThat(writer.write(to, "x".getBytes(UTF_8))).isEqualTo(SendResult.SENT);
    }
    assertThat(String.join(" ", frames))
        .isEqualTo("one+ + x. two+ proxy+ + x. two+ proxy+ + x. one+ + x.");
  }
}
