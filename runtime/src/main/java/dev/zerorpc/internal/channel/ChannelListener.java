package dev.zerorpc.internal.channel;

import dev.zerorpc.internal.event.Event;

/** What the owner of a channel is told, on the loop's thread; must neither block nor throw. */
public interface ChannelListener {
  /** An event came that is neither a heartbeat nor a grant. */
  void received(Event event);

  /** The event that opened the channel has left; only on the side that opened it. */
  default void sent() {}

  /** More events may be sent than a moment ago. */
  default void sendable() {}

  /** The peer has given the call up; the channel is closed already. */
  default void cancelled() {}

  /** The peer fell silent or has gone; the channel is closed already. */
  void lost(Loss loss);
}
