package dev.zerorpc;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.NoSuchFileException;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The allowed keys as they are now, kept up to date by a thread. Any thread may ask. */
final class KeyWatch implements AutoCloseable {
  private static final Logger LOG = System.getLogger("dev.zerorpc.security");
  private static final long INTERVAL_MILLIS = 1000;

  private final @Nullable KeySource source;
  private final @Nullable ScheduledExecutorService thread;
  private volatile KeySource.Content content;
  private volatile Runnable onWithdrawal = () -> {};
  private @Nullable String lastFailure;

  private KeyWatch(@Nullable KeySource source, KeySource.Content content) {
    this.source = source;
    this.content = content;
    this.thread = source != null && source.isLive() ? startThread() : null;
  }

  /** Allows everything. */
  static KeyWatch any() {
    return new KeyWatch(null, new KeySource.Content(Set.of(), Set.of()));
  }

  /** Reads the source and keeps up with it. */
  static KeyWatch of(KeySource source) throws IOException {
    KeySource.Content content = source.read();
    logMistakes(content);
    return new KeyWatch(source, content);
  }

  private ScheduledExecutorService startThread() {
    ScheduledExecutorService executor =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread result = new Thread(task, "zerorpc-keys");
              result.setDaemon(true);
              return result;
            });
    var unused =
        executor.scheduleWithFixedDelay(
            this::reload, INTERVAL_MILLIS, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    return executor;
  }

  boolean contains(String key) {
    return source == null || content.keys().contains(key);
  }

  void onWithdrawal(Runnable action) {
    onWithdrawal = action;
  }

  /**
   * Reads the source again; a list that cannot be read stays as it was, one that is gone is empty.
   */
  void reload() {
    if (source == null) {
      return;
    }
    try {
      KeySource.Content next;
      try {
        next = source.read();
        lastFailure = null;
      } catch (NoSuchFileException e) {
        next = new KeySource.Content(Set.of(), Set.of());
        logOnce("the list of allowed keys is gone, nobody is served any more: " + e.getMessage());
      }
      KeySource.Content former = content;
      content = next;
      if (!next.mistakes().equals(former.mistakes())) {
        logMistakes(next);
      }
      if (!next.keys().containsAll(former.keys())) {
        onWithdrawal.run();
      }
    } catch (IOException | RuntimeException e) {
      // The thread must go on: the next attempt may succeed.
      logOnce("the allowed keys cannot be read, those read last go on to hold: " + e);
    }
  }

  private void logOnce(String failure) {
    if (!failure.equals(lastFailure)) {
      lastFailure = failure;
      LOG.log(Level.WARNING, failure);
    }
  }

  private static void logMistakes(KeySource.Content content) {
    if (!content.mistakes().isEmpty()) {
      LOG.log(
          Level.WARNING,
          "no public key of 40 characters of Z85 was found at {0}; it is left out",
          String.join(", ", content.mistakes()));
    }
  }

  @Override
  public void close() {
    if (thread != null) {
      thread.shutdownNow();
    }
  }
}
