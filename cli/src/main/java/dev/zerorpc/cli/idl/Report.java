package dev.zerorpc.cli.idl;

import dev.zerorpc.cli.Console;
import dev.zerorpc.contract.diagnostic.ReportFormat;
import dev.zerorpc.contract.diagnostic.Reportable;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How a tool shows what it found. */
final class Report {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      converter = Converter.class,
      description = "text, json or sarif; ${DEFAULT-VALUE} unless given.")
  private ReportFormat format = ReportFormat.TEXT;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Where the report goes; standard output unless given.")
  private @Nullable Path file;

  /** Writes the report, also where there is nothing to say. */
  void write(List<? extends Reportable> found, Console console) {
    String text = format.of(found);
    if (file == null) {
      console.out().print(text);
    } else {
      OutputFile.write(file, text);
    }
  }

  /** Reads a format by its id. */
  static final class Converter implements ITypeConverter<ReportFormat> {
    @Override
    public ReportFormat convert(String id) {
      try {
        return ReportFormat.named(id);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }
}
