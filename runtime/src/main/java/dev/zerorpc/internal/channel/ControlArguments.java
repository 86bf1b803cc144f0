package dev.zerorpc.internal.channel;

import dev.zerorpc.internal.event.Event;
import dev.zerorpc.internal.event.MalformedMessageException;
import dev.zerorpc.internal.event.MessageReader;
import dev.zerorpc.internal.event.ValueType;

/**
 * Reads the arguments of the events that belong to the channel itself, tolerating whatever is
 * there.
 */
public final class ControlArguments {
  private ControlArguments() {}

  /** The number of events granted: what {@code [n]} holds, or 0 for anything else. */
  public static long grant(Event event) {
    try {
      MessageReader in = event.arguments();
      if (in.nextType() != ValueType.ARRAY || in.readArrayHeader() < 1) {
        return 0;
      }
      ValueType type = in.nextType();
      // A double holds any number that could be meant, and the conversion cannot overflow.
      return type == ValueType.INT || type == ValueType.FLOAT ? (long) in.readDouble() : 0;
    } catch (MalformedMessageException e) {
      return 0;
    }
  }
}
