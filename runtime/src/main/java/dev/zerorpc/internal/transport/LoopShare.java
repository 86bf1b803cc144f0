package dev.zerorpc.internal.transport;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A loop as one of its users has it: with commands of its own, which take turns with those of the
 * others, so that one who has many does not hold up the rest, and with an end of its own. Timers
 * are the loop's; what a user has scheduled it has to cancel.
 */
final class LoopShare implements IoLoop {
  private final ZmqLoop loop;
  private final Queue<Runnable> commands = new ConcurrentLinkedQueue<>();
  private volatile boolean ended;

  /** Creates one; see {@link LoopShares#add}. */
  LoopShare(ZmqLoop loop) {
    this.loop = loop;
  }

  @Override
  public void execute(Runnable command) {
    if (ended) {
      return;
    }
    commands.add(command);
    loop.wakeUp();
    if (ended) {
      // It may have ended in between; nobody else would let go of what the command holds.
      commands.clear();
    }
  }

  @Override
  public boolean inLoop() {
    return loop.inLoop();
  }

  @Override
  public TimerWheel timers() {
    return loop.timers();
  }

  @Override
  public long nanoTime() {
    return loop.nanoTime();
  }

  /** What waits to be run; for the loop. */
  Queue<Runnable> commands() {
    return commands;
  }

  /** Nothing that was handed over runs any more; only on the loop's thread. */
  void end() {
    ended = true;
    commands.clear();
    loop.shares().remove(this);
  }
}
