package dev.zerorpc.internal.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.CallContext;
import dev.zerorpc.RpcStream;
import dev.zerorpc.internal.event.EventNames;
import dev.zerorpc.internal.event.MessageReader;
import dev.zerorpc.internal.event.MessageWriter;
import dev.zerorpc.internal.transport.TimerWheel;
import dev.zerorpc.stub.Codecs;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a sender hands over to the loop, and when. Turns and commands run when a test says so. */
class StreamSenderTest {
  private final Outlet outlet = new Outlet();
  private int produced;

  /** After so many items the producer takes its time, and this happens. */
  private int pauseAfter = Integer.MAX_VALUE;

  private Runnable inPause = () -> {};

  private StreamSender<Integer> sender(int items) {
    return new StreamSender<>(
        outlet,
        Codecs.I32,
        RpcStream.from(
            IntStream.range(0, items)
                .peek(
                    item -> {
                      if (produced++ == pauseAfter) {
                        inPause.run();
                      }
                    })
                .iterator(),
            () -> {}));
  }

  /** Starts one, whose first turn is always one item, and has it granted more. */
  private StreamSender<Integer> granted(int items, int credit) {
    StreamSender<Integer> sender = sender(items);
    sender.start();
    outlet.runCommands();
    assertThat(outlet.sent).containsExactly(0);
    outlet.credit = credit;
    sender.sendable();
    return sender;
  }

  @Test
  void firstItemComesWithTheEndOfItsTurn() {
    sender(10).start();

    assertThat(outlet.sent).isEmpty();
    assertThat(outlet.commands).hasSize(1);
    outlet.runCommands();
    assertThat(outlet.sent).containsExactly(0);
  }

  @Test
  void itemsOfAProducerThatNobodyKnowsAreHandedOverAtOnce() {
    granted(100, 10);
    pauseAfter = 3;
    inPause = () -> outlet.runCommands();

    outlet.runTurn();

    assertThat(outlet.sentInPause).containsExactly(0, 1, 2);
    outlet.runCommands();
    assertThat(outlet.sent).isEqualTo(numbers(11));
  }

  @Test
  void itemsOfAQuickProducerAreHandedOverWithTheEndOfTheTurn() {
    StreamSender<Integer> sender = granted(100, 10);
    outlet.runTurn();
    outlet.runCommands();
    outlet.credit = 20;
    sender.sendable();

    outlet.runTurn();

    assertThat(outlet.sent).isEqualTo(numbers(11));
    assertThat(outlet.commands).as("the end of the turn").hasSize(1);
    outlet.runCommands();
    assertThat(outlet.sent).isEqualTo(numbers(31));
  }

  @Test
  void enoughForOneWriteIsNotKeptUntilTheEndOfTheTurn() {
    StreamSender<Integer> sender = granted(1000, 10);
    outlet.runTurn();
    outlet.runCommands();
    outlet.credit = 250;
    outlet.padding = 100;
    sender.sendable();

    outlet.runTurn();

    assertThat(outlet.commands.size()).as("commands").isBetween(2, 5);
    outlet.commands.remove().run();
    assertThat(outlet.sent).as("all until now").isEqualTo(numbers(261));
  }

  @Test
  void whatWasMadeBeforeAProducerBeganToWaitIsSentWhenItIsNotQuickAnyMore() {
    StreamSender<Integer> sender = granted(100, 10);
    outlet.runTurn();
    outlet.runCommands();
    outlet.credit = 20;
    sender.sendable();
    pauseAfter = 14;
    inPause =
        () -> {
          outlet.runCommands();
          assertThat(outlet.sent).as("still quick").isEqualTo(numbers(11));
          outlet.advance(Duration.ofMillis(3));
          assertThat(outlet.sent).as("after the time").isEqualTo(numbers(14));
          pauseAfter = 16;
          inPause =
              () -> {
                outlet.runCommands();
                assertThat(outlet.sent).as("the next of this turn").isEqualTo(numbers(16));
              };
        };

    outlet.runTurn();

    assertThat(outlet.sentInPause).as("both pauses").isEqualTo(numbers(16));
    outlet.runCommands();
    assertThat(outlet.sent).isEqualTo(numbers(31));
    outlet.credit = 10;
    sender.sendable();
    pauseAfter = 33;
    inPause = () -> outlet.runCommands();
    outlet.runTurn();
    assertThat(outlet.sentInPause).as("one by one after a slow turn").isEqualTo(numbers(33));
  }

  @Test
  void endComesBehindItsItemsAndLeavesNoTimer() {
    StreamSender<Integer> sender = granted(25, 10);
    outlet.runTurn();
    outlet.runCommands();
    outlet.credit = 20;
    sender.sendable();

    outlet.runTurn();
    outlet.runCommands();

    assertThat(outlet.sent).isEqualTo(numbers(25));
    assertThat(outlet.sentBeforeEnd).isEqualTo(25);
    assertThat(outlet.wheel.nextDelayNanos(outlet.now)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void failureComesBehindTheItemsBeforeIt() {
    StreamSender<Integer> sender = granted(100, 10);
    outlet.runTurn();
    outlet.runCommands();
    outlet.credit = 20;
    sender.sendable();
    pauseAfter = 20;
    inPause =
        () -> {
          throw new IllegalStateException("item 20");
        };

    outlet.runTurn();
    outlet.runCommands();

    assertThat(outlet.failure).hasMessage("item 20");
    assertThat(outlet.sent).isEqualTo(numbers(20));
    assertThat(outlet.sentBeforeEnd).isEqualTo(20);
  }

  private static List<Integer> numbers(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  /** A call with commands, turns and a clock that stand still until they are told to go on. */
  private static final class Outlet implements StreamOutlet {
    final CallLife life = new CallLife(Runnable::run, () -> {});
    final Queue<Runnable> commands = new ArrayDeque<>();
    final Queue<Runnable> turns = new ArrayDeque<>();
    final List<Integer> sent = new ArrayList<>();
    final TimerWheel wheel = new TimerWheel(Duration.ofMillis(1).toNanos(), 64, 0);
    List<Integer> sentInPause = List.of();
    long now;
    int credit;
    int padding;
    int sentBeforeEnd = -1;
    @Nullable Throwable failure;

    void runTurn() {
      turns.remove().run();
    }

    void runCommands() {
      Runnable command;
      while ((command = commands.poll()) != null) {
        command.run();
      }
      sentInPause = List.copyOf(sent);
    }

    void advance(Duration time) {
      now += time.toNanos();
      wheel.advance(now);
    }

    @Override
    public CallLife life() {
      return life;
    }

    @Override
    public @Nullable CallContext context() {
      return null;
    }

    @Override
    public boolean resume(Runnable task) {
      return turns.add(task);
    }

    @Override
    public void execute(Runnable command) {
      commands.add(command);
    }

    @Override
    public TimerWheel timers() {
      return wheel;
    }

    @Override
    public long nanoTime() {
      return now;
    }

    @Override
    public long sendableEvents() {
      return credit;
    }

    @Override
    public MessageWriter begin(String event) {
      assertThat(event).isEqualTo(EventNames.STREAM);
      MessageWriter out = new MessageWriter();
      out.writeBinary(new byte[padding]);
      return out;
    }

    @Override
    public void send(byte[] payload) {
      credit--;
      MessageReader in = new MessageReader(payload);
      in.skip();
      sent.add((int) in.readLong());
    }

    @Override
    public void done() {
      commands.add(() -> sentBeforeEnd = sent.size());
    }

    @Override
    public void fail(Throwable thrown) {
      failure = thrown;
      commands.add(() -> sentBeforeEnd = sent.size());
    }
  }
}
