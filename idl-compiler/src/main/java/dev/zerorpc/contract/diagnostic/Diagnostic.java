package dev.zerorpc.contract.diagnostic;

import java.util.Arrays;
import java.util.List;

/**
 * One thing that is wrong with a contract.
 *
 * @param code what is wrong
 * @param origin where
 * @param arguments what the code's texts are filled with, in order
 */
public record Diagnostic(DiagnosticCode code, Origin origin, List<String> arguments)
    implements Reportable {
  /** Copies the list. */
  public Diagnostic {
    arguments = List.copyOf(arguments);
  }

  /** Builds a diagnostic; each argument becomes text by {@code String.valueOf}. */
  public static Diagnostic of(DiagnosticCode code, Origin origin, Object... arguments) {
    return new Diagnostic(code, origin, Arrays.stream(arguments).map(String::valueOf).toList());
  }

  /** What is wrong, as one sentence without its full stop. */
  public String message() {
    return String.format(code.messageFormat(), arguments.toArray());
  }

  /** What to do about it, as one or more whole sentences. */
  public String cure() {
    return String.format(code.cureFormat(), arguments.toArray());
  }

  /** What to do about it in a {@code .zrpc} file, as one or more whole sentences. */
  public String languageCure() {
    return String.format(code.languageCureFormat(), arguments.toArray());
  }

  /** Code, message and cure in one line: {@code [code] message. Cure.} */
  public String describe() {
    return "[" + code.id() + "] " + message() + ". " + cure();
  }

  @Override
  public Notice notice() {
    String todo = origin instanceof FileOrigin ? languageCure() : cure();
    return new Notice(
        code.level(), code.level().word(), code, message(), todo, origin, /* before= */ null);
  }
}
