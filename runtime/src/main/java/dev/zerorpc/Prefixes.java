package dev.zerorpc;

/** Checks the prefixes of services. */
final class Prefixes {
  private Prefixes() {}

  /** The prefix itself, if a server can offer a service under it. */
  static String checked(String prefix) {
    String mistake = null;
    if (prefix.isEmpty()) {
      mistake = "is empty";
    } else if (prefix.startsWith("_")) {
      mistake = "begins with an underscore, as only built-in methods do";
    } else if (prefix.startsWith(".") || prefix.endsWith(".") || prefix.contains("..")) {
      mistake = "has an empty part; \"users\" makes users.get out of get, without a dot of its own";
    } else if (prefix.chars().anyMatch(c -> c <= ' ' || Character.isISOControl(c))) {
      mistake = "contains a blank or a control character";
    }
    if (mistake != null) {
      throw new IllegalArgumentException("prefix \"" + prefix + "\" " + mistake);
    }
    return prefix;
  }
}
