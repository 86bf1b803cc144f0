package dev.zerorpc.idl.remote;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What an importer has to say about what it wrote. */
final class Notes {
  private final List<String> first = new ArrayList<>();
  private final Set<String> withoutParameters = new LinkedHashSet<>();
  private final Set<String> leftOut = new LinkedHashSet<>();
  private final Set<String> lostDefaults = new LinkedHashSet<>();

  Notes() {
    first.add(
        "No server tells types, or whether a result is a stream: replace any by what you know.");
  }

  void refused(String answer) {
    first.add(
        "This one answers _zerorpc_inspect with an error ("
            + oneLine(answer)
            + "), so this is from _zerorpc_list and _zerorpc_help.");
  }

  void unknownParameters(String method) {
    withoutParameters.add(oneLine(method));
  }

  void leftOut(String method) {
    leftOut.add(method.isEmpty() ? "one without a name" : oneLine(method));
  }

  void lostDefault(String method, String parameter) {
    lostDefaults.add(oneLine(parameter) + " of " + oneLine(method));
  }

  List<String> all() {
    List<String> all = new ArrayList<>(first);
    add(
        all,
        "The parameters of these methods are not known, write them yourself: ",
        withoutParameters);
    add(all, "A contract cannot have methods with these names, they are left out: ", leftOut);
    add(
        all,
        "These parameters may be left out, but a contract cannot state their defaults: ",
        lostDefaults);
    return all;
  }

  private static void add(List<String> all, String sentence, Set<String> names) {
    if (!names.isEmpty()) {
      all.add(sentence + String.join(", ", names) + ".");
    }
  }

  /** A comment ends with its line, whatever a stranger's text holds. */
  static String oneLine(String text) {
    return ImportedText.documentation(text).lines().reduce((a, b) -> a + " " + b).orElse("");
  }
}
