package dev.zerorpc.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** Whatever frames come, each message is handed on or thrown away once, and the next is whole. */
@Tag("fuzz")
class FrameReaderFuzz {
  private static final ZmqOptions OPTIONS =
      ZmqOptions.DEFAULT.withMaxEnvelopeFrames(3).withMaxMessageSize(600);

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Message(Envelope from, byte[] payload) {}

  private static final class Log implements MessageSocket.Listener {
    private final List<Message> messages = new ArrayList<>();
    private int dropped;

    @Override
    public void received(Envelope from, byte[] payload) {
      messages.add(new Message(from, payload));
    }

    @Override
    public void writable() {}

    @Override
    public void dropped(MessageSocket.DropReason reason) {
      dropped++;
    }

    int count() {
      return messages.size() + dropped;
    }
  }

  /**
   * The first byte says what kind of socket it is. Each frame is a byte of flags (1 for more to
   * come, 2 for a connection that breaks before it), two of its length, and its content, which goes
   * on with zeros where the input ends.
   */
  @FuzzTest(maxDuration = "3m")
  void reads(byte[] input) {
    SocketRole[] roles = SocketRole.values();
    SocketRole role = roles[input.length == 0 ? 0 : (input[0] & 0xff) % roles.length];
    Log log = new Log();
    FrameReader reader = new FrameReader(role, OPTIONS, log);
    int ended = 0;
    for (int at = 1; at + 3 <= input.length; ) {
      int flags = input[at];
      int length = (input[at + 1] & 0x03) << 8 | (input[at + 2] & 0xff);
      byte[] frame = Arrays.copyOfRange(input, at + 3, at + 3 + length);
      at += 3 + length;
      if ((flags & 2) != 0) {
        reader.reset();
      }
      boolean more = (flags & 1) != 0;
      reader.frame(frame, more);
      ended += more ? 0 : 1;
      assertThat(log.count()).isEqualTo(ended);
    }
    for (Message message : log.messages) {
      List<byte[]> envelope = message.from().frames();
      assertThat(envelope).hasSizeLessThanOrEqualTo(OPTIONS.maxEnvelopeFrames());
      int size = message.payload().length;
      for (byte[] frame : envelope) {
        size += frame.length;
      }
      assertThat(size).isLessThanOrEqualTo(OPTIONS.maxMessageSize());
    }
    assertNextIsWhole(reader, role, log);
  }

  private static void assertNextIsWhole(FrameReader reader, SocketRole role, Log log) {
    reader.reset();
    int before = log.messages.size();
    if (role == SocketRole.ROUTER) {
      reader.frame(new byte[] {1}, true);
    }
    reader.frame(new byte[] {'n', 'e', 'x', 't'}, false);
    assertThat(log.messages).hasSize(before + 1);
    assertThat(log.messages.get(before).payload()).asString().isEqualTo("next");
  }
}
