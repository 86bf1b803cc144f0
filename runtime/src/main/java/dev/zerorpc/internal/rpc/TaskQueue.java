package dev.zerorpc.internal.rpc;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What threads of a pool take their tasks from. One that finds none lets other threads go on, and
 * looks again, before it sleeps: whoever makes tasks then often has made several meanwhile, and
 * need not wake it for each.
 */
final class TaskQueue extends LinkedBlockingQueue<Runnable> {
  private static final long serialVersionUID = 1;

  private static final int YIELDS = 3;

  @Override
  public Runnable take() throws InterruptedException {
    Runnable task = find();
    return task == null ? super.take() : task;
  }

  @Override
  public @Nullable Runnable poll(long timeout, TimeUnit unit) throws InterruptedException {
    Runnable task = find();
    return task == null ? super.poll(timeout, unit) : task;
  }

  @SuppressWarnings("ThreadPriorityCheck") // A hint is all that is meant.
  private @Nullable Runnable find() {
    Runnable task = poll();
    for (int i = 0; task == null && i < YIELDS; i++) {
      Thread.yield();
      task = poll();
    }
    return task;
  }
}
