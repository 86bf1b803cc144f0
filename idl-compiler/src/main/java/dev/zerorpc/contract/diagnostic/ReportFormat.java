package dev.zerorpc.contract.diagnostic;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How what was found is written down. */
public enum ReportFormat {
  /** For people, see {@link DiagnosticText}. */
  TEXT {
    @Override
    public String of(List<? extends Reportable> shown) {
      return DiagnosticText.of(shown);
    }
  },
  /** For programs, see {@link DiagnosticJson}. */
  JSON {
    @Override
    public String of(List<? extends Reportable> shown) {
      return DiagnosticJson.of(shown);
    }
  },
  /** For code scanners, see {@link DiagnosticSarif}. */
  SARIF {
    @Override
    public String of(List<? extends Reportable> shown) {
      return DiagnosticSarif.of(shown);
    }
  };

  /** The whole report, its last line ended by a newline if there is any. */
  public abstract String of(List<? extends Reportable> shown);

  /** The name with which it is chosen: {@code text}, {@code json} or {@code sarif}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The format of that name.
   *
   * @throws IllegalArgumentException if there is none; the message says which there are
   */
  public static ReportFormat named(String id) {
    return Arrays.stream(values())
        .filter(format -> format.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no format '%s'. There are %s."
                        .formatted(
                            id,
                            Arrays.stream(values())
                                .map(ReportFormat::id)
                                .collect(Collectors.joining(", ")))));
  }
}
