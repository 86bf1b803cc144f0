package dev.zerorpc.cli.compat;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options of calls and servers, for scripts that complete them. */
public final class CompletionOptions {
  private static final Set<Option> FILES =
      EnumSet.of(
          Option.CLASSPATH,
          Option.CONTRACT,
          Option.SERVER_KEY,
          Option.KEYS,
          Option.CLIENTS,
          Option.PASSWORD_FILE,
          Option.PASSWORDS);

  private CompletionOptions() {}

  /** Adds them to a command, but for names that it has already. */
  public static void addTo(CommandSpec command) {
    for (Option option : Option.values()) {
      String[] names =
          option.names().stream()
              .filter(name -> command.findOption(name) == null)
              .toArray(String[]::new);
      if (names.length > 0) {
        OptionSpec.Builder added = OptionSpec.builder(names).arity(option.takesValue() ? "1" : "0");
        if (option.takesValue()) {
          added.type(FILES.contains(option) ? Path.class : String.class);
        }
        command.addOption(added.build());
      }
    }
  }
}
