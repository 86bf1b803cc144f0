package dev.zerorpc.internal.transport;

/** The contract, over TCP on loopback. */
class ZmqTransportTest extends TransportContract {
  @Override
  protected Transport create() {
    return new ZmqTransport(ZmqOptions.DEFAULT);
  }

  @Override
  protected Transport createWithHighWaterMark(int messages) {
    return new ZmqTransport(ZmqOptions.DEFAULT.withHighWaterMarks(messages, messages));
  }

  @Override
  protected String freeEndpoint() {
    return "tcp://127.0.0.1:*";
  }
}
