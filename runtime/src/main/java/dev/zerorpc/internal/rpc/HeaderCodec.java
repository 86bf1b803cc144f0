package dev.zerorpc.internal.rpc;

import dev.zerorpc.DecodeException;
import dev.zerorpc.EncodeException;
import dev.zerorpc.Headers;
import dev.zerorpc.internal.event.HeaderFields;
import dev.zerorpc.internal.event.Limits;
import dev.zerorpc.internal.event.MalformedMessageException;
import dev.zerorpc.internal.event.MessageReader;
import dev.zerorpc.internal.event.MessageWriter;
import dev.zerorpc.internal.event.RawValue;
import dev.zerorpc.internal.event.ValueType;
import dev.zerorpc.stub.ValueReader;
import dev.zerorpc.stub.ValueWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Headers between values and bytes; on threads that do calls, never on the loop's. */
final class HeaderCodec {
  private HeaderCodec() {}

  /** Encodes headers; null if there are none. */
  static @Nullable HeaderFields encode(Headers headers) {
    if (headers.isEmpty()) {
      return null;
    }
    MessageWriter out = new MessageWriter();
    ValueWriter values = new ValueWriter(out);
    for (Map.Entry<String, @Nullable Object> header : headers.asMap().entrySet()) {
      out.writeString(header.getKey());
      values.parameter("header '" + header.getKey() + "'").writeAny(header.getValue());
    }
    byte[] encoded = out.finish();
    if (encoded.length > Limits.MAX_HEADER_SIZE) {
      throw new EncodeException(
          "the headers take "
              + encoded.length
              + " bytes, but at most "
              + Limits.MAX_HEADER_SIZE
              + " are allowed; send large values as arguments");
    }
    return new HeaderFields(headers.asMap().size(), new RawValue(encoded));
  }

  /**
   * The headers of an event beside the protocol's own, from all of its header. One that cannot be
   * read hides those behind it, and none is read of more than the allowed size.
   */
  static Headers decode(RawValue fields) {
    Map<String, @Nullable Object> headers = new LinkedHashMap<>();
    if (fields.length() > Limits.MAX_HEADER_SIZE) {
      return Headers.EMPTY;
    }
    try {
      MessageReader in = fields.reader();
      ValueReader values = new ValueReader(in);
      for (int left = in.readMapHeader(); left > 0; left--) {
        String name = name(in);
        if (name == null) {
          in.skip();
        } else {
          headers.put(name, values.parameter("header").readAny());
        }
      }
    } catch (MalformedMessageException | DecodeException e) {
      return Headers.copyOf(headers);
    }
    return Headers.copyOf(headers);
  }

  /** The next name, or null if it is no name of a header. */
  private static @Nullable String name(MessageReader in) {
    ValueType type = in.nextType();
    if (type != ValueType.STR) {
      in.skip();
      return null;
    }
    String name = in.readString();
    return name.isEmpty() || name.length() > 255 || Headers.isReserved(name) ? null : name;
  }
}
