package dev.zerorpc.cli.traffic;

import dev.zerorpc.internal.event.Event;
import dev.zerorpc.internal.event.EventCodec;
import dev.zerorpc.internal.event.EventNames;
import dev.zerorpc.internal.event.MalformedMessageException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts the events of a recording together to calls. */
final class RecordingScan {
  /**
   * A call begins, or has ended, at this place of the recording.
   *
   * @param call the call
   * @param begins whether it begins
   */
  record Step(RecordedCall call, boolean begins) {}

  private final List<Step> steps = new ArrayList<>();
  private final Map<String, RecordedCall> open = new HashMap<>();

  /** What begins and ends, in the order of the recording. */
  List<Step> steps() {
    return steps;
  }

  /** Takes the next line. */
  void add(int number, EventLine line, long offset, long length) {
    Event event;
    try {
      event = EventCodec.decode(line.message());
    } catch (MalformedMessageException e) {
      return; // Nobody has understood it then, either.
    }
    String key = line.connection() + " " + EventLine.channel(event);
    RecordedCall call = open.get(key);
    if (line.direction() == Direction.TO_CLIENT) {
      if (call != null) {
        answered(key, call, event.name(), offset, length);
      }
    } else if (event.responseTo() != null) {
      if (call != null) {
        said(call, event.name(), offset, length);
      }
    } else if (call == null && !event.name().startsWith("_zpc_")) {
      begins(number, key, line.micros(), event.name(), offset, length);
    }
  }

  private void begins(
      int number, String key, long micros, String method, long offset, long length) {
    RecordedCall call = new RecordedCall(number, micros, method);
    call.ends.add(offset, length);
    open.put(key, call);
    steps.add(new Step(call, true));
  }

  private static void said(RecordedCall call, String event, long offset, long length) {
    switch (event) {
      case EventNames.STREAM -> {
        call.callerStreams = true;
        call.callerItems.add(offset, length);
      }
      case EventNames.STREAM_DONE -> call.callerStreams = true;
      default -> {}
    }
  }

  private void answered(String key, RecordedCall call, String event, long offset, long length) {
    RecordedCall.@Nullable End end =
        switch (event) {
          case EventNames.OK -> RecordedCall.End.VALUE;
          case EventNames.ERR -> RecordedCall.End.ERROR;
          case EventNames.STREAM_DONE -> RecordedCall.End.STREAM;
          default -> null;
        };
    if (end != null) {
      call.end = end;
      call.ends.add(offset, length);
      open.remove(key);
      steps.add(new Step(call, false));
    } else if (event.equals(EventNames.STREAM)) {
      call.items.add(offset, length);
    }
  }
}
