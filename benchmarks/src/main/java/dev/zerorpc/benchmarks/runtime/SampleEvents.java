package dev.zerorpc.benchmarks.runtime;

import dev.zerorpc.internal.event.Event;
import dev.zerorpc.internal.event.EventCodec;
import dev.zerorpc.internal.event.MessageId;
import dev.zerorpc.internal.event.MessageReader;
import dev.zerorpc.internal.event.MessageWriter;
import dev.zerorpc.stub.ValueReader;
import dev.zerorpc.stub.ValueWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessageUnpacker;

/**
 * The event of a call {@code store(sample)} as bytes and back: as this library does it, and written
 * by hand for msgpack-core. Both write the same bytes.
 */
final class SampleEvents {
  private static final byte[] ID =
      "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final MessageId MESSAGE_ID = MessageId.ofBinary(ID);

  private SampleEvents() {}

  static byte[] encode(Sample sample) {
    MessageWriter out = new MessageWriter();
    EventCodec.writeHead(out, MESSAGE_ID, null, "store");
    out.writeArrayHeader(1);
    new ValueWriter(out).parameter("sample").write(SampleCodec.INSTANCE, sample);
    return out.toByteArray();
  }

  static Sample decode(byte[] payload) {
    Event event = EventCodec.decode(payload);
    MessageReader in = event.arguments();
    in.readArrayHeader();
    return new ValueReader(in).parameter("sample").read(SampleCodec.INSTANCE);
  }

  static byte[] encodeByMsgpackCore(Sample sample) throws IOException {
    try (MessageBufferPacker out = MessagePack.newDefaultBufferPacker()) {
      out.packArrayHeader(3);
      out.packMapHeader(2);
      out.packString("message_id").packBinaryHeader(ID.length).writePayload(ID);
      out.packString("v").packInt(3);
      out.packString("store");
      out.packArrayHeader(1);
      out.packMapHeader(5);
      out.packString("name").packString(sample.name());
      out.packString("value").packDouble(sample.value());
      out.packString("at").packTimestamp(sample.at());
      out.packString("tags").packMapHeader(sample.tags().size());
      for (Map.Entry<String, String> tag : sample.tags().entrySet()) {
        out.packString(tag.getKey()).packString(tag.getValue());
      }
      out.packString("note");
      if (sample.note() == null) {
        out.packNil();
      } else {
        out.packString(sample.note());
      }
      return out.toByteArray();
    }
  }

  static Sample decodeByMsgpackCore(byte[] payload) throws IOException {
    try (MessageUnpacker in = MessagePack.newDefaultUnpacker(payload)) {
      in.unpackArrayHeader();
      for (int fields = in.unpackMapHeader(); fields > 0; fields--) {
        if (in.unpackString().equals("message_id")) {
          in.readPayload(in.unpackBinaryHeader());
        } else {
          in.skipValue();
        }
      }
      in.unpackString();
      in.unpackArrayHeader();
      return sample(in);
    }
  }

  private static Sample sample(MessageUnpacker in) throws IOException {
    String name = "";
    double value = 0;
    Instant at = Instant.EPOCH;
    Map<String, String> tags = Map.of();
    String note = null;
    for (int fields = in.unpackMapHeader(); fields > 0; fields--) {
      switch (in.unpackString()) {
        case "name" -> name = in.unpackString();
        case "value" -> value = in.unpackDouble();
        case "at" -> at = in.unpackTimestamp();
        case "tags" -> tags = tags(in);
        case "note" -> note = in.tryUnpackNil() ? null : in.unpackString();
        default -> in.skipValue();
      }
    }
    return new Sample(name, value, at, tags, note);
  }

  private static Map<String, String> tags(MessageUnpacker in) throws IOException {
    int size = in.unpackMapHeader();
    Map<String, String> tags = new HashMap<>(size * 2);
    for (int i = 0; i < size; i++) {
      tags.put(in.unpackString(), in.unpackString());
    }
    return tags;
  }
}
