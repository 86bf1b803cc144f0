package dev.zerorpc.internal.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.internal.transport.MessageSocket.DropReason;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zmq.Msg;

/** Nothing that a stranger writes to the port stops the server. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ZmqAttackTest {
  private static final int MAX_SIZE = 1 << 20;
  private static final ZmqOptions OPTIONS = ZmqOptions.DEFAULT.withMaxMessageSize(MAX_SIZE);

  private final ZmqTransport servers = new ZmqTransport(OPTIONS);
  private final ZmqTransport clients = new ZmqTransport(OPTIONS);
  private final Peer server = Peer.router(servers).echoing();
  private final Peer before = Peer.dealer(clients);
  private String endpoint = "";

  @BeforeEach
  void connect() {
    endpoint = server.bind();
    before.connect(endpoint);
    before.sendWhenWritable("before");
    before.await();
  }

  @AfterEach
  void serverStillAnswersOldAndNewClientsAndCloses() {
    assertThat(before.send("old")).isEqualTo(MessageSocket.SendResult.SENT);
    assertThat(before.await().text()).isEqualTo("old");
    Peer after = Peer.dealer(clients).connect(endpoint);
    after.sendWhenWritable("new");
    assertThat(after.await().text()).isEqualTo("new");
    long start = System.nanoTime();
    clients.close();
    servers.close();
    assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(4));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "all ones, 02ffffffffffffffff",
    "largest int, 02000000007fffffff",
    "largest long, 027fffffffffffffff",
    "smallest long, 028000000000000000",
    "negative with a positive low half, 02fffffff000000010",
    "negative with a large low half, 02800000017fffffff",
    "just above the limit, 020000000000100001",
    "a command, 06ffffffffffffffff",
    "a first frame, 03ffffffffffffffff",
  })
  void aSizeThatCannotBe(String name, String frame) {
    byte[] garbage = new byte[3000];
    new Random(name.hashCode()).nextBytes(garbage);
    // In place of READY: before any handshake, so that no authentication would help.
    try (RawPeer early = new RawPeer(endpoint);
        RawPeer late = new RawPeer(endpoint)) {
      early.write(RawPeer.GREETING).awaitBytes(64).write(frame).write(garbage);
      late.write(RawPeer.GREETING).awaitBytes(64).write(RawPeer.READY).awaitBytes(43);
      late.write(frame).write(garbage);
    }
  }

  @Test
  void aFrameAboveTheLimitEndsItsConnection() {
    try (RawPeer peer = new RawPeer(endpoint)) {
      peer.write(RawPeer.GREETING).awaitBytes(64).write(RawPeer.READY).awaitBytes(43);
      peer.write("02" + HexFormat.of().toHexDigits(MAX_SIZE + 1L));
      peer.awaitEnd();
    }
  }

  @Test
  void aMessageOfManyFramesIsReadAndDropped() {
    try (RawPeer peer = new RawPeer(endpoint)) {
      peer.write(RawPeer.GREETING).awaitBytes(64).write(RawPeer.READY).awaitBytes(43);
      peer.write("0100".repeat(100_000) + "0000");
      assertThat(server.awaitDropped()).isEqualTo(DropReason.BAD_FRAMES);
    }
  }

  @Test
  void aMessageThatIsTooLargeAsAWholeIsDropped() {
    byte[] half = new byte[MAX_SIZE / 2 + 1];
    try (RawPeer peer = new RawPeer(endpoint)) {
      peer.write(RawPeer.GREETING).awaitBytes(64).write(RawPeer.READY).awaitBytes(43);
      peer.write("03" + HexFormat.of().toHexDigits((long) half.length)).write(half);
      peer.write("02" + HexFormat.of().toHexDigits((long) half.length)).write(half);
      assertThat(server.awaitDropped()).isEqualTo(DropReason.TOO_LARGE);
    }
  }

  @Test
  void aMessageWithoutItsDelimiterIsDropped() {
    try (RawPeer peer = new RawPeer(endpoint)) {
      peer.write(RawPeer.GREETING).awaitBytes(64).write(RawPeer.READY).awaitBytes(43);
      peer.write("0101aa" + "0001bb");
      assertThat(server.awaitDropped()).isEqualTo(DropReason.BAD_FRAMES);
    }
  }

  @Test
  void brokenCommandsDoNoHarm() {
    for (String command :
        List.of(
            // PING without its time, READY with a length beyond its end, ERROR without a reason.
            "04050450494e47",
            "040a055245414459" + "ff414243",
            "040c055245414459" + "0141" + "7fffffff",
            "040c055245414459" + "0141" + "ffffffff",
            "0406054552524f52",
            "04080545525" + "24f52ff41",
            "0400",
            "0000")) {
      try (RawPeer early = new RawPeer(endpoint);
          RawPeer late = new RawPeer(endpoint)) {
        early.write(RawPeer.GREETING).awaitBytes(64).write(command).write(command);
        late.write(RawPeer.GREETING).awaitBytes(64).write(RawPeer.READY).awaitBytes(43);
        late.write(command).write(command);
      }
    }
  }

  @Test
  void twoPeersWithOneIdentityDoNoHarm() {
    String ready =
        "042a"
            + "055245414459"
            + "0b536f636b65742d54797065"
            + "00000006"
            + "4445414c4552"
            + "084964656e74697479"
            + "0000000141";
    try (RawPeer one = new RawPeer(endpoint);
        RawPeer two = new RawPeer(endpoint)) {
      one.write(RawPeer.GREETING).awaitBytes(64).write(ready).write("0100" + "000161");
      two.write(RawPeer.GREETING).awaitBytes(64).write(ready).write("0100" + "000162");
      two.write("0100" + "000163");
    }
  }

  @Test
  void twoHundredConnectionsOfNoise() {
    Random random = new Random(4242);
    for (int i = 0; i < 200; i++) {
      byte[] noise = new byte[random.nextInt(200)];
      random.nextBytes(noise);
      try (RawPeer peer = new RawPeer(endpoint)) {
        switch (i % 5) {
          case 0 -> {}
          // Older protocols have decoders of their own.
          case 1 -> peer.write("01" + "00");
          case 2 -> peer.write("ff00000000000000017f" + "01" + "05" + "0000");
          case 3 -> peer.write(RawPeer.GREETING);
          default ->
              peer.write(RawPeer.GREETING).awaitBytes(64).write(RawPeer.READY).awaitBytes(43);
        }
        peer.write(noise);
      }
    }
  }

  @Test
  void theAllocatorGivesNothingForWhatMakesNoSense() {
    ClampingAllocator small = new ClampingAllocator(100);
    assertThat(small.allocate(100).size()).isEqualTo(100);
    assertThat(small.allocate(0).size()).isZero();
    for (int size : new int[] {-1, Integer.MIN_VALUE, 101, Integer.MAX_VALUE}) {
      assertThat(small.allocate(size).size()).isZero();
    }
    // No virtual machine has an array of this size.
    Msg exhausted = new ClampingAllocator(Integer.MAX_VALUE).allocate(Integer.MAX_VALUE);
    assertThat(exhausted.size()).isZero();
  }

  @Test
  void aFrameKeepsItsBytesWithoutACopy() {
    Msg frame = new ClampingAllocator(100).allocate(3);
    frame.put("abc".getBytes(UTF_8));
    assertThat(frame.data()).isSameAs(frame.data()).isEqualTo("abc".getBytes(UTF_8));
  }
}
