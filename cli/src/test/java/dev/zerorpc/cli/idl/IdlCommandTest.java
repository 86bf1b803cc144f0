package dev.zerorpc.cli.idl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IdlCommandTest {
  private static final String METRICS =
      """
      namespace com.example;

      import "units.zrpc";

      /// Counts things.
      service Metrics {
        /// The total.
        total(name: string, unit: Unit) -> i64;
      }
      """;

  private static final String UNITS =
      """
      namespace com.example;

      /// What is counted.
      enum Unit {
        @default pieces;
        bytes;
      }
      """;

  @TempDir private Path folder;
  private Path metrics;

  @BeforeEach
  void write() throws IOException {
    metrics = file("contracts/metrics.zrpc", METRICS);
    file("contracts/units.zrpc", UNITS);
  }

  @Test
  void compileSaysNothingOfWhatIsRightAndWritesSourcesOnlyWhenAsked() throws IOException {
    assertThat(CommandRun.of("idl", "compile", metrics.toString()))
        .isEqualTo(new CommandRun("", "", 0));
    Path out = folder.resolve("out");
    String[] line = {"idl", "compile", contracts(), "-d", out.toString()};
    CommandRun first = CommandRun.of(line);
    assertThat(first.status()).isZero();
    assertThat(first.err()).isEqualTo(out + ": 4 written, 0 unchanged\n");
    assertThat(Files.readString(out.resolve("com/example/MetricsStub.java")))
        .contains("@Generated(\"dev.zerorpc\")");
    assertThat(CommandRun.of(line).err()).isEqualTo(out + ": 0 written, 4 unchanged\n");
    CommandRun.of("idl", "compile", contracts(), "-d", out.toString(), "--no-generated");
    assertThat(Files.readString(out.resolve("com/example/MetricsStub.java")))
        .doesNotContain("@Generated(");
  }

  @Test
  void compileReportsEveryMistakeInTheFormatAskedFor() throws IOException {
    Path broken = file("broken.zrpc", "namespace a;\nservice S { f(a: Foo) -> Bar; }\n");
    CommandRun text = CommandRun.of("idl", "compile", broken.toString());
    assertThat(text.status()).isEqualTo(1);
    assertThat(text.out()).contains("broken.zrpc:2:18: error[", "Foo", "Bar", "^^^");
    assertThat(text.err()).isEmpty();
    CommandRun json = CommandRun.of("idl", "compile", broken.toString(), "--format", "json");
    assertThat(json.status()).isEqualTo(1);
    assertThat(json.out()).startsWith("[\n").contains("\"line\": 2, \"column\": 18");
    Path report = folder.resolve("new/report.sarif");
    CommandRun sarif =
        CommandRun.of("idl", "compile", "--format=sarif", "--report=" + report, broken.toString());
    assertThat(sarif).isEqualTo(new CommandRun("", "", 1));
    assertThat(report).content().contains("\"2.1.0\"", "\"ruleId\"");
  }

  @Test
  void aContractIsTakenFromStandardInputWithItsImportsFromFolders() {
    CommandRun alone = CommandRun.withInput(METRICS, "idl", "compile", "-");
    assertThat(alone.status()).isEqualTo(1);
    assertThat(alone.out()).contains("stdin:3:8: error[").contains("units.zrpc");
    assertThat(CommandRun.withInput(METRICS, "idl", "compile", "-", "-I", contracts()))
        .isEqualTo(new CommandRun("", "", 0));
    CommandRun missing = CommandRun.withInput(METRICS, "idl", "compile", "-", "-I", "/no/such");
    assertThat(missing.status()).isEqualTo(2);
    assertThat(missing.err()).contains("/no/such");
  }

  @Test
  void severalPlacesAreOneContractAndAFileNamedTwiceIsOne() {
    CommandRun run =
        CommandRun.of(
            "idl", "compile", contracts(), metrics.toString(), contracts() + "/../contracts");
    assertThat(run).isEqualTo(new CommandRun("", "", 0));
  }

  @Test
  void whatCannotBeReadIsAUsageError() throws IOException {
    Path text = file("notes.txt", "hello");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    for (String place : List.of("/no/such.zrpc", text.toString(), empty.toString(), "git:-x")) {
      CommandRun run = CommandRun.of("idl", "lint", place);
      assertThat(run.status()).as(place).isEqualTo(2);
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).startsWith("zerorpc: ").contains(place);
    }
    CommandRun two = CommandRun.of("idl", "lint", contracts(), text.toString());
    assertThat(two.status()).isEqualTo(2);
    assertThat(two.err()).contains("notes.txt");
    CommandRun none = CommandRun.of("idl", "lint");
    assertThat(none.status()).isEqualTo(2);
    assertThat(none.err()).contains("PLACE");
    CommandRun format = CommandRun.of("idl", "lint", contracts(), "--format", "xml");
    assertThat(format.status()).isEqualTo(2);
    assertThat(format.err()).contains("xml", "text, json, sarif");
  }

  @Test
  void formatRewritesWhatIsNotLaidOutAsUsual() throws IOException {
    Path ugly = file("contracts/ugly.zrpc", "namespace  a ;struct P{x:i32;}");
    Path broken = file("contracts/zbroken.zrpc", "struct {");
    CommandRun check = CommandRun.of("idl", "format", "--check", contracts());
    assertThat(check.status()).isEqualTo(1);
    assertThat(check.out()).isEqualTo(ugly + "\n");
    assertThat(ugly).hasContent("namespace  a ;struct P{x:i32;}");
    CommandRun format = CommandRun.of("idl", "format", contracts());
    assertThat(format.status()).isEqualTo(1);
    assertThat(format.out()).isEqualTo(ugly + "\n");
    assertThat(format.err()).contains("zbroken.zrpc:1:8: error[");
    assertThat(ugly).content().isEqualTo("namespace a;\n\nstruct P {\n  x: i32;\n}\n");
    assertThat(broken).hasContent("struct {");
    assertThat(CommandRun.of("idl", "format", ugly.toString()))
        .isEqualTo(new CommandRun("", "", 0));
  }

  @Test
  void formatIsAFilterToo() {
    CommandRun run = CommandRun.withInput("struct P{x:i32;}", "idl", "format", "-");
    assertThat(run).isEqualTo(new CommandRun("struct P {\n  x: i32;\n}\n", "", 0));
    assertThat(CommandRun.withInput("struct P{x:i32;}", "idl", "format", "--check", "-"))
        .isEqualTo(new CommandRun("stdin\n", "", 1));
    assertThat(CommandRun.withInput(run.out(), "idl", "format", "--check", "-"))
        .isEqualTo(new CommandRun("", "", 0));
    CommandRun broken = CommandRun.withInput("struct {", "idl", "format", "-");
    assertThat(broken.status()).isEqualTo(1);
    assertThat(broken.out()).isEmpty();
    assertThat(broken.err()).contains("stdin:1:8: error[");
  }

  @Test
  void lintFailsOnFindingsUnlessTheirRuleIsOff() throws IOException {
    Path bare = file("bare.zrpc", "namespace a;\n\n/// S.\nservice S {\n  f();\n}\n");
    CommandRun run = CommandRun.of("idl", "lint", bare.toString());
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).contains("bare.zrpc:5:3: lint[missing-documentation]");
    assertThat(CommandRun.of("idl", "lint", bare.toString(), "--off", "missing-documentation"))
        .isEqualTo(new CommandRun("", "", 0));
    CommandRun wrong = CommandRun.of("idl", "lint", bare.toString(), "--off=missing-doc");
    assertThat(wrong.status()).isEqualTo(2);
    assertThat(wrong.err()).contains("missing-doc", "missing-documentation");
  }

  @Test
  void checkFailsOnWhatBreaksSomebody() throws IOException {
    Path old = file("old/metrics.zrpc", METRICS.replace("-> i64", "-> string"));
    file("old/units.zrpc", UNITS);
    String before = old.getParent().toString();
    CommandRun run = CommandRun.of("idl", "check", contracts(), "--against", before);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .contains("breaks the wire [result-type-changed]: ", "metrics.zrpc:8:3", "it was here");
    assertThat(run.err()).isEqualTo("1 changes since " + before + ", 1 break\n");
    CommandRun meant =
        CommandRun.of(
            "idl", "check", contracts(), "--against", before, "--allow", "result-type-changed");
    assertThat(meant.status()).isZero();
    assertThat(meant.out()).contains("[result-type-changed]");
    assertThat(meant.err()).endsWith(", 0 break\n");
    CommandRun sarif =
        CommandRun.of("idl", "check", contracts(), "--against", before, "--format", "sarif");
    assertThat(sarif.out()).contains("\"level\": \"error\"");
    CommandRun level =
        CommandRun.of("idl", "check", contracts(), "--against", before, "--level", "all");
    assertThat(level.status()).isEqualTo(2);
    assertThat(level.err()).contains("'all'", "java and wire");
  }

  @Test
  void checkReadsJars() throws IOException {
    Path jar = folder.resolve("old.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry("META-INF/zrpc/metrics.zrpc"));
      out.write(METRICS.replace("total", "sum").getBytes(UTF_8));
      out.putNextEntry(new JarEntry("META-INF/zrpc/units.zrpc"));
      out.write(UNITS.getBytes(UTF_8));
    }
    CommandRun run = CommandRun.of("idl", "check", contracts(), "--against", jar.toString());
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).contains("[method-removed]", "[method-added]");
    assertThat(CommandRun.of("idl", "check", jar.toString(), "--against", jar.toString()).status())
        .isZero();
  }

  @Test
  void checkReadsRevisions() throws Exception {
    git("init", "-q");
    git("add", ".");
    git("-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-q", "-m", "first");
    assertThat(CommandRun.of("idl", "check", contracts(), "--against", "git:HEAD").status())
        .isZero();
    Files.writeString(metrics, METRICS.replace("total(", "sum("));
    CommandRun run = CommandRun.of("idl", "check", contracts(), "--against", "git:HEAD");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).contains("git:HEAD/metrics.zrpc:8:3: it was here");
    CommandRun file = CommandRun.of("idl", "check", metrics.toString(), "--against", "git:HEAD");
    assertThat(file.status()).isEqualTo(2);
    assertThat(file.err()).contains("metrics.zrpc", "folder");
    CommandRun unknown = CommandRun.of("idl", "check", contracts(), "--against", "git:v9");
    assertThat(unknown.status()).isEqualTo(2);
    assertThat(unknown.err()).contains("no revision 'v9'");
  }

  @Test
  void docMakesAPage() throws IOException {
    CommandRun run = CommandRun.of("idl", "doc", contracts(), "--title", "All <metrics>");
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("<title>All &lt;metrics&gt;</title>", "Counts things.");
    Path page = folder.resolve("site/index.html");
    assertThat(CommandRun.of("idl", "doc", contracts(), "-o", page.toString()))
        .isEqualTo(new CommandRun("", "", 0));
    assertThat(page).content().contains("Counts things.");
    Path broken = file("broken.zrpc", "struct {");
    CommandRun failed = CommandRun.of("idl", "doc", broken.toString());
    assertThat(failed.status()).isEqualTo(1);
    assertThat(failed.out()).isEmpty();
    assertThat(failed.err()).contains("broken.zrpc:1:8: error[", "has errors");
  }

  @Test
  void exportWritesAFileForEachNamespace() throws IOException {
    CommandRun one = CommandRun.of("idl", "export", contracts());
    assertThat(one.status()).isZero();
    assertThat(one.out())
        .startsWith("namespace com.example;\n")
        .contains("service Metrics {", "enum Unit {")
        .doesNotContain("import");
    Path out = folder.resolve("out");
    String[] line = {"idl", "export", contracts(), "-d", out.toString()};
    assertThat(CommandRun.of(line).err()).isEqualTo(out + ": 1 files\n");
    Path file = out.resolve("com/example.zrpc");
    assertThat(file).hasContent(one.out());
    assertThat(CommandRun.of(line).status()).isZero();
    Files.writeString(file, "// mine\n");
    CommandRun refused = CommandRun.of(line);
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err()).contains("example.zrpc is there already", "--overwrite");
    assertThat(file).hasContent("// mine");
    assertThat(CommandRun.of("idl", "export", contracts(), "-d", out.toString(), "--overwrite"))
        .isEqualTo(new CommandRun("", out + ": 1 files\n", 0));
    assertThat(file).hasContent(one.out());
  }

  @Test
  void exportOfSeveralNamespacesNeedsAFolder() throws IOException {
    file("contracts/other.zrpc", "namespace other;\n\nstruct P {\n  x: i32;\n}\n");
    CommandRun run = CommandRun.of("idl", "export", contracts());
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("com/example.zrpc, other.zrpc", "-d");
  }

  private String contracts() {
    return folder.resolve("contracts").toString();
  }

  private Path file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private void git(String... arguments) throws Exception {
    List<String> line = new java.util.ArrayList<>(List.of("git", "-C", folder.toString()));
    line.addAll(List.of(arguments));
    assertThat(new ProcessBuilder(line).inheritIO().start().waitFor()).isZero();
  }
}
