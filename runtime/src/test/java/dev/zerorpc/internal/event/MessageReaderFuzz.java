package dev.zerorpc.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;

/** Whatever is read from whatever bytes, the reader stays within them and says what is wrong. */
@Tag("fuzz")
class MessageReaderFuzz {
  /** What a program may ask for, in any order; a byte of the input chooses. */
  private static final List<Consumer<MessageReader>> READS =
      List.of(
          MessageReader::nextType,
          MessageReader::tryReadNil,
          MessageReader::readBoolean,
          MessageReader::readLong,
          MessageReader::readBigInteger,
          MessageReader::readDouble,
          MessageReader::readString,
          MessageReader::nextTextSize,
          MessageReader::readBinary,
          MessageReader::readBinaryView,
          MessageReader::nextExtType,
          MessageReader::readExtData,
          MessageReader::readTimestamp,
          MessageReader::readArrayHeader,
          MessageReader::readMapHeader,
          MessageReader::skip,
          MessageReader::readRaw);

  /** The first byte says how many of the next ones choose what is read from the rest. */
  @FuzzTest(maxDuration = "3m")
  void reads(byte[] input) {
    int choices = input.length == 0 ? 0 : Math.min(input[0] & 0x3f, input.length - 1);
    int start = Math.min(1 + choices, input.length);
    byte[] surrounded = Arrays.copyOf(input, input.length + 16);
    Arrays.fill(surrounded, input.length, surrounded.length, (byte) 0x01);
    MessageReader in = new MessageReader(surrounded, start, input.length - start);
    for (int i = 1; i <= choices; i++) {
      int before = in.position();
      try {
        READS.get((input[i] & 0xff) % READS.size()).accept(in);
      } catch (TypeMismatchException e) {
        assertThat(in.position()).isEqualTo(before);
      } catch (MalformedMessageException e) {
        assertThat(e.offset()).isBetween(start, input.length);
        return;
      }
      assertThat(in.position()).isBetween(before, input.length);
      assertThat(in.remaining()).isEqualTo(input.length - in.position());
    }
  }
}
