package dev.zerorpc.maven;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputKeyTest {
  private static final SourceTree SOURCES = new SourceTree(List.of(), "digest");

  private ProjectFiles project;
  private Path jar;
  private Path classes;

  @BeforeEach
  void createClassPath(@TempDir Path directory) throws IOException {
    project = new ProjectFiles(directory);
    jar = ProjectFiles.write(directory.resolve("library.jar"), "library");
    classes = Files.createDirectories(directory.resolve("classes"));
  }

  private String key() throws IOException {
    return InputKey.of(project.request(List.of(jar, classes), "17"), SOURCES, "");
  }

  @Test
  void isTheSameForTheSameInputs() throws IOException {
    assertThat(key()).isEqualTo(key()).hasSize(64);
  }

  @Test
  void changesWithSourcesAndOptions() throws IOException {
    GenerationRequest request = project.request(List.of(jar, classes), "21");

    assertThat(
            List.of(
                key(),
                InputKey.of(request, SOURCES, ""),
                InputKey.of(project.request(List.of(classes, jar), "17"), SOURCES, ""),
                InputKey.of(
                    project.request(List.of(jar, classes), "17"),
                    new SourceTree(List.of(), "other"),
                    ""),
                InputKey.of(project.request(List.of(jar, classes), "17"), SOURCES, "other")))
        .doesNotHaveDuplicates();
  }

  @Test
  void changesWithTheContentOfAJarAndNotWithItsTime() throws IOException {
    writeJar("A.class", "one", 1_000_000_000_000L);
    String before = key();
    writeJar("A.class", "one", 1_600_000_000_000L);
    ProjectFiles.age(jar);
    assertThat(key()).isEqualTo(before);

    writeJar("A.class", "two", 1_600_000_000_000L);
    String edited = key();
    writeJar("B.class", "two", 1_600_000_000_000L);
    assertThat(List.of(before, edited, key())).doesNotHaveDuplicates();
  }

  @Test
  void changesWithAFileThatIsNoJar() throws IOException {
    String before = key();
    ProjectFiles.write(jar, "another");

    assertThat(key()).isNotEqualTo(before);
  }

  private void writeJar(String name, String content, long time) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      ZipEntry entry = new ZipEntry(name);
      entry.setTime(time);
      out.putNextEntry(entry);
      out.write(content.getBytes(UTF_8));
      out.closeEntry();
    }
  }

  @Test
  void changesWithTheClassesOfADirectoryButNotWithItsResourcesOrTimes() throws IOException {
    String before = key();
    ProjectFiles.write(classes.resolve("messages.properties"), "a=b");
    assertThat(key()).isEqualTo(before);

    Path type = ProjectFiles.write(classes.resolve("a/A.class"), "class");
    String added = key();
    assertThat(added).isNotEqualTo(before);
    ProjectFiles.age(type);
    assertThat(key()).isEqualTo(added);
    ProjectFiles.write(type, "klass");
    assertThat(key()).isNotEqualTo(added);
  }

  @Test
  void changesWithTheGeneratorItself() throws IOException {
    GenerationRequest request = project.request(List.of(jar, classes), "17");
    GenerationRequest newer =
        new GenerationRequest(
            request.sourceRoots(),
            request.contractDirectory(),
            request.importDirectories(),
            request.classPath(),
            List.of(jar),
            request.outputDirectory(),
            request.stagingDirectory(),
            request.manifestFile(),
            request.encoding(),
            request.release(),
            request.source());

    assertThat(InputKey.of(newer, SOURCES, "")).isNotEqualTo(InputKey.of(request, SOURCES, ""));
  }
}
