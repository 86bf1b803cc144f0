package dev.zerorpc.cli.compat;

import dev.zerorpc.cli.python.PythonText;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Understands a command line as Python's argparse does. Of its ways these matter: all words up to
 * the next option are taken at once, as address, command and parameters, so that options stand
 * before the address; names may be abbreviated; {@code --} ends the options; a negative number is
 * no option.
 */
final class ArgumentParser {
  /** Address, command and parameters, in a line written as A for words, O for options, - for --. */
  private static final Pattern WORDS = Pattern.compile("(-*A?-*)(-*A?-*)(-*[A-]*)");

  private static final Pattern WHOLE_NUMBER = Pattern.compile("[+-]?\\d+(_\\d+)*");

  private final List<String> line;
  private final Map<Integer, OptionMatch> options = new LinkedHashMap<>();
  private final StringBuilder pattern = new StringBuilder();
  private final Arguments result = new Arguments();
  private final List<String> unknown = new ArrayList<>();
  private @Nullable Option chosen;
  private boolean wordsTaken;

  private ArgumentParser(List<String> line) {
    this.line = line;
  }

  static Arguments parse(List<String> line) throws UsageException {
    ArgumentParser parser = new ArgumentParser(line);
    parser.classify();
    parser.parse();
    return parser.result;
  }

  private void classify() throws UsageException {
    int end = line.indexOf("--");
    for (int i = 0; i < line.size(); i++) {
      OptionMatch match = end < 0 || i < end ? OptionMatch.of(line.get(i)) : null;
      if (match != null) {
        options.put(i, match);
      }
      pattern.append(i == end ? '-' : match != null ? 'O' : 'A');
    }
  }

  private void parse() throws UsageException {
    int at = 0;
    int last = pattern.lastIndexOf("O");
    while (at <= last && !result.help && !result.version) {
      int next = pattern.indexOf("O", at);
      if (at != next) {
        int taken = takeWords(at);
        if (taken > at) {
          at = taken;
          continue;
        }
        unknown.addAll(line.subList(at, next));
        at = next;
      }
      at = takeOption(at);
    }
    if (result.help || result.version) {
      return;
    }
    int end = takeWords(at);
    unknown.addAll(line.subList(end, line.size()));
    if (!unknown.isEmpty()) {
      throw new UsageException("unrecognized arguments: " + String.join(" ", unknown));
    }
  }

  private int takeWords(int from) {
    if (wordsTaken) {
      return from;
    }
    wordsTaken = true;
    Matcher words = WORDS.matcher(pattern.substring(from));
    if (!words.lookingAt()) {
      throw new IllegalStateException("matches everything: " + pattern);
    }
    result.address = single(words, 1, from);
    result.command = single(words, 2, from);
    result.params.addAll(group(words, 3, from));
    return from + words.end();
  }

  private @Nullable String single(Matcher words, int group, int from) {
    List<String> found = group(words, group, from);
    return found.isEmpty() ? null : found.get(0);
  }

  private List<String> group(Matcher words, int group, int from) {
    List<String> found =
        new ArrayList<>(line.subList(from + words.start(group), from + words.end(group)));
    found.remove("--");
    return found;
  }

  private int takeOption(int at) throws UsageException {
    OptionMatch match = Objects.requireNonNull(options.get(at));
    Option option = match.option();
    if (option == null) {
      unknown.add(line.get(at));
      return at + 1;
    }
    String value = match.value();
    if (value != null) {
      takeAttached(option, match.name(), value);
      return at + 1;
    }
    if (!option.takesValue()) {
      set(option, "");
      return at + 1;
    }
    if (at + 1 >= line.size() || pattern.charAt(at + 1) != 'A') {
      throw UsageException.of(option, "expected one argument");
    }
    set(option, line.get(at + 1));
    return at + 2;
  }

  /** {@code --timeout=5} has its argument, {@code -jd} is two options. */
  private void takeAttached(Option first, String firstName, String firstRest)
      throws UsageException {
    List<Option> flags = new ArrayList<>();
    Option option = first;
    String name = firstName;
    String rest = firstRest;
    while (!option.takesValue()) {
      if (name.charAt(1) == '-' || rest.isEmpty()) {
        throw UsageException.of(option, "ignored explicit argument " + PythonText.repr(rest));
      }
      flags.add(option);
      name = "-" + rest.substring(0, rest.offsetByCodePoints(0, 1));
      Option next = Option.named(name);
      if (next == null) {
        throw UsageException.of(option, "ignored explicit argument " + PythonText.repr(rest));
      }
      option = next;
      rest = rest.substring(name.length() - 1);
      if (rest.isEmpty()) {
        flags.add(option);
        break;
      }
    }
    for (Option flag : flags) {
      set(flag, "");
    }
    if (option.takesValue()) {
      set(option, rest);
    }
  }

  private void set(Option option, String value) throws UsageException {
    switch (option) {
      case CLIENT, SERVER -> choose(option);
      case HELP -> result.help = true;
      case VERSION -> result.version = true;
      case CONNECT -> result.connects.add(value);
      case BIND -> result.binds.add(value);
      case TIMEOUT -> result.timeout = whole(option, value);
      case HEARTBEAT -> result.heartbeat = whole(option, value);
      case POOL_SIZE -> result.poolSize = whole(option, value);
      case CLASSPATH -> result.classPath = value;
      case CONTRACT -> result.contract = value;
      case SERVER_KEY -> result.serverKey = value;
      case KEYS -> result.keys = value;
      case CLIENTS -> result.clients = value;
      case ANY_CLIENT -> result.anyClient = true;
      case USER -> result.user = value;
      case PASSWORD_FILE -> result.passwordFile = value;
      case PASSWORDS -> result.passwords = value;
      case JSON -> result.json = true;
      case PRINT_JSON -> result.printJson = true;
      case INSPECT -> result.inspect = true;
      case ACTIVE_HEARTBEAT -> result.activeHeartbeat = true;
      case DEBUG -> result.debug = true;
    }
  }

  private void choose(Option role) throws UsageException {
    if (chosen != null && chosen != role) {
      throw UsageException.of(role, "not allowed with argument " + chosen.title());
    }
    chosen = role;
    result.client = role == Option.CLIENT;
  }

  private static BigInteger whole(Option option, String value) throws UsageException {
    String digits = value.strip();
    if (!WHOLE_NUMBER.matcher(digits).matches()) {
      throw UsageException.of(option, "invalid int value: " + PythonText.repr(value));
    }
    return new BigInteger(digits.replace("_", ""));
  }
}
