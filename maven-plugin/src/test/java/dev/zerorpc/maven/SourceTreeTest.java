package dev.zerorpc.maven;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTreeTest {
  private Path root;

  @BeforeEach
  void createDirectory(@TempDir Path temporary) {
    root = temporary;
  }

  private SourceTree read() throws IOException {
    return SourceTree.read(List.of(root), root.resolve("generated"), UTF_8);
  }

  private Path source(String path, String text) throws IOException {
    return ProjectFiles.write(root.resolve(path), text);
  }

  @Test
  void findsEachAnnotationHoweverQualified() throws IOException {
    Path service = source("a/Service.java", "@RpcService interface Service {}");
    Path struct = source("b/Struct.java", "@dev.zerorpc.annotation.RpcStruct record Struct() {}");
    Path error = source("c/Error.java", "@ RpcError class Error {}");
    Path union = source("c/Union.java", "@RpcUnion sealed interface Union {}");
    Path kept = source("d/KeptStub.java", "@GeneratedContract(source = \"x\") class KeptStub {}");

    assertThat(read().contracts()).containsExactly(service, struct, error, union, kept);
  }

  @Test
  void passesOverOtherSources() throws IOException {
    source("a/Plain.java", "class Plain { RpcServiceRegistry registry; MyRpcStruct struct; }");
    source("a/notes.txt", "@RpcService");
    source("module-info.java", "/** Has an RpcService. */ module a {}");

    assertThat(read().contracts()).isEmpty();
  }

  @Test
  void doesNotReadTheExcludedDirectory() throws IOException {
    String before = read().digest();
    source("generated/a/GreeterStub.java", "/** Of an RpcService. */ class GreeterStub {}");

    assertThat(read()).isEqualTo(new SourceTree(List.of(), before));
  }

  @Test
  void readsInTheGivenEncoding() throws IOException {
    Path contract = root.resolve("Wide.java");
    Files.write(contract, "@RpcService interface Wide {}".getBytes(UTF_16));

    assertThat(read().contracts()).isEmpty();
    assertThat(SourceTree.read(List.of(root), root.resolve("generated"), UTF_16).contracts())
        .containsExactly(contract);
  }

  @Test
  void ignoresMissingRootsAndListsNestedOnesOnce() throws IOException {
    Path contract = source("nested/A.java", "@RpcService interface A {}");
    SourceTree tree =
        SourceTree.read(
            List.of(root.resolve("missing"), root, root.resolve("nested")),
            root.resolve("generated"),
            UTF_8);

    assertThat(tree.contracts()).containsExactly(contract);
  }

  @Test
  void digestDoesNotChangeWithARootThatHasNoSource() throws IOException {
    Path empty = Files.createDirectories(root.resolve("generated"));
    source("a/Plain.java", "class Plain {}");

    assertThat(SourceTree.read(List.of(root, empty), root.resolve("excluded"), UTF_8).digest())
        .isEqualTo(read().digest());
  }

  @Test
  void digestChangesWithEachKindOfChange() throws IOException {
    String empty = read().digest();
    Path plain = source("a/Plain.java", "class Plain {}");
    String added = read().digest();
    source("a/Plain.java", "class Plain { }");
    String edited = read().digest();
    Files.move(plain, root.resolve("a/Simple.java"));
    String renamed = read().digest();

    assertThat(List.of(empty, added, edited, renamed)).doesNotHaveDuplicates();
    assertThat(read().digest()).isEqualTo(renamed);
  }
}
