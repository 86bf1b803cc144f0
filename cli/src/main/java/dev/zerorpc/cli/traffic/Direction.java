package dev.zerorpc.cli.traffic;

import dev.zerorpc.BrokerTap;
import org.jspecify.annotations.Nullable;

/** Which way an event went, and how a recording says it. */
enum Direction {
  TO_SERVER("to-server"),
  TO_CLIENT("to-client");

  private final String text;

  Direction(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  static Direction of(BrokerTap.Direction direction) {
    return direction == BrokerTap.Direction.TO_SERVER ? TO_SERVER : TO_CLIENT;
  }

  /** The one of that text, or null. */
  static @Nullable Direction named(@Nullable Object text) {
    for (Direction direction : values()) {
      if (direction.text.equals(text)) {
        return direction;
      }
    }
    return null;
  }
}
