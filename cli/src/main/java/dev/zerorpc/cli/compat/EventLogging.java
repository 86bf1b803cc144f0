package dev.zerorpc.cli.compat;

import dev.zerorpc.cli.Console;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * What the library logs, a line each on standard error, as {@code WARNING:logger:text}; with every
 * event that comes and goes if that is asked for.
 */
final class EventLogging {
  private static final Logger ROOT = Logger.getLogger("");
  private static final Logger EVENTS = Logger.getLogger("dev.zerorpc.event");

  private EventLogging() {}

  /** Logs in this way while something is done. */
  static void during(Console console, boolean events, Runnable action) {
    List<Handler> before = List.of(ROOT.getHandlers());
    Handler handler = new LineHandler(console);
    before.forEach(ROOT::removeHandler);
    ROOT.addHandler(handler);
    EVENTS.setLevel(events ? Level.FINE : null);
    try {
      action.run();
    } finally {
      EVENTS.setLevel(null);
      ROOT.removeHandler(handler);
      before.forEach(ROOT::addHandler);
    }
  }

  private static final class LineHandler extends Handler {
    private final Console console;
    private final SimpleFormatter formatter = new SimpleFormatter();

    LineHandler(Console console) {
      this.console = console;
    }

    @Override
    public void publish(LogRecord entry) {
      Level level = entry.getLevel();
      String name = level.intValue() < Level.INFO.intValue() ? "DEBUG" : level.getName();
      console
          .err()
          .print(name + ":" + entry.getLoggerName() + ":" + formatter.formatMessage(entry) + "\n");
      console.err().flush();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
