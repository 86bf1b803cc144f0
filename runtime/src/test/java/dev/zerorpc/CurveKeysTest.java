package dev.zerorpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurveKeysTest {
  @TempDir Path directory;

  @Test
  void everyPairIsNewAndIsFortyCharactersOfZ85() {
    CurveKeys one = CurveKeys.generate();
    CurveKeys two = CurveKeys.generate();
    assertThat(Set.of(one.publicKey(), one.secretKey(), two.publicKey(), two.secretKey()))
        .hasSize(4)
        .allMatch(key -> key.matches("[0-9a-zA-Z.\\-:+=^!/*?&<>()\\[\\]{}@%$#]{40}"));
    assertThat(one.publicBytes()).hasSize(32);
  }

  @Test
  void aFileHoldsThePairAndOnlyItsOwnerMayReadIt() throws IOException {
    CurveKeys keys = CurveKeys.generate();
    Path file = directory.resolve("server.key_secret");
    keys.write(file);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    CurveKeys read = CurveKeys.read(file);
    assertThat(read.publicKey()).isEqualTo(keys.publicKey());
    assertThat(read.secretKey()).isEqualTo(keys.secretKey());
    assertThat(CurveKeys.readPublic(file)).isEqualTo(keys.publicKey());
  }

  @Test
  void aPublicFileHoldsNoSecret() throws IOException {
    CurveKeys keys = CurveKeys.generate();
    Path file = directory.resolve("server.key");
    keys.writePublic(file);
    assertThat(file).content().contains(keys.publicKey()).doesNotContain(keys.secretKey());
    assertThat(CurveKeys.readPublic(file)).isEqualTo(keys.publicKey());
    assertThatThrownBy(() -> CurveKeys.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("server.key")
        .hasMessageContaining("secret-key");
  }

  @Test
  void keysAreNotOverwritten() throws IOException {
    Path file = directory.resolve("server.key_secret");
    CurveKeys first = CurveKeys.generate();
    first.write(file);
    assertThatThrownBy(() -> CurveKeys.generate().write(file))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(CurveKeys.read(file).secretKey()).isEqualTo(first.secretKey());
  }

  @Test
  void filesOfOtherZeroMqLibrariesAreRead() throws IOException {
    CurveKeys keys = CurveKeys.generate();
    Path file = directory.resolve("python.key_secret");
    Files.writeString(
        file,
        """
        #   ****  Generated on 2026-11-23 by pyzmq  ****
        #   ZeroMQ CURVE **Secret** Certificate

        metadata
            owner = "somebody"
        curve
            public-key = "%s"
            secret-key = "%s"
        """
            .formatted(keys.publicKey(), keys.secretKey()));
    assertThat(CurveKeys.read(file).publicKey()).isEqualTo(keys.publicKey());
    assertThat(CurveKeys.read(file).secretKey()).isEqualTo(keys.secretKey());
  }

  @Test
  void theSecretIsNotShown() {
    CurveKeys keys = CurveKeys.generate();
    assertThat(keys.toString()).contains(keys.publicKey()).doesNotContain(keys.secretKey());
    assertThat(CurveServer.anyClient(keys).toString()).doesNotContain(keys.secretKey());
    assertThat(CurveClient.of(keys, keys.publicKey()).toString()).doesNotContain(keys.secretKey());
    assertThatThrownBy(() -> CurveKeys.of(keys.publicKey(), "mistyped" + keys.secretKey()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining(keys.secretKey());
  }

  @Test
  void whatIsNoKeyIsRefused() {
    String key = CurveKeys.generate().publicKey();
    for (String wrong :
        new String[] {
          "", key.substring(1), key + "0", "~" + key.substring(1), "ä" + key.substring(1)
        }) {
      assertThatThrownBy(() -> CurveClient.anonymous(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("the server's public key is not 40 characters of Z85");
      assertThatThrownBy(() -> AllowedKeys.of(wrong)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
