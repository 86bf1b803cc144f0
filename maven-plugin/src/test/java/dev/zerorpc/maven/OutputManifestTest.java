package dev.zerorpc.maven;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputManifestTest {
  private Path directory;

  @BeforeEach
  void createDirectory(@TempDir Path temporary) {
    directory = temporary;
  }

  private static OutputManifest manifest(String path, String content) {
    return new OutputManifest(
        "k1", new TreeMap<>(Map.of(path, Digest.ofGenerated(content.getBytes(UTF_8)))));
  }

  @Test
  void isReadAsItWasWritten() throws IOException {
    OutputManifest manifest = manifest("a b/Zähler.java", "class Zähler {}");
    Path file = directory.resolve("state/manifest");
    manifest.write(file);

    assertThat(OutputManifest.read(file)).isEqualTo(manifest);
  }

  @Test
  void whatItCannotReadIsNoManifest() throws IOException {
    Path file = directory.resolve("manifest");
    assertThat(OutputManifest.read(file)).isEqualTo(OutputManifest.NONE);

    for (String text : new String[] {"", "zerorpc manifest 1\n", "zerorpc manifest 2\nkey k\n"}) {
      Files.writeString(file, text);
      assertThat(OutputManifest.read(file)).as(text).isEqualTo(OutputManifest.NONE);
    }
    Files.writeString(file, "zerorpc manifest 1\nkey k\ncut-off");
    assertThat(OutputManifest.read(file)).isEqualTo(OutputManifest.NONE);
  }

  @Test
  void matchesOnlyUntouchedFiles() throws IOException {
    OutputManifest manifest = manifest("a/A.java", "class A {}");
    assertThat(manifest.matches(directory)).isFalse();

    ProjectFiles.write(directory.resolve("a/A.java"), "class A {}");
    assertThat(manifest.matches(directory)).isTrue();

    for (String edited : new String[] {"class A { }", "class B {}", "class A {}\n", ""}) {
      ProjectFiles.write(directory.resolve("a/A.java"), edited);
      assertThat(manifest.matches(directory)).as(edited).isFalse();
    }
  }
}
