package dev.zerorpc.internal.rpc;

import dev.zerorpc.internal.transport.SocketRole;
import java.time.Duration;
import java.util.List;

/**
 * What holds for one pusher or publisher.
 *
 * @param role {@link SocketRole#PUSH} or {@link SocketRole#PUB}
 * @param binds endpoints to bind
 * @param connects endpoints to connect to
 * @param queueLimit how many messages may wait to be sent
 * @param queueBytes how large they may be together
 * @param whenFull what becomes of a message that finds no room
 * @param blockTimeout how long it may wait for room, if it waits
 * @param linger how long what waits may take to be sent when the pusher is closed
 */
public record OneWaySettings(
    SocketRole role,
    List<String> binds,
    List<String> connects,
    int queueLimit,
    long queueBytes,
    WhenFull whenFull,
    Duration blockTimeout,
    Duration linger) {
  /** What becomes of a message that finds no room in the queue. */
  public enum WhenFull {
    /** Its sender waits. */
    BLOCK,
    /** Its sender is told. */
    FAIL,
    /** It is counted and thrown away. */
    DROP
  }

  /** Copies the lists. */
  public OneWaySettings {
    binds = List.copyOf(binds);
    connects = List.copyOf(connects);
  }

  /** What messages call it. */
  String label() {
    String what = role == SocketRole.PUB ? "publisher" : "pusher";
    return what
        + " of "
        + String.join(", ", binds)
        + (binds.isEmpty() || connects.isEmpty() ? "" : ", ")
        + String.join(", ", connects);
  }
}
