package dev.zerorpc.idl.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.diff.ContractDiff;
import dev.zerorpc.idl.CompilationRequest;
import dev.zerorpc.idl.CompilationResult;
import dev.zerorpc.idl.ZrpcCompiler;
import dev.zerorpc.idl.link.ImportResolver;
import dev.zerorpc.idl.link.JarImports;
import dev.zerorpc.idl.source.ContractSource;
import dev.zerorpc.idl.syntax.SourceText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractExporterTest {
  @Test
  void writesAFileForEachPackage() {
    Map<String, String> files =
        ContractExporter.files(
            compile(
                    SourceText.of("x.zrpc", "namespace a.b; const N: i32 = 1; enum Unit { a; }"),
                    SourceText.of(
                        "y.zrpc",
                        "namespace c; import \"x.zrpc\"; /// D.\nstruct S { u: Unit; n: i32 = N; }"),
                    SourceText.of("z.zrpc", "import \"y.zrpc\"; service T { m(s: S); }"))
                .contract());
    assertThat(files).containsOnlyKeys("a/b.zrpc", "c.zrpc", "contract.zrpc");
    assertThat(files.get("c.zrpc"))
        .isEqualTo(
            """
            namespace c;

            import "a/b.zrpc";

            /// D.
            struct S {
              u: a.b.Unit;
              n: i32 = 1;
            }
            """);
    assertThat(files.get("contract.zrpc")).startsWith("import \"c.zrpc\";\n");
    assertThat(ContractExporter.compile(files, ImportResolver.NONE).diagnostics()).isEmpty();
  }

  @Test
  void whatIsExportedIsTheSameContract() {
    CompilationResult before =
        compile(
            SourceText.of("x.zrpc", "namespace a; service P { a(); } error E { n: i32; }"),
            SourceText.of(
                "y.zrpc",
                "namespace b; import \"x.zrpc\"; service S extends P { m() -> U throws E; }"
                    + " union U { l: list<string?>; v: f64; } enum N : u8 { A = 1 @default; }"));
    CompilationResult after =
        ContractExporter.compile(ContractExporter.files(before.contract()), ImportResolver.NONE);
    assertThat(after.diagnostics()).isEmpty();
    assertThat(ContractDiff.compare(before.contract(), after.contract())).isEmpty();
    assertThat(ContractDiff.compare(after.contract(), before.contract())).isEmpty();
  }

  @Test
  void whatFilesDefineIsImportedFromThemAndNotWritten() {
    CompilationResult beside =
        compile(
            SourceText.of(
                "metrics/units.zrpc",
                "namespace metrics.v1; option java_package = \"a.b\"; enum Unit { m; }"
                    + " service Base { ping(); }"));
    Contract annotated =
        compile(
                SourceText.of(
                    "x.zrpc",
                    "namespace a.b; enum Unit { m; } struct Size { unit: Unit; }"
                        + " service Base { ping(); } service S extends Base { m(s: Size); }"))
            .contract();
    Map<String, String> files = ContractExporter.files(annotated, List.of(beside));
    assertThat(files).containsOnlyKeys("a/b.zrpc");
    assertThat(files.get("a/b.zrpc"))
        .startsWith("namespace a.b;\n\nimport \"metrics/units.zrpc\";\n")
        .contains("struct Size {\n  unit: Unit;\n}", "service S extends Base {")
        .doesNotContain("enum");
    Map<String, String> all = new TreeMap<>(files);
    beside.files().forEach(file -> all.put(file.source().path(), file.source().text()));
    CompilationResult exported = ContractExporter.compile(all, ImportResolver.NONE);
    assertThat(exported.diagnostics()).isEmpty();
    assertThat(exported.contract().definitions())
        .extracting(definition -> definition.javaName().canonicalName())
        .containsExactlyInAnyOrder("a.b.Unit", "a.b.Base", "a.b.Size", "a.b.S");
  }

  @Test
  void aPackageMayBeWrittenInBothForms() {
    CompilationResult beside =
        compile(SourceText.of("a/b.zrpc", "namespace a.b; struct Old { n: i32; }"));
    Contract annotated =
        compile(
                SourceText.of("x.zrpc", "namespace a.b; struct New { old: Old; } struct Old {}"),
                SourceText.of("y.zrpc", "namespace c; import \"x.zrpc\"; struct C { n: New; }"))
            .contract();
    Map<String, String> files = ContractExporter.files(annotated, List.of(beside));
    assertThat(files)
        .containsOnlyKeys("a/b-java.zrpc", "c.zrpc")
        .hasEntrySatisfying(
            "a/b-java.zrpc", text -> assertThat(text).contains("import \"a/b.zrpc\";"))
        .hasEntrySatisfying(
            "c.zrpc", text -> assertThat(text).contains("import \"a/b-java.zrpc\";"));
  }

  @Test
  void whatLibrariesDefineIsImportedFromThem(@TempDir Path folder) throws Exception {
    Path contracts = Files.createDirectories(folder.resolve("lib/META-INF/zrpc/deep"));
    Files.writeString(contracts.resolve("lib.zrpc"), "namespace lib; enum Unit { m; }");
    CompilationResult library =
        ContractSource.compileLibrary(folder.resolve("lib"), ImportResolver.NONE).orElseThrow();
    Contract annotated =
        compile(
                SourceText.of("x.zrpc", "namespace lib; enum Unit { m; }"),
                SourceText.of("y.zrpc", "namespace a; import \"x.zrpc\"; struct A { u: Unit; }"))
            .contract();
    Map<String, String> files = ContractExporter.files(annotated, List.of(library));
    assertThat(files).containsOnlyKeys("a.zrpc");
    assertThat(files.get("a.zrpc")).contains("import \"deep/lib.zrpc\";", "u: lib.Unit;");
    ImportResolver imports = new JarImports(List.of(folder.resolve("lib")));
    assertThat(ContractExporter.compile(files, imports).diagnostics()).isEmpty();
  }

  @Test
  void packagesThatReferToEachOtherAreReported() {
    Map<String, String> files =
        Map.of(
            "a.zrpc", "namespace a; import \"b.zrpc\"; struct A { b: B?; }",
            "b.zrpc", "namespace b; import \"a.zrpc\"; struct B { a: A?; }");
    assertThat(ContractExporter.compile(files, ImportResolver.NONE).hasErrors()).isTrue();
  }

  private static CompilationResult compile(SourceText... texts) {
    CompilationResult result = ZrpcCompiler.compile(CompilationRequest.ofTexts(texts));
    assertThat(result.diagnostics()).isEmpty();
    return result;
  }
}
