package dev.zerorpc.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputSyncTest {
  private Path directory;
  private Path staging;
  private Path output;

  @BeforeEach
  void createDirectories(@TempDir Path temporary) throws IOException {
    directory = temporary;
    staging = Files.createDirectories(directory.resolve("staging"));
    output = Files.createDirectories(directory.resolve("output"));
  }

  @Test
  void writesWhatIsNewOrDifferentAndKeepsTheTimeOfTheRest() throws IOException {
    ProjectFiles.write(staging.resolve("a/Same.java"), "same");
    ProjectFiles.write(staging.resolve("a/Other.java"), "new");
    ProjectFiles.write(staging.resolve("b/New.java"), "new");
    FileTime time = ProjectFiles.age(ProjectFiles.write(output.resolve("a/Same.java"), "same"));
    ProjectFiles.age(ProjectFiles.write(output.resolve("a/Other.java"), "old"));

    OutputSync sync = OutputSync.apply(staging, output, Set.of());

    assertThat(Files.getLastModifiedTime(output.resolve("a/Same.java"))).isEqualTo(time);
    assertThat(output.resolve("a/Other.java")).hasContent("new");
    assertThat(output.resolve("b/New.java")).hasContent("new");
    assertThat(sync.written()).isEqualTo(2);
    assertThat(sync.unchanged()).isEqualTo(1);
    assertThat(sync.files()).containsOnlyKeys("a/Other.java", "a/Same.java", "b/New.java");
  }

  @Test
  void deletesOrphansWithTheDirectoriesTheyLeaveEmptyAndNothingElse() throws IOException {
    ProjectFiles.write(output.resolve("a/b/c/Orphan.java"), "old");
    ProjectFiles.write(output.resolve("a/Foreign.java"), "foreign");

    OutputSync sync =
        OutputSync.apply(staging, output, Set.of("a/b/c/Orphan.java", "a/AlreadyGone.java"));

    assertThat(output.resolve("a/b")).doesNotExist();
    assertThat(output.resolve("a/Foreign.java")).hasContent("foreign");
    assertThat(sync.deleted()).isEqualTo(1);
  }

  @Test
  void keepsTheOutputDirectoryWhenItBecomesEmpty() throws IOException {
    ProjectFiles.write(output.resolve("Orphan.java"), "old");

    OutputSync.apply(staging, output, Set.of("Orphan.java"));

    assertThat(output).isEmptyDirectory();
  }

  @Test
  void deletesNothingOutsideTheOutputDirectory() throws IOException {
    Path precious = ProjectFiles.write(directory.resolve("Precious.java"), "precious");

    OutputSync sync =
        OutputSync.apply(staging, output, Set.of("../Precious.java", precious.toString()));

    assertThat(precious).exists();
    assertThat(sync.deleted()).isZero();
  }
}
