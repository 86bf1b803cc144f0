package dev.zerorpc.cli.traffic;

import dev.zerorpc.cli.Console;
import dev.zerorpc.cli.python.JsonText;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of the calls of a replay: a line for each that went wrong, and a sum. Any thread. */
final class ReplayReport {
  /** What became of a call. */
  enum Result {
    /** It was answered, and nobody looks at answers. */
    ANSWERED,
    SAME,
    DIFFERENT,
    /** The recording has no answer, so there was nothing to compare. */
    UNCOMPARED,
    /** There was no answer. */
    UNANSWERED
  }

  /** In characters: of a value, of a line. */
  private static final int MAX_TEXT = 200;

  private final Console console;
  private final boolean comparing;
  private final Map<Result, Integer> counts = new EnumMap<>(Result.class);

  ReplayReport(Console console, boolean comparing) {
    this.console = console;
    this.comparing = comparing;
  }

  /** A value, cut to a length that people read. */
  static String text(@Nullable Object value) {
    String text = JsonText.of(ReadableValues.of(value));
    return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "...";
  }

  /**
   * A call is done.
   *
   * @param problem what is to be said about it, or null for nothing
   */
  synchronized void done(
      RecordedCall call, Object arguments, Result result, @Nullable String problem) {
    counts.merge(result, 1, Integer::sum);
    if (problem != null) {
      console.endProgress();
      console
          .out()
          .print(
              "line %d: %s %s: %s\n"
                  .formatted(call.line(), call.method(), text(arguments), problem));
      console.flush();
    }
    console.progress(total() + " calls");
  }

  synchronized int count(Result result) {
    return counts.getOrDefault(result, 0);
  }

  private int total() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Whether every call was answered, and as it was when recorded. */
  synchronized boolean isGood() {
    return count(Result.DIFFERENT) == 0 && count(Result.UNANSWERED) == 0;
  }

  /** The sum of it. */
  synchronized String summary(long nanos) {
    String head = "%d calls in %.3f s: ".formatted(total(), nanos / 1e9);
    return comparing
        ? head
            + "%d the same, %d different, %d without a recorded answer, %d not answered\n"
                .formatted(
                    count(Result.SAME),
                    count(Result.DIFFERENT),
                    count(Result.UNCOMPARED),
                    count(Result.UNANSWERED))
        : head
            + "%d answered, %d not answered\n"
                .formatted(count(Result.ANSWERED), count(Result.UNANSWERED));
  }
}
