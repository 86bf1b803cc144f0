package dev.zerorpc.internal.channel;

import dev.zerorpc.internal.event.EventText;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/** Logs every event that comes and goes, for whoever switches the logger on. */
final class EventLog {
  private static final Logger LOG = System.getLogger("dev.zerorpc.event");

  private EventLog() {}

  /** The log, or null if nobody wants it; asked once a socket. */
  static @Nullable EventLog ifWanted() {
    return LOG.isLoggable(Level.DEBUG) ? new EventLog() : null;
  }

  void received(byte[] payload) {
    LOG.log(Level.DEBUG, () -> "<-- " + EventText.of(payload));
  }

  void sent(byte[] payload) {
    LOG.log(Level.DEBUG, () -> "--> " + EventText.of(payload));
  }
}
