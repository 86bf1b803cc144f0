package dev.zerorpc.idl.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.contract.diff.ContractDiff;
import dev.zerorpc.idl.CompilationRequest;
import dev.zerorpc.idl.CompilationResult;
import dev.zerorpc.idl.ZrpcCompiler;
import dev.zerorpc.idl.link.ImportResolver;
import dev.zerorpc.idl.syntax.SourceText;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
