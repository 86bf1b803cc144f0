package dev.zerorpc.benchmarks.sidebyside;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A contestant that is fast because it does less than the others is found out. */
class CheckTest {
  private final Arrivals arrivals = new Arrivals();

  @Test
  void wrongAnswer() {
    Contestant.Client liar =
        new Honest() {
          @Override
          public byte[] echo(byte[] payload) {
            byte[] answer = payload.clone();
            Arrays.fill(answer, (byte) 0);
            return answer;
          }
        };
    assertThatThrownBy(() -> Check.calls(liar))
        .hasMessage("the answer to 16 bytes differs from them");
  }

  @Test
  void wrongAnswerAmongMany() {
    Contestant.Client liar =
        new Honest() {
          @Override
          public long pipeline(byte[] payload, int outstanding, long nanos)
              throws InterruptedException {
            return new AsyncWindow(payload, outstanding)
                .run((bytes, window) -> window.answered(new byte[bytes.length]), nanos);
          }
        };
    assertThatThrownBy(() -> Check.calls(liar))
        .hasRootCauseMessage("an answer differs from its request");
  }

  @Test
  void failureAmongMany() {
    Contestant.Client broken =
        new Honest() {
          @Override
          public long pipeline(byte[] payload, int outstanding, long nanos)
              throws InterruptedException {
            return new AsyncWindow(payload, outstanding)
                .run((bytes, window) -> window.failed(new IllegalStateException("gone")), nanos);
          }
        };
    assertThatThrownBy(() -> Check.calls(broken)).hasRootCauseMessage("gone");
  }

  @Test
  void streamThatEndsEarly() {
    Contestant.Client liar =
        new Honest() {
          @Override
          public long stream(int items) {
            return items - 1L;
          }
        };
    assertThatThrownBy(() -> Check.stream(liar, 1000))
        .hasMessage("999 of 1000 items of a stream came");
  }

  @Test
  void streamWithAnItemLost() {
    assertThatThrownBy(() -> Items.check(Items.item(8), 7))
        .hasMessage("item 7 of a stream is another one, or is lost");
  }

  @Test
  void lostOneWayMessage() {
    Contestant.Client liar =
        new Honest() {
          private int sent;

          @Override
          public void send(byte[] payload) {
            if (++sent != 50) {
              super.send(payload);
            }
          }
        };
    assertThatThrownBy(() -> Check.oneWay(liar, arrivals, 100, 10_000_000))
        .hasMessage("99 of 100 one-way messages came");
  }

  @Test
  void oneWayMessageThatComesTwice() {
    Contestant.Client liar =
        new Honest() {
          @Override
          public void send(byte[] payload) {
            super.send(payload);
            super.send(payload);
          }
        };
    assertThatThrownBy(() -> Check.oneWay(liar, arrivals, 100, 10_000_000))
        .hasMessage("200 of 100 one-way messages came");
  }

  /** Does all that it should, without a network. */
  private class Honest implements Contestant.Client {
    @Override
    public byte[] echo(byte[] payload) {
      return payload.clone();
    }

    @Override
    public long pipeline(byte[] payload, int outstanding, long nanos) throws InterruptedException {
      return new AsyncWindow(payload, outstanding)
          .run((bytes, window) -> window.answered(bytes.clone()), nanos);
    }

    @Override
    public long stream(int items) {
      return items;
    }

    @Override
    public void send(byte[] payload) {
      arrivals.add();
    }

    @Override
    public void openIdleStream() {}

    @Override
    public void close() {}
  }
}
