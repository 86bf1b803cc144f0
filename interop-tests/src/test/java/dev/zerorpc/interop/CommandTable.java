package dev.zerorpc.interop;

import java.util.ArrayList;
import java.util.List;

/** Command lines that are typed to both commands, and what is to be the same. */
final class CommandTable {
  /** Who is called; {@code NONE} where nobody is. */
  enum Server {
    PYTHON,
    /** Python 3.11 as it is: its introspection fails. */
    PYTHON_WITHOUT_SIGNATURES,
    NODE,
    JAVA,
    NONE
  }

  /** What of the two runs must be equal. */
  enum Same {
    /** Standard output, standard error, exit status. */
    EVERYTHING,
    /** Standard output and exit status; of a failure the two have their own words. */
    ALL_BUT_ERRORS,
    /** The exit status alone: a deliberate difference, with its reason. */
    STATUS,
    /** Nothing: a deliberate difference, with its reason. */
    NOTHING
  }

  /**
   * A line of the table.
   *
   * @param line the arguments; {@code @} stands for the server's address
   * @param reason why not everything is the same, where that is deliberate
   */
  record Row(Server server, Same same, String reason, List<String> line) {
    @Override
    public String toString() {
      return server + ": zerorpc " + String.join(" ", line);
    }
  }

  private static final String WORDS =
      "[\"one\", \"two three four five six seven eight nine ten eleven twelve thirteen fourteen\","
          + " {\"b\": [1, 2.5, 1e100, -0.0, 12345678901234567], \"a\": null, \"long key\":"
          + " \"line\\n"
          + "line that is longer than what is left of the eighty columns of a terminal\"}]";

  private final List<Row> rows = new ArrayList<>();

  static List<Row> rows() {
    CommandTable table = new CommandTable();
    table.addListings();
    table.addCalls();
    table.addFailures();
    table.addLinesWithMistakes();
    return table.rows;
  }

  private void addListings() {
    for (Server server : List.of(Server.PYTHON, Server.NODE, Server.JAVA)) {
      same(server, "@");
      same(server, "-?", "@");
      same(server, "-?", "@", "hello");
      same(server, "--inspect", "--connect", "@", "no_such_method");
    }
    same(Server.PYTHON_WITHOUT_SIGNATURES, "@");
    differs(
        Server.PYTHON_WITHOUT_SIGNATURES,
        Same.NOTHING,
        "the Python command fails where signatures cannot be asked for; this one writes (...)",
        "-?",
        "@");
  }

  private void addCalls() {
    for (Server server : List.of(Server.PYTHON, Server.NODE, Server.JAVA)) {
      same(server, "@", "hello", "you");
      same(server, "-j", "@", "echo", WORDS);
      same(server, "-j", "-pj", "@", "echo", WORDS);
      same(server, "-j", "-pj", "@", "range", "1", "4", "1");
    }
    same(Server.PYTHON, "--client", "--connect", "@", "hello", "grüße, 你好 😀");
    same(Server.PYTHON, "-pj", "@", "hello", "grüße, 你好 😀");
    same(Server.PYTHON, "--conn=@", "hello", "you");
    same(Server.JAVA, "--connect", "@", "--connect", "@", "hello", "you");
    same(Server.PYTHON, "--active-hb", "--heartbeat", "2", "--time", "7", "@", "hello", "--", "-x");
    same(Server.PYTHON, "-j", "@", "add", "1", "-2");
    same(Server.PYTHON, "-j", "@", "echo", "null");
    same(Server.PYTHON, "-j", "@", "echo", "18446744073709551615");
    same(Server.PYTHON, "-j", "@", "echo", "[NaN, Infinity, 1e16, 1e-5, true]");
    same(Server.JAVA, "-j", "@", "range", "0", "250", "1");
    same(Server.PYTHON, "-j", "@", "range", "1", "1");
    same(Server.JAVA, "-pj", "-j", "@", "range", "1", "1");
  }

  private void addFailures() {
    for (Server server : List.of(Server.PYTHON, Server.JAVA)) {
      fails(server, "@", "no_such_method");
      fails(server, "-j", "@", "add", "1");
      fails(server, "-j", "@", "fail", "\"ValueError\"");
      fails(server, "-j", "@", "words", "2", "\"broken off\"");
      fails(server, "-j", "-pj", "@", "words", "2", "\"broken off\"");
      fails(server, "-j", "--timeout", "1", "@", "pause", "4");
    }
    fails(Server.PYTHON, "-j", "@", "hello", "{no json");
    fails(Server.NODE, "-j", "@", "take", "11");
  }

  private void addLinesWithMistakes() {
    same(Server.NONE, "tcp://127.0.0.1:1", "-j", "hello");
    same(Server.NONE, "--no-such-option", "tcp://127.0.0.1:1");
    same(Server.NONE, "--client", "--server", "tcp://127.0.0.1:1");
    same(Server.NONE, "--timeout", "soon", "tcp://127.0.0.1:1");
    same(Server.NONE, "--p", "1");
    same(Server.NONE, "--heartbeat");
    String help = "the help is this command's own";
    differs(Server.NONE, Same.STATUS, help);
    differs(Server.NONE, Same.STATUS, help, "--help");
    differs(Server.NONE, Same.STATUS, help, "--server", "--bind", "tcp://127.0.0.1:1");
    fails(Server.NONE, "--server", "--bind", "tcp://127.0.0.1:1", "no_such_module");
  }

  private void same(Server server, String... line) {
    rows.add(new Row(server, Same.EVERYTHING, "", List.of(line)));
  }

  private void fails(Server server, String... line) {
    rows.add(
        new Row(server, Same.ALL_BUT_ERRORS, "errors without Python's traceback", List.of(line)));
  }

  private void differs(Server server, Same same, String reason, String... line) {
    rows.add(new Row(server, same, reason, List.of(line)));
  }

  private CommandTable() {}
}
