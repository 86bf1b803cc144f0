package dev.zerorpc.cli.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.cli.CommandRun;
import dev.zerorpc.cli.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings that cannot be read, and calls in those that can. */
final class RecordingTest {
  private static final String HEAD =
      RecordingHead.text(Instant.EPOCH, List.of("tcp://127.0.0.1:1"), "tcp://127.0.0.1:2", "test");

  @TempDir Path folder;

  private String line(long micros, Direction direction, byte[] message) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new EventLine(micros, direction, "0a", message).writeTo(out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private String file(String text) throws IOException {
    return Files.writeString(folder.resolve("traffic.jsonl"), text).toString();
  }

  private String refused(String text) throws IOException {
    CommandRun run = CommandRun.of("replay", file(text), "tcp://127.0.0.1:1");
    assertThat(run.status()).isEqualTo(ExitCode.USAGE.status());
    assertThat(run.out()).isEmpty();
    return run.err();
  }

  @Test
  void whatIsNoRecordingIsRefusedBeforeAnythingIsSent() throws Exception {
    assertThat(refused("")).endsWith("traffic.jsonl: line 1: the file is empty.\n");
    assertThat(refused("hello\n")).contains("line 1: this is no recording of zerorpc: ");
    assertThat(refused("{\"a\": 1}\n"))
        .contains("line 1: this is no recording", "zerorpc-recording");
    assertThat(refused(HEAD.replace("\"zerorpc-recording\": 1", "\"zerorpc-recording\": 2")))
        .contains("line 1: the recording has version 2", "version 1", "newer");
    CommandRun none = CommandRun.of("replay", folder.resolve("none") + "", "tcp://127.0.0.1:1");
    assertThat(none.status()).isEqualTo(ExitCode.USAGE.status());
    assertThat(none.err()).contains("cannot read", "none");
  }

  @Test
  void aBrokenLineIsNamedWithItsNumber() throws Exception {
    String good = line(1, Direction.TO_SERVER, TestMessages.request("1", "hello"));
    assertThat(refused(HEAD + good + "{\"us\": 2,\n" + good)).contains("traffic.jsonl: line 3: ");
    assertThat(refused(HEAD + good.replace("\"us\": 1", "\"us\": -1")))
        .contains("line 2: 'us' must be");
    assertThat(refused(HEAD + good.replace("to-server", "north"))).contains("line 2: 'direction'");
    assertThat(refused(HEAD + good.replace("\"connection\"", "\"c\"")))
        .contains("line 2: 'connection'");
    assertThat(refused(HEAD + good.replaceAll("\"bytes\": \".*\"", "\"bytes\": \"=\"")))
        .contains("line 2: 'bytes' is not base64");
    assertThat(refused(HEAD + "[]\n")).contains("line 2: it is no JSON object");
  }

  @Test
  void aLastLineThatIsCutOffIsLeftOut() throws Exception {
    String first = line(1, Direction.TO_SERVER, TestMessages.request("1", "hello"));
    String second = line(2, Direction.TO_SERVER, TestMessages.request("2", "hello"));
    for (int cut = 1; cut < second.length() - 1; cut++) {
      try (Recording recording = Recording.open(file(HEAD + first + second.substring(0, cut)))) {
        assertThat(recording.isCutOff()).isTrue();
        assertThat(recording.steps()).hasSize(1);
      }
    }
    // Only the line feed is missing.
    try (Recording recording = Recording.open(file(HEAD + first + second.strip()))) {
      assertThat(recording.isCutOff()).isFalse();
      assertThat(recording.steps()).hasSize(2);
    }
  }

  @Test
  void eventsArePutTogetherToCalls() throws Exception {
    String text =
        HEAD
            + line(10, Direction.TO_SERVER, TestMessages.request("1", "count", "a"))
            + line(11, Direction.TO_SERVER, TestMessages.request("2", "hello", "b"))
            + line(12, Direction.TO_SERVER, TestMessages.answer("1", "_zpc_more", "5"))
            + line(13, Direction.TO_CLIENT, TestMessages.answer("1", "STREAM", "x"))
            + line(14, Direction.TO_CLIENT, TestMessages.answer("2", "_zpc_hb"))
            + line(15, Direction.TO_CLIENT, TestMessages.answer("2", "OK", "y"))
            + line(16, Direction.TO_CLIENT, TestMessages.answer("2", "OK", "too late"))
            + line(17, Direction.TO_CLIENT, TestMessages.answer("1", "STREAM_DONE"))
            + line(18, Direction.TO_CLIENT, TestMessages.answer("9", "OK", "nobody's"))
            + line(19, Direction.TO_SERVER, new byte[] {1})
            + line(20, Direction.TO_SERVER, TestMessages.request("3", "open"));
    try (Recording recording = Recording.open(file(text))) {
      assertThat(recording.steps())
          .extracting(step -> step.call().method() + (step.begins() ? " begins" : " ends"))
          .containsExactly(
              "count begins", "hello begins", "hello ends", "count ends", "open begins");
      RecordedCall count = recording.steps().get(0).call();
      assertThat(count.line()).isEqualTo(2);
      assertThat(count.micros()).isEqualTo(10);
      assertThat(count.end).isEqualTo(RecordedCall.End.STREAM);
      assertThat(count.items.size()).isEqualTo(1);
      assertThat(Answers.arguments(recording.event(count.items, 0))).isEqualTo(List.of("x"));
      RecordedCall hello = recording.steps().get(1).call();
      assertThat(Answers.arguments(recording.event(hello.ends, 0))).isEqualTo(List.of("b"));
      assertThat(Answers.arguments(recording.event(hello.ends, 1))).isEqualTo(List.of("y"));
      assertThat(recording.steps().get(4).call().end).isEqualTo(RecordedCall.End.NONE);
    }
  }
}
