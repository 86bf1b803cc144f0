package dev.zerorpc.benchmarks.sidebyside;

import java.nio.ByteBuffer;
import org.apache.thrift.TApplicationException;
import org.apache.thrift.TException;
import org.apache.thrift.TProcessor;
import org.apache.thrift.protocol.TField;
import org.apache.thrift.protocol.TMessage;
import org.apache.thrift.protocol.TMessageType;
import org.apache.thrift.protocol.TProtocol;
import org.apache.thrift.protocol.TProtocolUtil;
import org.apache.thrift.protocol.TStruct;
import org.apache.thrift.protocol.TType;

/** What Thrift's compiler would generate for the two methods, as far as it goes over the wire. */
final class ThriftMessages {
  static final String ECHO = "echo";
  static final String SEND = "send";

  private static final TStruct STRUCT = new TStruct("payload");
  private static final TField ARGUMENT = new TField("payload", TType.STRING, (short) 1);
  private static final TField RESULT = new TField("success", TType.STRING, (short) 0);

  private ThriftMessages() {}

  static void call(TProtocol out, String method, boolean answered, int sequence, byte[] payload)
      throws TException {
    byte type = answered ? TMessageType.CALL : TMessageType.ONEWAY;
    write(out, new TMessage(method, type, sequence), ARGUMENT, payload);
  }

  static byte[] result(TProtocol in, int sequence) throws TException {
    TMessage head = in.readMessageBegin();
    if (head.type == TMessageType.EXCEPTION) {
      TApplicationException failure = new TApplicationException();
      failure.read(in);
      throw failure;
    }
    if (head.seqid != sequence) {
      throw new TApplicationException(TApplicationException.BAD_SEQUENCE_ID, "another call's");
    }
    byte[] result = readPayload(in, RESULT);
    in.readMessageEnd();
    return result;
  }

  /** Serves both methods. */
  static TProcessor processor(Arrivals arrivals) {
    return (in, out) -> {
      TMessage head = in.readMessageBegin();
      byte[] payload = readPayload(in, ARGUMENT);
      in.readMessageEnd();
      if (head.name.equals(ECHO)) {
        write(out, new TMessage(ECHO, TMessageType.REPLY, head.seqid), RESULT, payload);
      } else if (head.name.equals(SEND)) {
        arrivals.add();
      } else {
        throw new TApplicationException(TApplicationException.UNKNOWN_METHOD, head.name);
      }
    };
  }

  private static void write(TProtocol out, TMessage head, TField field, byte[] payload)
      throws TException {
    out.writeMessageBegin(head);
    out.writeStructBegin(STRUCT);
    out.writeFieldBegin(field);
    out.writeBinary(ByteBuffer.wrap(payload));
    out.writeFieldEnd();
    out.writeFieldStop();
    out.writeStructEnd();
    out.writeMessageEnd();
    out.getTransport().flush();
  }

  private static byte[] readPayload(TProtocol in, TField wanted) throws TException {
    byte[] payload = new byte[0];
    in.readStructBegin();
    for (TField field = in.readFieldBegin();
        field.type != TType.STOP;
        field = in.readFieldBegin()) {
      if (field.id == wanted.id && field.type == wanted.type) {
        ByteBuffer bytes = in.readBinary();
        payload = new byte[bytes.remaining()];
        bytes.get(payload);
      } else {
        TProtocolUtil.skip(in, field.type);
      }
      in.readFieldEnd();
    }
    in.readStructEnd();
    return payload;
  }
}
