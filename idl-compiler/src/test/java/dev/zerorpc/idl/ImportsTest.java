package dev.zerorpc.idl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.contract.Definition;
import dev.zerorpc.contract.diagnostic.DiagnosticReporter;
import dev.zerorpc.contract.diagnostic.DiagnosticText;
import dev.zerorpc.idl.link.FileImports;
import dev.zerorpc.idl.link.ImportResolver;
import dev.zerorpc.idl.link.JarImports;
import dev.zerorpc.idl.syntax.SourceText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportsTest {
  private static final String UNITS = "namespace common.units;\nenum Unit { COUNT; }\n";
  private static final String SAMPLE =
      "namespace a;\nimport \"common/units.zrpc\";\nstruct Sample { unit: Unit = COUNT; }\n";

  @TempDir Path folder;

  @Test
  void whatAllFilesOfAFolderImportIsReadOnce() {
    List<SourceText> files = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      String text = "import \"far/common.zrpc\";\nstruct S%d { unit: Unit; }\n".formatted(i);
      files.add(SourceText.of("near/f%d.zrpc".formatted(i), text));
    }
    List<String> read = new ArrayList<>();
    ImportResolver counting =
        new ImportResolver() {
          @Override
          public Optional<SourceText> resolve(
              String path, String from, DiagnosticReporter reporter) {
            read.add(path);
            return Optional.of(SourceText.of("root/" + path, "enum Unit { count; }\n"));
          }

          @Override
          public String describe() {
            return "a list";
          }
        };

    CompilationResult result =
        ZrpcCompiler.compile(new CompilationRequest(List.of(), files, counting));

    assertThat(DiagnosticText.of(result.diagnostics())).isEmpty();
    assertThat(read).containsExactly("far/common.zrpc");
  }

  @Test
  void filesAreFoundBesideTheImportingOne() throws IOException {
    write("common/units.zrpc", UNITS);
    CompilationResult result = compile(write("sample.zrpc", SAMPLE), List.of());

    assertThat(places(result)).isEmpty();
    assertThat(names(result.contract().definitions())).containsExactly("a.Sample");
    assertThat(names(result.contract().referenced())).containsExactly("common.units.Unit");
  }

  @Test
  void filesAreFoundInImportRoots() throws IOException {
    write("root/common/units.zrpc", UNITS);
    Path sample = write("deep/down/sample.zrpc", SAMPLE);

    assertThat(places(compile(sample, List.of(folder.resolve("root"))))).isEmpty();
    assertThat(places(compile(sample, List.of(folder.resolve("other")))))
        .containsExactly(
            "sample.zrpc:2:8 there is no file \"common/units.zrpc\" to import. Paths have slashes"
                + " and start at the importing file's folder or at an import root. Looked in:"
                + " the folder of the importing file, "
                + folder.resolve("other")
                + ".");
  }

  @Test
  void filesAreFoundInLibraries() throws IOException {
    Path jar = folder.resolve("library.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(JarImports.FOLDER + "common/units.zrpc"));
      zip.write(
          "namespace common.units;\nimport \"scale.zrpc\";\nstruct Unit { scale: Scale; }\n"
              .getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry(JarImports.FOLDER + "common/scale.zrpc"));
      zip.write("namespace common.units;\nenum Scale { SI; }\n".getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry("secret.zrpc"));
    }
    String text =
        "namespace a;\nimport \"common/units.zrpc\";\nstruct Sample { unit: units.Unit; }\n";

    CompilationResult result = compile(text, new JarImports(List.of(folder, jar)));
    assertThat(places(result)).isEmpty();
    assertThat(names(result.contract().referenced()))
        .containsExactly("common.units.Unit", "common.units.Scale");
    assertThat(places(compile("import \"../../secret.zrpc\";", new JarImports(List.of(jar)))))
        .singleElement()
        .asString()
        .contains("there is no file \"../../secret.zrpc\" to import");
  }

  @Test
  void brokenLibrariesAreReported() throws IOException {
    Path jar = Files.writeString(folder.resolve("broken.jar"), "no jar");
    assertThat(places(compile("import \"b.zrpc\";", new JarImports(List.of(jar)))))
        .anyMatch(place -> place.contains("broken.jar!/META-INF/zrpc/b.zrpc cannot be read"));
  }

  @Test
  void filesOfOneCompilationImportEachOtherByTheirPaths() {
    CompilationResult result =
        ZrpcCompiler.compile(
            CompilationRequest.ofTexts(
                SourceText.of("x/sample.zrpc", SAMPLE.replace("common/", "../common/./")),
                SourceText.of("common/units.zrpc", UNITS)));

    assertThat(places(result)).isEmpty();
    assertThat(names(result.contract().definitions()))
        .containsExactly("a.Sample", "common.units.Unit");
    assertThat(result.contract().referenced()).isEmpty();
  }

  @Test
  void namesHaveAsMuchOfTheirNamespaceAsTheyNeed() {
    String imports = "import \"u.zrpc\";\nimport \"v.zrpc\";\n";
    for (String name : List.of("other.units.Unit", "units.Scale", "Scale", "common.units.Unit")) {
      assertThat(places(compileWithUnits(imports + "struct A { x: " + name + "; }"))).isEmpty();
    }
    assertThat(places(compileWithUnits(imports + "struct A { x: units.Unit; y: Unit; }")))
        .containsExactly(
            "a.zrpc:3:15 'units.Unit' can be common.units.Unit and other.units.Unit."
                + " Write the name with as much of its namespace as tells them apart.",
            "a.zrpc:3:30 'Unit' can be common.units.Unit and other.units.Unit."
                + " Write the name with as much of its namespace as tells them apart.");
    assertThat(places(compileWithUnits(imports + "struct Unit { x: Unit?; }"))).isEmpty();
  }

  @Test
  void whatIsNotImportedIsNotKnown() {
    assertThat(places(compileWithUnits("import \"u.zrpc\";\nstruct A { x: Scale; }")))
        .containsExactly(
            "a.zrpc:2:15 there is no type 'Scale'. Define it, or import the file that does.");
  }

  @Test
  void circlesAreReportedWhereTheyClose() {
    CompilationResult result =
        ZrpcCompiler.compile(
            CompilationRequest.ofTexts(
                SourceText.of("a.zrpc", "import \"b.zrpc\";"),
                SourceText.of("b.zrpc", "import \"c.zrpc\";"),
                SourceText.of("c.zrpc", "import \"a.zrpc\";"),
                SourceText.of("d.zrpc", "import \"d.zrpc\";")));
    assertThat(places(result))
        .containsExactly(
            "c.zrpc:1:8 a.zrpc imports itself, through b.zrpc, c.zrpc."
                + " Move what both files need to a third one that imports neither.",
            "d.zrpc:1:8 d.zrpc imports itself, through its own import."
                + " Move what both files need to a third one that imports neither.");
  }

  @Test
  void definitionsOfOneNameInTwoFilesAreReportedWithBothPlaces() {
    CompilationResult result =
        ZrpcCompiler.compile(
            CompilationRequest.ofTexts(
                SourceText.of("a.zrpc", "namespace n;\nstruct A { x: i32; }"),
                SourceText.of("b.zrpc", "namespace n;\nenum A { X; }")));
    assertThat(places(result))
        .containsExactly(
            "b.zrpc:2:6 A is defined already, at a.zrpc:2:8. Rename one of them, or remove it.");
  }

  @Test
  void errorsInImportedFilesAreReportedThere() throws IOException {
    write(
        "common/units.zrpc", "namespace common.units;\nenum Unit { COUNT }\nstruct A { x: Nope; }");
    assertThat(places(compile(write("sample.zrpc", SAMPLE), List.of())))
        .containsExactly(
            "units.zrpc:2:18 expected ';', found '}'."
                + " End every member and every declaration with ';'.",
            "units.zrpc:3:15 there is no type 'Nope'."
                + " Define it, or import the file that does.");
  }

  @Test
  void filesThatCannotBeReadAreReported() {
    CompilationResult result = compile(folder.resolve("missing.zrpc"), List.of());
    assertThat(result.hasErrors()).isTrue();
    assertThat(places(result))
        .singleElement()
        .asString()
        .contains("missing.zrpc cannot be read: no such file. Check the path");
  }

  @Test
  void bytesThatAreNotUtf8AreReportedOnce() throws IOException {
    byte[] latin =
        "struct A { /* \u00e9\u00e8 */ x: strng; }".getBytes(StandardCharsets.ISO_8859_1);
    Path file = Files.write(folder.resolve("latin.zrpc"), latin);
    assertThat(places(compile(file, List.of())))
        .containsExactly(
            "latin.zrpc:1:15 this is not UTF-8. Save the file as UTF-8.",
            "latin.zrpc:1:24 there is no type 'strng'. Did you mean 'string'?");
  }

  private CompilationResult compileWithUnits(String text) {
    return ZrpcCompiler.compile(
        CompilationRequest.ofTexts(
            SourceText.of("a.zrpc", text),
            SourceText.of("u.zrpc", UNITS),
            SourceText.of(
                "v.zrpc", "namespace other.units;\nenum Unit { X; }\nenum Scale { SI; }")));
  }

  private static CompilationResult compile(String text, ImportResolver imports) {
    return ZrpcCompiler.compile(
        new CompilationRequest(List.of(), List.of(SourceText.of("a.zrpc", text)), imports));
  }

  private static CompilationResult compile(Path file, List<Path> roots) {
    return ZrpcCompiler.compile(CompilationRequest.ofFiles(List.of(file), new FileImports(roots)));
  }

  private Path write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.resolveSibling("."));
    return Files.writeString(file, text);
  }

  private static List<String> names(List<Definition> definitions) {
    return definitions.stream().map(d -> d.javaName().canonicalName()).toList();
  }

  /** Each diagnostic with the last part of its path. */
  private static List<String> places(CompilationResult result) {
    return result.diagnostics().stream()
        .map(
            d ->
                d.origin().describe().replaceAll(".*/", "")
                    + " "
                    + d.message()
                    + ". "
                    + d.languageCure())
        .toList();
  }
}
