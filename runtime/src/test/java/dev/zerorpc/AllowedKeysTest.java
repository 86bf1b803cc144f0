package dev.zerorpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllowedKeysTest {
  @TempDir Path directory;
  private final CurveKeys one = CurveKeys.generate();
  private final CurveKeys two = CurveKeys.generate();

  @Test
  void aFileHasOneKeyALine() throws IOException {
    Path file = directory.resolve("clients");
    Files.writeString(
        file,
        "# the clients\n\n  "
            + one.publicKey()
            + "  the first\r\n"
            + "mistyped\n"
            + two.publicKey());
    try (KeyWatch watch = AllowedKeys.file(file).watch()) {
      assertThat(watch.contains(one.publicKey())).isTrue();
      assertThat(watch.contains(two.publicKey())).isTrue();
      assertThat(watch.contains("mistyped")).isFalse();
      assertThat(watch.contains(CurveKeys.generate().publicKey())).isFalse();
    }
    assertThat(new KeySource.Lines(file).read().mistakes()).containsExactly(file + ":4");
  }

  @Test
  void aListThatChangesHoldsAtOnce() throws IOException {
    Path file = directory.resolve("clients");
    AtomicInteger withdrawals = new AtomicInteger();
    Files.writeString(file, one.publicKey());
    try (KeyWatch watch = AllowedKeys.file(file).watch()) {
      watch.onWithdrawal(withdrawals::incrementAndGet);
      Files.writeString(file, one.publicKey() + "\n" + two.publicKey());
      watch.reload();
      assertThat(watch.contains(two.publicKey())).isTrue();
      assertThat(withdrawals).hasValue(0);
      Files.writeString(file, two.publicKey());
      watch.reload();
      assertThat(watch.contains(one.publicKey())).isFalse();
      assertThat(watch.contains(two.publicKey())).isTrue();
      assertThat(withdrawals).hasValue(1);
    }
  }

  @Test
  void nobodyIsAllowedWhenTheListIsGone() throws IOException {
    Path file = directory.resolve("clients");
    Files.writeString(file, one.publicKey());
    try (KeyWatch watch = AllowedKeys.file(file).watch()) {
      Files.delete(file);
      watch.reload();
      assertThat(watch.contains(one.publicKey())).isFalse();
      Files.writeString(file, one.publicKey());
      watch.reload();
      assertThat(watch.contains(one.publicKey())).isTrue();
    }
  }

  @Test
  void aListThatCannotBeReadStaysAsItWas() throws IOException {
    Path file = directory.resolve("clients");
    Files.writeString(file, one.publicKey());
    try (KeyWatch watch = AllowedKeys.file(file).watch()) {
      Files.delete(file);
      Files.createDirectory(file);
      watch.reload();
      assertThat(watch.contains(one.publicKey())).isTrue();
    }
  }

  @Test
  void aDirectoryHasOneFileAKey() throws IOException {
    one.writePublic(directory.resolve("one.key"));
    two.write(directory.resolve("two.key_secret"));
    Files.writeString(directory.resolve("broken.key"), "curve\n");
    try (KeyWatch watch = AllowedKeys.directory(directory).watch()) {
      assertThat(watch.contains(one.publicKey())).isTrue();
      assertThat(watch.contains(two.publicKey())).isFalse();
      two.writePublic(directory.resolve("two.key"));
      Files.delete(directory.resolve("one.key"));
      watch.reload();
      assertThat(watch.contains(one.publicKey())).isFalse();
      assertThat(watch.contains(two.publicKey())).isTrue();
    }
  }

  @Test
  void aServerDoesNotStartWithoutItsList() {
    Path missing = directory.resolve("missing");
    assertThatThrownBy(() -> CurveServer.of(one, AllowedKeys.file(missing)).open())
        .isInstanceOf(RpcException.class)
        .hasMessageContaining(missing.toString());
  }
}
