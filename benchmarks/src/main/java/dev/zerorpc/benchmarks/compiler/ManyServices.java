package dev.zerorpc.benchmarks.compiler;

import dev.zerorpc.contract.Contract;
import dev.zerorpc.idl.CompilationRequest;
import dev.zerorpc.idl.CompilationResult;
import dev.zerorpc.idl.ZrpcCompiler;
import dev.zerorpc.idl.syntax.SourceText;
import java.util.ArrayList;
import java.util.List;

/** Contracts of any size: services of ten methods, each with a struct of its own. */
final class ManyServices {
  private static final String NAMESPACE = "namespace bench.load;\n";

  private static final String COMMON =
      """
      enum Unit { count; millis; bytes; unknown @default; }

      error QuotaExceeded { message: string; limit: i64; }
      """;

  private ManyServices() {}

  /** All in one file. */
  static List<SourceText> inOneFile(int services) {
    StringBuilder text = new StringBuilder(NAMESPACE).append(COMMON);
    for (int i = 0; i < services; i++) {
      text.append(service(i));
    }
    return List.of(SourceText.of("bench/load.zrpc", text.toString()));
  }

  /** A file for each service, which imports what all share. */
  static List<SourceText> inManyFiles(int services) {
    List<SourceText> files = new ArrayList<>();
    files.add(SourceText.of("bench/common.zrpc", NAMESPACE + COMMON));
    for (int i = 0; i < services; i++) {
      String text = NAMESPACE + "import \"common.zrpc\";\n" + service(i);
      files.add(SourceText.of("bench/load_" + i + ".zrpc", text));
    }
    return files;
  }

  /** The contract that stands in these files. */
  static Contract compiled(List<SourceText> files) {
    CompilationResult result =
        ZrpcCompiler.compile(CompilationRequest.ofTexts(files.toArray(new SourceText[0])));
    if (!result.diagnostics().isEmpty()) {
      throw new IllegalStateException("the contract is wrong: " + result.diagnostics().get(0));
    }
    return result.contract();
  }

  private static String service(int number) {
    return """

    /// What service # stores.
    struct Sample# {
      name: string;
      value: f64;
      at: timestamp;
      unit: Unit = count;
      tags: map<string, string> = {};
      note: string?;
    }

    /// Stores samples of kind #.
    service Metrics# {
      /// Stores one sample and answers with how many there are.
      record(sample: Sample#) -> u64 throws QuotaExceeded;
      /// Stores many samples.
      record_all(samples: list<Sample#>) -> u64 throws QuotaExceeded;
      /// The sample of that name, or nothing.
      find(name: string) -> Sample#?;
      @idempotent @timeout(2s)
      total(name: string, unit: Unit = count) -> f64;
      latest(limit: i32 = 100) -> stream<Sample#>;
      by_tag(tag: string, least: f64 = 0.5) -> map<string, list<Sample#>>;
      @deprecated("use total")
      sum(@length(1, 40) name: string, @range(0, 100) percent: i32) -> f64;
      remove(names: set<string>) -> bool;
      oneway count(name: string, by: i64 = 1);
      ping();
    }
    """
        .replace("#", Integer.toString(number));
  }
}
