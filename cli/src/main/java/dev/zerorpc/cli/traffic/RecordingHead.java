package dev.zerorpc.cli.traffic;

import dev.zerorpc.cli.python.JsonReader;
import dev.zerorpc.cli.python.JsonText;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The first line of a recording: of what, since when, and in which version of the format. */
final class RecordingHead {
  /** The version that is written, and the newest that is read. */
  static final long VERSION = 1;

  private static final String VERSION_FIELD = "zerorpc-recording";

  private RecordingHead() {}

  /** The line, with its end. */
  static String text(Instant started, List<String> bound, String server, String program) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put(VERSION_FIELD, VERSION);
    fields.put("started", started.toString());
    fields.put("bound", bound);
    fields.put("server", server);
    fields.put("by", program);
    return JsonText.of(fields) + "\n";
  }

  /**
   * Makes sure that a line is the first one of a recording that can be read here.
   *
   * @throws IllegalArgumentException if not; says why
   */
  static void check(String line) {
    Object head;
    try {
      head = JsonReader.read(line);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("this is no recording of zerorpc: " + e.getMessage(), e);
    }
    if (!(head instanceof Map<?, ?> fields)
        || !(fields.get(VERSION_FIELD) instanceof Long version)) {
      throw new IllegalArgumentException(
          "this is no recording of zerorpc: it does not begin with {\"" + VERSION_FIELD + "\": ");
    }
    if (version < 1 || version > VERSION) {
      throw new IllegalArgumentException(
          "the recording has version %d of the format, but this command reads version %d only. Use a newer one"
              .formatted(version, VERSION));
    }
  }
}
