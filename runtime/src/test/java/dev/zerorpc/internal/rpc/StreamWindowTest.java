package dev.zerorpc.internal.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.internal.event.Event;
import dev.zerorpc.internal.event.EventCodec;
import dev.zerorpc.internal.event.MessageIds;
import dev.zerorpc.internal.event.MessageWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Plays both kinds of sender against the window: one adds a grant to what it has, one replaces it.
 */
class StreamWindowTest {
  private static final Event ITEM = item();

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 100})
  void senderThatAddsIsNeverLeftWithoutCreditAndNeverOverrunsTheWindow(int size) throws Exception {
    play(size, false, 3);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 100})
  void senderThatReplacesIsNeverLeftWithoutCreditAndNeverOverrunsTheWindow(int size)
      throws Exception {
    play(size, true, 3);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 7, 100})
  void grantsThatArriveLateAreHarmlessToo(int size) throws Exception {
    play(size, true, 1);
    play(size, false, 1);
  }

  private static void play(int size, boolean replaces, int sendsPerStep) throws Exception {
    StreamWindow window = StreamWindow.fromServer(size);
    int slots = 1;
    int sent = 0;
    int taken = 0;
    int grantOnTheWay = 0;
    for (int step = 0; taken < 1000; step++) {
      assertThat(step).as("the stream goes on").isLessThan(10_000);
      for (int i = 0; i < sendsPerStep && slots > 0; i++) {
        assertThat(window.offer(ITEM)).as("item %s was granted", sent).isTrue();
        slots--;
        sent++;
      }
      assertThat(sent - taken).isLessThanOrEqualTo(size);
      // The grant arrives a step after it was made.
      if (grantOnTheWay > 0) {
        slots = replaces ? grantOnTheWay : slots + grantOnTheWay;
        grantOnTheWay = 0;
      }
      if (sent > taken) {
        StreamWindow.Taken next = window.take();
        assertThat(next.event()).isNotNull();
        taken++;
        assertThat(next.grant() == 0 || grantOnTheWay == 0).as("one grant at a time").isTrue();
        grantOnTheWay += next.grant();
      }
    }
  }

  private static Event item() {
    MessageIds ids = new MessageIds();
    MessageWriter out = new MessageWriter();
    EventCodec.writeHead(out, ids.next(), ids.next(), "STREAM");
    out.writeNil();
    return EventCodec.decode(out.toByteArray());
  }
}
