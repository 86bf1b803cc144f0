package dev.zerorpc.benchmarks.sidebyside;

import io.grpc.KnownLength;
import io.grpc.MethodDescriptor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The methods of the gRPC service, written by hand: messages are bytes as they are. */
final class GrpcMethods {
  static final MethodDescriptor<byte[], byte[]> ECHO =
      method("echo", MethodDescriptor.MethodType.UNARY);
  static final MethodDescriptor<byte[], byte[]> COUNT =
      method("count", MethodDescriptor.MethodType.SERVER_STREAMING);
  static final MethodDescriptor<byte[], byte[]> IDLE =
      method("idle", MethodDescriptor.MethodType.SERVER_STREAMING);
  static final MethodDescriptor<byte[], byte[]> SEND =
      method("send", MethodDescriptor.MethodType.CLIENT_STREAMING);

  static final String SERVICE = "benchmarks.Echo";

  private GrpcMethods() {}

  private static MethodDescriptor<byte[], byte[]> method(
      String name, MethodDescriptor.MethodType type) {
    return MethodDescriptor.<byte[], byte[]>newBuilder()
        .setType(type)
        .setFullMethodName(MethodDescriptor.generateFullMethodName("benchmarks.Echo", name))
        .setRequestMarshaller(new Bytes())
        .setResponseMarshaller(new Bytes())
        .build();
  }

  private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
    @Override
    public InputStream stream(byte[] value) {
      return new Source(value);
    }

    @Override
    public byte[] parse(InputStream stream) {
      try {
        int length = stream.available();
        byte[] value = stream.readNBytes(length);
        return stream.available() == 0 ? value : join(value, stream.readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static byte[] join(byte[] first, byte[] rest) {
      byte[] whole = java.util.Arrays.copyOf(first, first.length + rest.length);
      System.arraycopy(rest, 0, whole, first.length, rest.length);
      return whole;
    }
  }

  /** Tells its length, so that gRPC needs no buffer to find it out. */
  private static final class Source extends ByteArrayInputStream implements KnownLength {
    Source(byte[] value) {
      super(value);
    }
  }
}
