package dev.zerorpc.idl.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.contract.diff.Change;
import dev.zerorpc.contract.diff.ContractDiff;
import dev.zerorpc.idl.CompilationResult;
import dev.zerorpc.idl.link.ImportResolver;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractSourceTest {
  private static final String SERVICE =
      "namespace a; import \"common/units.zrpc\"; service S { get() -> Unit; }\n";
  private static final String MORE = "namespace a; import \"units.zrpc\"; struct T { u: Unit; }\n";
  private static final String UNITS = "namespace u; enum Unit { a; b; }\n";

  @TempDir Path temp;
  private Path folder;

  @BeforeEach
  void writeFolder() throws IOException {
    folder = Files.createDirectories(temp.resolve("with space/zrpc"));
    Files.createDirectories(folder.resolve("common"));
    Files.writeString(folder.resolve("s.zrpc"), SERVICE);
    Files.writeString(folder.resolve("common/more.zrpc"), MORE);
    Files.writeString(folder.resolve("common/units.zrpc"), UNITS);
    Files.writeString(folder.resolve("notes.txt"), "no contract");
  }

  @Test
  void readsAFileAndAFolder() throws ContractSourceException {
    assertThat(names(compile(folder.resolve("s.zrpc").toString()))).containsExactly("S");
    assertThat(names(compile(folder.toString()))).containsExactlyInAnyOrder("S", "T", "Unit");
  }

  @Test
  void readsAJar() throws Exception {
    Path jar = temp.resolve("lib.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      for (String name : List.of("s.zrpc", "common/more.zrpc", "common/units.zrpc")) {
        zip.putNextEntry(new ZipEntry("META-INF/zrpc/" + name));
        zip.write(Files.readAllBytes(folder.resolve(name)));
      }
    }
    assertThat(names(compile(jar.toString()))).containsExactlyInAnyOrder("S", "T", "Unit");
  }

  @Test
  void readsARevision() throws Exception {
    git("init", "-q");
    git("add", ".");
    git("-c", "user.name=n", "-c", "user.email=e", "commit", "-q", "-m", "one");
    git("tag", "v1");
    Files.writeString(folder.resolve("common/units.zrpc"), "namespace u; enum Unit { a; }\n");
    Files.writeString(folder.resolve("new.zrpc"), "namespace a; service New { m(); }\n");
    CompilationResult before = compile("git:v1");
    CompilationResult after = compile(folder.toString());
    assertThat(names(before)).containsExactlyInAnyOrder("S", "T", "Unit");
    assertThat(names(after)).containsExactlyInAnyOrder("S", "T", "Unit", "New");
    List<Change> changes = ContractDiff.compare(before.contract(), after.contract());
    assertThat(changes)
        .extracting(change -> change.code().id())
        .containsExactly("enum-constant-removed", "definition-added");
    assertThat(changes.get(0).before()).isNotNull();
    assertThat(changes.get(0).before().describe()).isEqualTo("git:v1/common/units.zrpc:1:29");
    assertThatThrownBy(() -> compile("git:v2"))
        .isInstanceOf(ContractSourceException.class)
        .hasMessageContaining("has no revision 'v2'");
    assertThatThrownBy(() -> compile("git:--help"))
        .hasMessageContaining("'git:--help' names no revision");
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    assertThatThrownBy(() -> compile("git:v1")).hasMessageContaining("is in no git repository");
    assertThatThrownBy(() -> compile(temp.resolve("none").toString()))
        .hasMessageContaining("there is nothing at");
    assertThatThrownBy(() -> compile(folder.resolve("notes.txt").toString()))
        .hasMessageContaining("is neither a .zrpc file nor a folder nor a jar");
    Path empty = Files.createDirectory(temp.resolve("empty"));
    assertThatThrownBy(() -> compile(empty.toString())).hasMessageContaining("has no .zrpc file");
    Path broken = Files.writeString(temp.resolve("broken.jar"), "no zip");
    assertThatThrownBy(() -> compile(broken.toString()))
        .hasMessageContaining("cannot read the jar");
    Path bare = temp.resolve("bare.jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bare))) {
      zip.putNextEntry(new ZipEntry("x.zrpc"));
    }
    assertThatThrownBy(() -> compile(bare.toString()))
        .hasMessageContaining("carries no contract in META-INF/zrpc/");
  }

  private CompilationResult compile(String place) throws ContractSourceException {
    CompilationResult result = ContractSource.compile(place, folder, ImportResolver.NONE);
    assertThat(result.diagnostics()).isEmpty();
    return result;
  }

  private static List<String> names(CompilationResult result) {
    return result.contract().definitions().stream().map(d -> d.javaName().simpleName()).toList();
  }

  private void git(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    Process git = new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start();
    assertThat(git.waitFor()).isZero();
  }
}
