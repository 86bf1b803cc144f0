package dev.zerorpc.cli.traffic;

import dev.zerorpc.RemoteException;
import dev.zerorpc.RpcException;
import dev.zerorpc.ServerBusyException;
import dev.zerorpc.internal.event.Event;
import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.ValueReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares the answers to one call, piece by piece, with those that were recorded. */
final class Answers {
  private final Recording recording;
  private final RecordedCall call;

  Answers(Recording recording, RecordedCall call) {
    this.recording = recording;
    this.call = call;
  }

  /** The argument of an event, whatever it is. */
  static @Nullable Object arguments(Event event) {
    return Codecs.ANY.read(new ValueReader(event.arguments()));
  }

  /** Whether nothing was recorded that could be compared. */
  boolean isNone() {
    return call.end == RecordedCall.End.NONE && call.items.size() == 0;
  }

  /** How an item differs; null if it does not. */
  @Nullable String item(int index, @Nullable Object now) {
    if (index >= call.items.size()) {
      return "recorded %s, now one more item %s".formatted(whole(), ReplayReport.text(now));
    }
    Object before = arguments(recording.event(call.items, index));
    return SameValues.same(before, now)
        ? null
        : "item %d: recorded %s, now %s"
            .formatted(index + 1, ReplayReport.text(before), ReplayReport.text(now));
  }

  /** Whether there is nothing to compare a further item with, because the recording ends there. */
  boolean stopsBefore(int index) {
    return call.end == RecordedCall.End.NONE && index >= call.items.size();
  }

  /** How the end of a stream of so many items differs; null if it does not. */
  @Nullable String end(int items) {
    boolean same =
        items == call.items.size()
            && (call.end == RecordedCall.End.STREAM || isEmptyStreamOfNode());
    return same ? null : "recorded %s, now a stream of %d items".formatted(whole(), items);
  }

  /** A Node server ends a stream without items with the value null, which a client cannot tell. */
  private boolean isEmptyStreamOfNode() {
    return call.end == RecordedCall.End.VALUE && value() == null;
  }

  /** How a value differs; null if it does not. */
  @Nullable String value(@Nullable Object now) {
    boolean same =
        call.end == RecordedCall.End.VALUE
            && call.items.size() == 0
            && SameValues.same(value(), now);
    return same ? null : "recorded %s, now %s".formatted(whole(), ReplayReport.text(now));
  }

  /**
   * How an error, after so many items, differs; null if it does not.
   *
   * @throws RpcException the same, if it is no answer of the server's
   */
  @Nullable String error(int items, RpcException now) {
    RemoteException remote = remote(now);
    boolean same =
        call.end == RecordedCall.End.ERROR
            && items == call.items.size()
            && isSame(error(), remote.name(), remote.remoteMessage());
    return same
        ? null
        : "recorded %s, now %serror %s: %s"
            .formatted(
                whole(),
                items == 0 ? "" : items + " items and ",
                remote.name(),
                remote.remoteMessage());
  }

  private static RemoteException remote(RpcException failure) {
    if (failure instanceof RemoteException remote) {
      return remote;
    }
    if (failure instanceof ServerBusyException && failure.getCause() instanceof RemoteException r) {
      return r;
    }
    throw failure;
  }

  /** Name, message and traceback; peers of protocol version 1 send one text. */
  private static boolean isSame(List<?> before, String name, String message) {
    return before.size() == 1
        ? message.equals(text(before.get(0)))
        : name.equals(text(before.get(0))) && message.equals(text(before.get(1)));
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  private @Nullable Object value() {
    return arguments(recording.event(call.ends, 1)) instanceof List<?> list && !list.isEmpty()
        ? list.get(0)
        : null;
  }

  private List<?> error() {
    return arguments(recording.event(call.ends, 1)) instanceof List<?> list && !list.isEmpty()
        ? list
        : List.of("");
  }

  /** All that was recorded, in a few words. */
  private String whole() {
    int items = call.items.size();
    return switch (call.end) {
      case NONE -> items + " items and no end";
      case STREAM -> "a stream of " + items + " items";
      case VALUE -> ReplayReport.text(value());
      case ERROR -> (items == 0 ? "" : items + " items and ") + "error " + errorText();
    };
  }

  private String errorText() {
    List<?> error = error();
    return error.size() == 1 ? text(error.get(0)) : text(error.get(0)) + ": " + text(error.get(1));
  }
}
