package dev.zerorpc.cli.idl;

import dev.zerorpc.cli.Console;
import dev.zerorpc.cli.ExitCode;
import dev.zerorpc.codegen.ContractGenerator;
import dev.zerorpc.codegen.GeneratedSource;
import dev.zerorpc.codegen.GeneratorOptions;
import dev.zerorpc.contract.Contract;
import dev.zerorpc.idl.CompilationResult;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code zerorpc idl compile}. */
@Command(
    name = "compile",
    description = "Reports every mistake in a contract, and writes the Java sources for it.")
final class CompileCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final ContractPlaces places = new ContractPlaces();
  @Mixin private final Report report = new Report();

  @Option(
      names = {"-d", "--directory"},
      paramLabel = "FOLDER",
      description =
          "Where the Java sources go, in folders of their packages; none are written"
              + " unless given.")
  private @Nullable Path directory;

  @Option(
      names = "--no-generated",
      description =
          "Leave the annotation @Generated out, for modules that do not read" + " java.compiler.")
  private boolean withoutGenerated;

  CompileCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    CompilationResult result = places.compile(console);
    report.write(result.diagnostics(), console);
    if (result.hasErrors()) {
      return ExitCode.FAILED.status();
    }
    if (directory != null) {
      generate(result.contract(), directory);
    }
    return ExitCode.OK.status();
  }

  private void generate(Contract contract, Path target) {
    int written = 0;
    int unchanged = 0;
    GeneratorOptions options = new GeneratorOptions(!withoutGenerated);
    for (GeneratedSource source : new ContractGenerator().generate(contract, options)) {
      String path = source.type().canonicalName().replace('.', '/') + ".java";
      if (OutputFile.update(target.resolve(path), source.text())) {
        written++;
      } else {
        unchanged++;
      }
    }
    console.err().print("%s: %d written, %d unchanged\n".formatted(target, written, unchanged));
  }
}
