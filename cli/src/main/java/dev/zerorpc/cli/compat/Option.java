package dev.zerorpc.cli.compat;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An option of the command.
 *
 * @param takesValue whether an argument follows its name
 * @param extension whether the Python command has no such option; its name is not abbreviated then,
 *     so that abbreviations mean what they mean there
 */
record Option(List<String> names, boolean takesValue, boolean extension) {
  static final Option HELP = flag("-h", "--help");
  static final Option CLIENT = flag("--client");
  static final Option SERVER = flag("--server");
  static final Option CONNECT = valued("--connect");
  static final Option BIND = valued("--bind");
  static final Option TIMEOUT = valued("--timeout");
  static final Option HEARTBEAT = valued("--heartbeat");
  static final Option POOL_SIZE = valued("--pool-size");
  static final Option JSON = flag("-j", "--json");
  static final Option PRINT_JSON = flag("-pj", "--print-json");
  static final Option INSPECT = flag("-?", "--inspect");
  static final Option ACTIVE_HEARTBEAT = flag("--active-hb");
  static final Option DEBUG = flag("-d", "--debug");
  static final Option CLASSPATH = new Option(List.of("--classpath"), true, true);
  static final Option VERSION = new Option(List.of("--version"), false, true);

  /** In the order of the Python command, in which it names those that a word could mean. */
  static final List<Option> ALL =
      List.of(
          HELP,
          CLIENT,
          SERVER,
          CONNECT,
          BIND,
          TIMEOUT,
          HEARTBEAT,
          POOL_SIZE,
          JSON,
          PRINT_JSON,
          INSPECT,
          ACTIVE_HEARTBEAT,
          DEBUG,
          CLASSPATH,
          VERSION);

  private static Option flag(String... names) {
    return new Option(List.of(names), false, false);
  }

  private static Option valued(String name) {
    return new Option(List.of(name), true, false);
  }

  /** As mistakes name it. */
  String title() {
    return String.join("/", names);
  }

  /** The option that has exactly this name, or null. */
  static @Nullable Option named(String name) {
    return ALL.stream().filter(option -> option.names.contains(name)).findFirst().orElse(null);
  }

  /** The names that can be abbreviated. */
  static Stream<Name> abbreviable() {
    return ALL.stream()
        .filter(option -> !option.extension)
        .flatMap(option -> option.names.stream().map(name -> new Name(name, option)));
  }

  /** One name of an option. */
  record Name(String text, Option option) {}
}
