package dev.zerorpc.cli.compat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The options of the command, in the order of the Python command, in which it names those that a
 * word could mean.
 */
enum Option {
  HELP(false, "-h", "--help"),
  CLIENT(false, "--client"),
  SERVER(false, "--server"),
  CONNECT(true, "--connect"),
  BIND(true, "--bind"),
  TIMEOUT(true, "--timeout"),
  HEARTBEAT(true, "--heartbeat"),
  POOL_SIZE(true, "--pool-size"),
  JSON(false, "-j", "--json"),
  PRINT_JSON(false, "-pj", "--print-json"),
  INSPECT(false, "-?", "--inspect"),
  ACTIVE_HEARTBEAT(false, "--active-hb"),
  DEBUG(false, "-d", "--debug"),
  // What the Python command does not have.
  CLASSPATH(true, "--classpath"),
  CONTRACT(true, "--contract"),
  SERVER_KEY(true, "--server-key"),
  KEYS(true, "--keys"),
  CLIENTS(true, "--clients"),
  ANY_CLIENT(false, "--any-client"),
  USER(true, "--user"),
  PASSWORD_FILE(true, "--password-file"),
  PASSWORDS(true, "--passwords"),
  VERSION(false, "--version");

  private final boolean takesValue;

  @SuppressWarnings("ImmutableEnumChecker") // It is: List.of makes it.
  private final List<String> names;

  Option(boolean takesValue, String... names) {
    this.takesValue = takesValue;
    this.names = List.of(names);
  }

  /** Whether an argument follows its name. */
  boolean takesValue() {
    return takesValue;
  }

  List<String> names() {
    return names;
  }

  /** As mistakes name it. */
  String title() {
    return String.join("/", names);
  }

  /** The option that has exactly this name, or null. */
  static @Nullable Option named(String name) {
    return Arrays.stream(values())
        .filter(option -> option.names.contains(name))
        .findFirst()
        .orElse(null);
  }

  /**
   * The names that can be abbreviated: only those that the Python command has, so that each
   * abbreviation means what it means there.
   */
  static Stream<Name> abbreviable() {
    return Arrays.stream(values())
        .filter(option -> option.compareTo(CLASSPATH) < 0)
        .flatMap(option -> option.names.stream().map(name -> new Name(name, option)));
  }

  /** One name of an option. */
  record Name(String text, Option option) {}
}
