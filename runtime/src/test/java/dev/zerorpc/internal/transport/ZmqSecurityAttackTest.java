package dev.zerorpc.internal.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zmq.io.mechanism.curve.Curve;

/** Nothing that a stranger writes to a protected port stops the server, or lets him in. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ZmqSecurityAttackTest {
  private static final String HEAD = "ff00000000000000017f" + "0300";
  private static final String CURVE_GREETING =
      HEAD + "4355525645" + "00".repeat(15) + "00" + "00".repeat(31);
  private static final String PLAIN_GREETING =
      HEAD + "504c41494e" + "00".repeat(15) + "00" + "00".repeat(31);
  private static final ZmqOptions OPTIONS = ZmqOptions.DEFAULT.withMaxMessageSize(1 << 20);

  private final byte[][] serverKeys = CurveCrypto.newKeys();
  private final byte[][] clientKeys = CurveCrypto.newKeys();
  private final AtomicBoolean gateClosed = new AtomicBoolean();
  private @Nullable ZmqTransport servers;
  private @Nullable ZmqTransport clients;
  private String endpoint = "";
  private Peer before = null;

  private final class Gate implements Gatekeeper {
    @Override
    public @Nullable String admit(String mechanism, List<byte[]> credentials) {
      if (mechanism.equals("PLAIN")) {
        return new String(credentials.get(0), UTF_8);
      }
      return Arrays.equals(credentials.get(0), clientKeys[0]) ? "the client" : null;
    }

    @Override
    public boolean stillAdmits(String identity) {
      return true;
    }

    @Override
    public void onWithdrawal(Runnable action) {}

    @Override
    public void close() {
      gateClosed.set(true);
    }
  }

  /** Starts a server that answers with the names of its callers, and one that may call. */
  private void start(ZmqSecurity server, ZmqSecurity client) {
    servers = new ZmqTransport(OPTIONS, server);
    clients = new ZmqTransport(OPTIONS, client);
    Peer naming =
        Peer.router(servers)
            .handling(
                (self, message) ->
                    self.sendSoon(
                        new Peer.Message(
                            message.from(),
                            String.valueOf(message.from().identity()).getBytes(UTF_8))));
    endpoint = naming.bind();
    before = Peer.dealer(clients).connect(endpoint);
    before.sendWhenWritable("before");
    before.await();
  }

  private void startCurve() {
    start(
        new ZmqSecurity.CurveServerSide(serverKeys[0], serverKeys[1], new Gate()),
        new ZmqSecurity.CurveClientSide(clientKeys[0], clientKeys[1], serverKeys[0]));
  }

  private void startPlain() {
    start(
        new ZmqSecurity.PlainServerSide(new Gate()),
        new ZmqSecurity.PlainClientSide("the client", "password"));
  }

  @AfterEach
  void serverStillAnswersOldAndNewClientsAndCloses() {
    assertThat(before.send("old")).isEqualTo(MessageSocket.SendResult.SENT);
    assertThat(before.await().text()).isEqualTo("the client");
    Peer after = Peer.dealer(clients).connect(endpoint);
    after.sendWhenWritable("new");
    assertThat(after.await().text()).isEqualTo("the client");
    clients.close();
    servers.close();
    assertThat(gateClosed).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "02ffffffffffffffff",
        "02000000007fffffff",
        "028000000000000000",
        "02fffffff000000010",
        "06ffffffffffffffff",
        "020000000000100001",
        "0400",
        "0000",
        "04c8" + "0548454c4c4f" + "0100",
        "0406" + "054552524f52",
      })
  void aFrameThatCannotBeInPlaceOfTheHandshake(String frame) {
    startCurve();
    byte[] garbage = new byte[3000];
    new Random(frame.hashCode()).nextBytes(garbage);
    try (RawPeer peer = new RawPeer(endpoint)) {
      peer.write(CURVE_GREETING).awaitBytes(64).write(frame).write(garbage);
    }
  }

  @Test
  void aSizeThatCannotBeAfterTheFirstHalfOfTheHandshake() {
    startCurve();
    try (RawPeer peer = new RawPeer(endpoint)) {
      peer.write(CURVE_GREETING).awaitBytes(64);
      peer.write(command(hello(CurveCrypto.newKeys()))).awaitBytes(2 + 168);
      peer.write("02fffffff000000010").write(new byte[500]);
    }
  }

  /** Whoever knows the server's public key gets that far; JeroMQ has room for 256 bytes there. */
  @Test
  void anInitiateThatIsFarTooLong() {
    startCurve();
    byte[][] shortTerm = CurveCrypto.newKeys();
    try (RawPeer peer = new RawPeer(endpoint)) {
      peer.write(CURVE_GREETING).awaitBytes(64).write(command(hello(shortTerm)));
      byte[] welcome = Arrays.copyOfRange(peer.read(2 + 168), 2, 2 + 168);
      peer.write(command(initiate(cookie(welcome, shortTerm), 10_000)));
      peer.write(command(initiate(cookie(welcome, shortTerm), 145)));
    }
  }

  @Test
  void aPeerCannotNameItself() {
    startPlain();
    try (RawPeer peer = new RawPeer(endpoint)) {
      peer.write(PLAIN_GREETING).awaitBytes(64);
      peer.write(command(concat(text("HELLO"), text("mallory"), text("x")))).awaitBytes(2 + 8);
      byte[] initiate =
          concat(
              text("INITIATE"),
              property("Socket-Type", "DEALER"),
              property("Identity", ""),
              property("User-Id", "the client"));
      peer.write(command(initiate));
      // Behind READY, "mallory" behind the delimiter.
      byte[] head = peer.read(2);
      peer.read(head[1]);
      peer.write("0100" + "000161");
      assertThat(new String(peer.read(2 + 2 + 7), US_ASCII)).endsWith("mallory");
    }
  }

  @Test
  void brokenPlainCommandsDoNoHarm() {
    startPlain();
    for (String command :
        List.of(
            "0548454c4c4f",
            "0548454c4c4f" + "ff" + "61".repeat(20),
            "0548454c4c4f" + "80" + "61".repeat(128) + "0161",
            "0548454c4c4f" + "0161",
            "0548454c4c4f" + "0161" + "ff",
            "08494e495449415445" + "ff")) {
      try (RawPeer peer = new RawPeer(endpoint)) {
        peer.write(PLAIN_GREETING).awaitBytes(64);
        peer.write(command(java.util.HexFormat.of().parseHex(command)));
      }
    }
  }

  private byte[] hello(byte[][] shortTerm) {
    byte[] nonce = concat("CurveZMQHELLO---".getBytes(US_ASCII), new byte[8]);
    ByteBuffer box = ByteBuffer.allocate(96);
    new Curve()
        .box(box, ByteBuffer.allocate(96), 96, ByteBuffer.wrap(nonce), serverKeys[0], shortTerm[1]);
    return concat(
        text("HELLO"),
        new byte[] {1, 0},
        new byte[72],
        shortTerm[0],
        new byte[8],
        Arrays.copyOfRange(box.array(), 16, 96));
  }

  private byte[] cookie(byte[] welcome, byte[][] shortTerm) {
    byte[] nonce = concat("WELCOME-".getBytes(US_ASCII), Arrays.copyOfRange(welcome, 8, 24));
    byte[] box = concat(new byte[16], Arrays.copyOfRange(welcome, 24, 168));
    byte[] plain = new byte[box.length];
    int failed =
        com.neilalexander.jnacl.crypto.curve25519xsalsa20poly1305.crypto_box_open(
            plain, box, box.length, nonce, serverKeys[0], shortTerm[1]);
    assertThat(failed).isZero();
    return Arrays.copyOfRange(plain, 64, 160);
  }

  private static byte[] initiate(byte[] cookie, int boxSize) {
    byte[] box = new byte[boxSize];
    new Random(boxSize).nextBytes(box);
    return concat(text("INITIATE"), cookie, new byte[8], box);
  }

  /** A command frame of any size. */
  private static byte[] command(byte[] content) {
    return content.length < 256
        ? concat(new byte[] {4, (byte) content.length}, content)
        : concat(new byte[] {6}, ByteBuffer.allocate(8).putLong(content.length).array(), content);
  }

  private static byte[] text(String text) {
    return concat(new byte[] {(byte) text.length()}, text.getBytes(US_ASCII));
  }

  private static byte[] property(String name, String value) {
    return concat(
        text(name),
        ByteBuffer.allocate(4).putInt(value.length()).array(),
        value.getBytes(US_ASCII));
  }

  private static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
