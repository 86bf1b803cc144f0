package dev.zerorpc.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointTest {
  @ParameterizedTest
  @CsvSource({
    "tcp://127.0.0.1:4242, 127.0.0.1, 4242",
    "tcp://localhost:1, localhost, 1",
    "tcp://a-b.example.org:65535, a-b.example.org, 65535",
    "tcp://*:4242, *, 4242",
    "tcp://0.0.0.0:0, 0.0.0.0, 0",
    "tcp://*:*, *, 0",
    "tcp://[::1]:80, ::1, 80",
    "tcp://[fe80::1%eth0]:80, fe80::1%eth0, 80",
  })
  void understands(String text, String host, int port) {
    assertThat(Endpoint.parse(text)).isEqualTo(new Endpoint(host, port));
    assertThat(Endpoint.parse(Endpoint.parse(text).toString())).isEqualTo(new Endpoint(host, port));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tcp://|the port is missing",
        "tcp://host|the port is missing",
        "tcp://[::1]|the port is missing",
        "tcp://:80|the host is missing",
        "tcp://host:|must be a number from 0 to 65535 or \"*\", not \"\"",
        "tcp://host:65536|not \"65536\"",
        "tcp://host:-1|not \"-1\"",
        "tcp://host:+1|not \"+1\"",
        "tcp://host:99999999999|not \"99999999999\"",
        "tcp://host:http|not \"http\"",
        "tcp://host:80/path|not \"80/path\"",
        "tcp://::1:80|an IPv6 address needs brackets",
        "tcp://[host]:80|brackets are for IPv6 addresses only",
        "tcp://ho st:80|must not contain ' '",
        "tcp://a;b:80|must not contain ';'",
        "tcp://user@host:80|must not contain '@'",
        "tcp://*.org:80|must not contain '*'",
        "host:80|does not begin with tcp://",
        "TCP://host:80|does not begin with tcp://",
        "udp://host:80|does not begin with tcp://",
      })
  void saysWhatIsWrong(String text, String why) {
    assertThatThrownBy(() -> Endpoint.parse(text))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("\"" + text + "\" is malformed")
        .hasMessageContaining(why)
        .hasMessageEndingWith("write tcp://host:port");
  }

  @Test
  void saysThatInProcessEndpointsNeedASocketOfTheirOwn() {
    assertThatThrownBy(() -> Endpoint.parse("inproc://x"))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("inproc://x")
        .hasMessageContaining("give it a client or server of its own");
  }

  @Test
  void explainsWhatIsNotSupported() {
    assertThatThrownBy(() -> Endpoint.parse("ipc:///tmp/x"))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("ipc:///tmp/x")
        .hasMessageContaining("is not supported: ")
        .hasMessageContaining("use tcp://127.0.0.1:port");
  }

  @Test
  void onlyAConcreteEndpointCanBeConnectedTo() {
    assertThatThrownBy(() -> Endpoint.parse("tcp://*:1").requireConnectable())
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("no host to connect to");
    assertThatThrownBy(() -> Endpoint.parse("tcp://h:*").requireConnectable())
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("no port to connect to");
  }
}
