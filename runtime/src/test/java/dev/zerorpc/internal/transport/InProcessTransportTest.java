package dev.zerorpc.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The contract, within the virtual machine. */
class InProcessTransportTest extends TransportContract {
  @Override
  protected Transport create() {
    return createWithHighWaterMark(ZmqOptions.DEFAULT.sendHighWaterMark());
  }

  @Override
  protected Transport createWithHighWaterMark(int messages) {
    return new InProcessTransport(InProcessNetwork.DEFAULT, messages);
  }

  @Override
  protected String freeEndpoint() {
    return "inproc://*";
  }

  @Test
  void nameThatIsInUseIsRefused() {
    Peer first = Peer.router(managed(create()));
    String endpoint = first.bind(freeEndpoint());

    assertThatThrownBy(() -> Peer.router(managed(create())).bind(endpoint))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining(endpoint)
        .hasMessageContaining("in use");
    first.close();
    assertThat(Peer.router(managed(create())).bind(endpoint)).isEqualTo(endpoint);
  }

  @Test
  void eitherSideMayBind() {
    Peer client = Peer.dealer(managed(create()));
    String endpoint = client.bind(freeEndpoint());
    Peer.router(managed(create())).echoing().connect(endpoint);

    client.sendWhenWritable("hello");

    assertThat(client.await().text()).isEqualTo("hello");
  }

  @Test
  void endpointsOfDifferentKindsAreRefused() {
    assertThatThrownBy(
            () ->
                Transports.forEndpoints(
                    List.of("inproc://a"),
                    List.of("tcp://127.0.0.1:1"),
                    ZmqOptions.DEFAULT,
                    new ZmqSecurity.None()))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("open a second");
    assertThatThrownBy(
            () ->
                Transports.forEndpoints(
                    List.of("inproc://a"),
                    List.of(),
                    ZmqOptions.DEFAULT,
                    new ZmqSecurity.PlainClientSide("ada", "secret")))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("leave security(...) out");
    assertThatThrownBy(() -> Peer.dealer(managed(create())).connect("inproc://nowhere/x"))
        .hasMessageContaining("closed or never was");
    assertThatThrownBy(() -> Peer.dealer(managed(create())).bind("inproc://"))
        .hasMessageContaining("write inproc://name");
  }
}
