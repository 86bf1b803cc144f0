package dev.zerorpc.internal.broker;

import dev.zerorpc.internal.event.EventCodec;
import dev.zerorpc.internal.event.EventNames;
import dev.zerorpc.internal.event.MessageId;
import dev.zerorpc.internal.event.MessageIds;
import dev.zerorpc.internal.event.MessageWriter;

/** The few events that a broker says itself on a channel. */
final class BrokerMessages {
  /** The error of a call whose worker was lost; the name that zerorpc-python has for it. */
  static final String LOST_REMOTE = "LostRemote";

  private BrokerMessages() {}

  /** The error of a call. */
  static byte[] error(MessageIds ids, MessageId channel, int version, String name, String message) {
    MessageWriter out = new MessageWriter();
    EventCodec.writeHead(out, ids, channel, EventNames.ERR);
    if (version < 2) {
      // Peers of protocol version 1 know a single text.
      out.writeArrayHeader(1);
      out.writeString(name + ": " + message);
    } else {
      out.writeArrayHeader(3);
      out.writeString(name);
      out.writeString(message);
      out.writeString("");
    }
    return out.finish();
  }

  /** A sign of life. */
  static byte[] heartbeat(MessageIds ids, MessageId channel) {
    MessageWriter out = new MessageWriter();
    EventCodec.writeHead(out, ids, channel, EventNames.HEARTBEAT);
    out.writeArrayHeader(1);
    out.writeLong(0);
    return out.finish();
  }

  /** Nobody waits for the call any more. */
  static byte[] cancel(MessageIds ids, MessageId channel) {
    MessageWriter out = new MessageWriter();
    EventCodec.writeHead(out, ids, channel, EventNames.CANCEL);
    out.writeNil();
    return out.finish();
  }
}
