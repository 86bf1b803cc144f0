package dev.zerorpc.cli.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.CurveKeys;
import dev.zerorpc.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeygenCommandTest {
  @TempDir private Path folder;

  @Test
  void writesBothFilesAndPrintsThePublicKey() throws IOException {
    Path name = folder.resolve("server");
    CommandRun run = CommandRun.of("keygen", name.toString());
    Path secret = folder.resolve("server.key_secret");
    assertThat(run.status()).isZero();
    assertThat(run.err()).isEqualTo("wrote " + secret + " and " + name + ".key\n");
    CurveKeys keys = CurveKeys.read(secret);
    assertThat(run.out()).isEqualTo(keys.publicKey() + "\n");
    assertThat(CurveKeys.readPublic(folder.resolve("server.key"))).isEqualTo(keys.publicKey());
    assertThat(folder.resolve("server.key")).content().doesNotContain(keys.secretKey());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
        .isEqualTo("rw-------");
  }

  @Test
  void replacesNothing() throws IOException {
    Path taken = Files.writeString(folder.resolve("a.key"), "mine");
    CommandRun run = CommandRun.of("keygen", folder.resolve("a").toString());
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(taken + " is there already");
    assertThat(taken).hasContent("mine");
    assertThat(folder.resolve("a.key_secret")).doesNotExist();
    Path secret = Files.writeString(folder.resolve("b.key_secret"), "mine");
    assertThat(CommandRun.of("keygen", folder.resolve("b").toString()).err())
        .contains(secret + " is there already");
    assertThat(secret).hasContent("mine");
  }

  @Test
  void aFolderThatIsNotThereIsReported() {
    CommandRun run = CommandRun.of("keygen", folder.resolve("no/such").toString());
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err())
        .contains("cannot write the keys")
        .contains(folder.resolve("no").toString());
  }
}
