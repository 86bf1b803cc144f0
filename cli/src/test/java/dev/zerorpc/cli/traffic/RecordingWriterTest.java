package dev.zerorpc.cli.traffic;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.BrokerTap.Direction;
import dev.zerorpc.cli.python.JsonReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class RecordingWriterTest {
  private final AtomicLong clock = new AtomicLong(5_000_000);
  private final CountDownLatch failed = new CountDownLatch(1);
  private final RecordingWriter writer = new RecordingWriter(clock::get, failed::countDown);

  @Test
  void anEventIsALineWithAllThatItSays() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] request = TestMessages.request("1", "hello", "RPC");
    byte[] answer = TestMessages.answer("1", "OK", "Hello, \"RPC\"");
    writer.begin(out, "{}\n");
    clock.addAndGet(1_234_567);
    writer.passes(Direction.TO_SERVER, "0a", request);
    clock.addAndGet(1000);
    writer.passes(Direction.TO_CLIENT, "0a", answer);
    writer.close();

    List<String> lines = out.toString(US_ASCII).lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(JsonReader.read(lines.get(1)))
        .isEqualTo(
            Map.of(
                "us",
                1234L,
                "direction",
                "to-server",
                "connection",
                "0a",
                "channel",
                "\"1\"",
                "event",
                "hello",
                "header",
                Map.of("message_id", "1"),
                "args",
                List.of("RPC"),
                "bytes",
                Base64.getEncoder().encodeToString(request)));
    Map<?, ?> second = (Map<?, ?>) JsonReader.read(lines.get(2));
    assertThat(second.get("us")).isEqualTo(1235L);
    assertThat(second.get("direction")).isEqualTo("to-client");
    assertThat(second.get("channel")).isEqualTo("\"1\"");
    assertThat(EventLine.read(lines.get(2)).message()).isEqualTo(answer);
    assertThat(writer.events()).isEqualTo(2);
  }

  @Test
  void whatIsNoEventIsKeptAsItIs() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writer.begin(out, "{}\n");
    writer.passes(Direction.TO_SERVER, "0a", new byte[] {1, 2});
    writer.close();

    String line = out.toString(US_ASCII).lines().toList().get(1);
    assertThat(line).contains("\"malformed\": ");
    assertThat(EventLine.read(line).message()).containsExactly(1, 2);
  }

  @Test
  void argumentsOfLargeMessagesAreNotWrittenOutButTheirBytesAre() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] large = TestMessages.request("1", "hello", "x".repeat(EventLine.MAX_READABLE));
    writer.begin(out, "{}\n");
    writer.passes(Direction.TO_SERVER, "0a", large);
    writer.close();

    String line = out.toString(US_ASCII).lines().toList().get(1);
    assertThat(line).contains("\"event\": \"hello\"").doesNotContain("\"args\"");
    assertThat(EventLine.read(line).message()).isEqualTo(large);
  }

  @Test
  void eventsThatComeBeforeTheFileIsThereAreNotLost() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writer.passes(Direction.TO_SERVER, "0a", TestMessages.request("1", "early"));
    writer.begin(out, "{}\n");
    writer.close();
    assertThat(out.toString(US_ASCII)).startsWith("{}\n").contains("early");
  }

  @Test
  void aFullDiskIsToldAndStopsNobody() throws Exception {
    writer.begin(
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        },
        "{}\n");
    assertThat(failed.await(30, TimeUnit.SECONDS)).isTrue();
    byte[] megabyte = TestMessages.request("1", "hello", "x".repeat(1 << 20));
    for (int i = 0; i < 100; i++) {
      writer.passes(Direction.TO_SERVER, "0a", megabyte);
    }
    writer.close();
    assertThat(writer.failure()).hasMessage("No space left on device");
    assertThat(writer.events()).isZero();
  }

  @Test
  void whoBringsMoreThanIsWrittenHasToWait() throws Exception {
    CountDownLatch disk = new CountDownLatch(1);
    AtomicLong written = new AtomicLong();
    OutputStream slow =
        new OutputStream() {
          @Override
          public void write(int b) {
            written.incrementAndGet();
          }

          @Override
          public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
              disk.await();
            } catch (InterruptedException e) {
              throw new IOException(e);
            }
            written.addAndGet(length);
          }
        };
    byte[] megabyte = TestMessages.request("1", "hello", "x".repeat(1 << 20));
    int count = (int) (RecordingWriter.MAX_WAITING >> 20) + 8;
    Thread broker =
        new Thread(
            () -> {
              for (int i = 0; i < count; i++) {
                writer.passes(Direction.TO_SERVER, "0a", megabyte);
              }
            });
    broker.start();
    writer.begin(slow, "{}\n");
    while (broker.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
      assertThat(broker.isAlive()).as("it has to wait").isTrue();
    }
    assertThat(writer.events()).isLessThan(count);
    disk.countDown();
    broker.join();
    writer.close();
    assertThat(writer.events()).isEqualTo(count);
    assertThat(written.get()).isGreaterThan((long) count << 20);
  }
}
