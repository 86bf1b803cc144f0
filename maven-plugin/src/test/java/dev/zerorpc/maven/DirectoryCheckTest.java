package dev.zerorpc.maven;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryCheckTest {
  private Path base;

  @BeforeEach
  void createDirectories(@TempDir Path temporary) throws IOException {
    base = temporary;
    Files.createDirectories(base.resolve("src/main/java"));
  }

  private List<String> problems(Layout layout, String contracts, String output, String... imports)
      throws Exception {
    GenerationRequest request =
        new GenerationRequest(
            List.of(),
            base.resolve(contracts),
            List.of(),
            List.of(),
            List.of(),
            base.resolve(output),
            base.resolve("staging"),
            base.resolve("manifest"),
            UTF_8,
            null,
            null);
    List<String> problems = new ArrayList<>();
    new DirectoryCheck(request, layout, base)
        .check(
            List.of(base.resolve("src/main/java"), base.resolve("src/test/java")),
            List.of(imports).stream().map(base::resolve).toList(),
            problems::add);
    return problems;
  }

  @Test
  void theUsualFoldersNeedNotExist() throws Exception {
    assertThat(problems(Layout.MAIN, "src/main/zrpc", "target/generated-sources/zerorpc"))
        .isEmpty();
    assertThat(problems(Layout.TEST, "src/test/zrpc", "target/generated-test-sources/zerorpc"))
        .isEmpty();
  }

  @Test
  void anotherContractFolderMustExistAndHoldContracts() throws Exception {
    assertThat(problems(Layout.MAIN, "src/main/zrcp", "target/out"))
        .containsExactly(
            "There is no contract folder %s. Correct zerorpc.contractDirectory, or leave it out: only src/main/zrpc need not exist."
                .formatted(base.resolve("src/main/zrcp")));

    ProjectFiles.write(base.resolve("contracts/a.proto"), "");
    assertThat(problems(Layout.TEST, "contracts", "target/out"))
        .containsExactly(
            "The contract folder %s holds no .zrpc file. Correct zerorpc.testContractDirectory, or leave it out."
                .formatted(base.resolve("contracts")));

    ProjectFiles.write(base.resolve("contracts/deep/a.zrpc"), "");
    assertThat(problems(Layout.MAIN, "contracts", "target/out")).isEmpty();
  }

  @Test
  void aFileIsNoContractFolder() throws Exception {
    Path file = ProjectFiles.write(base.resolve("src/main/zrpc"), "");

    assertThat(problems(Layout.MAIN, "src/main/zrpc", "target/out"))
        .containsExactly(
            "The contract folder %s is a file. Set zerorpc.contractDirectory to the folder that it is in."
                .formatted(file));
  }

  @Test
  void importDirectoriesAreDirectories() throws Exception {
    Path file = ProjectFiles.write(base.resolve("common.zrpc"), "");
    Files.createDirectories(base.resolve("shared"));

    assertThat(problems(Layout.MAIN, "src/main/zrpc", "out", "shared", "common.zrpc", "missing"))
        .containsExactly(
            "The import directory " + file + " is a file. Correct zerorpc.importDirectories.",
            "The import directory "
                + base.resolve("missing")
                + " does not exist. Correct zerorpc.importDirectories.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "src/main/java",
        "src/main/java/generated",
        "src/main",
        "src/test/java",
        ".",
        "src/main/java/../java"
      })
  void theOutputIsApartFromTheSources(String output) throws Exception {
    assertThat(problems(Layout.MAIN, "src/main/zrpc", output))
        .singleElement()
        .asString()
        .startsWith("The output directory " + base.resolve(output).normalize() + " and the sources")
        .endsWith(
            "Set zerorpc.outputDirectory to a directory of its own, such as target/generated-sources/zerorpc or src/main/generated.");
  }

  @Test
  void aDirectoryWhoseNameOnlyBeginsLikeThatOfTheSourcesIsApart() throws Exception {
    assertThat(problems(Layout.MAIN, "src/main/zrpc", "src/main/java-generated")).isEmpty();
  }

  @Test
  void theOutputIsNoFile() throws Exception {
    Path file = ProjectFiles.write(base.resolve("target/out"), "");

    assertThat(problems(Layout.TEST, "src/test/zrpc", "target/out"))
        .containsExactly(
            "The output directory %s is a file. Set zerorpc.testOutputDirectory to a directory."
                .formatted(file));
  }
}
