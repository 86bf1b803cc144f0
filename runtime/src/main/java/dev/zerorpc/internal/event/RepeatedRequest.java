package dev.zerorpc.internal.event;

/** Makes a second request of one that has been encoded. */
public final class RepeatedRequest {
  private RepeatedRequest() {}

  /**
   * The same request with another id and another time that its caller still waits; all else, header
   * fields that this class does not know too, is taken over as it is.
   *
   * @param request what an earlier attempt sent
   * @param id a fresh id
   * @param timeoutSeconds how long the caller still waits
   */
  public static byte[] of(byte[] request, MessageId id, double timeoutSeconds) {
    MessageReader in = new MessageReader(request);
    MessageWriter out = new MessageWriter();
    out.writeArrayHeader(in.readArrayHeader());
    int fields = in.readMapHeader();
    out.writeMapHeader(fields);
    for (int i = 0; i < fields; i++) {
      String field = in.readString();
      out.writeString(field);
      RawValue value = in.readRaw();
      switch (field) {
        case "message_id" -> id.writeTo(out);
        case "timeout" -> out.writeDouble(timeoutSeconds);
        default -> value.writeTo(out);
      }
    }
    out.writeRaw(request, in.position(), in.remaining());
    return out.finish();
  }
}
