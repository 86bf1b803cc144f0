package dev.zerorpc.idl.lint;

import dev.zerorpc.contract.diagnostic.DidYouMean;
import dev.zerorpc.contract.diagnostic.Notice;
import dev.zerorpc.contract.diagnostic.ReportCode;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the linter looks at. An id never changes; {@code docs/linting.md} has a reason for each. */
public enum LintRule implements ReportCode {
  /** Kind and name. */
  MISSING_DOCUMENTATION("%1$s has no documentation", "Write a line with /// before it."),
  /** Kind, name, a better name. */
  TYPE_NAME("the %1$s %2$s is not named like a type", "Call it %3$s."),
  /** Kind, name. */
  MEMBER_NAME(
      "the %1$s %2$s does not begin with a small letter", "Rename it; @name keeps the wire."),
  /** Name, a better name. */
  CONSTANT_NAME("the constant %1$s is not written in capitals", "Call it %2$s."),
  /** Path. */
  UNUSED_IMPORT("nothing of \"%1$s\" is used here", "Remove the import."),
  /** Kind, name. */
  UNUSED_TYPE("no service uses the %1$s %2$s", "Use it or remove it."),
  /** Kind and name, type. */
  WIDE_INTEGER("%1$s is %2$s, in Java a BigInteger", "Make it i64 unless it goes beyond 2^63."),
  /** Method, parameters. */
  BOOLEAN_TRAP(
      "callers of %1$s have to remember which of %2$s is which",
      "Make an enum or a struct of them."),
  /** Enum. */
  CLOSED_ENUM(
      "enum %1$s has no @default: who has this version fails on constants of later ones",
      "Give it a constant with @default."),
  /** What is any. */
  UNTYPED("%1$s is any, so nothing checks it", "Say what it is."),
  /** Kind and name. */
  UNEXPLAINED_DEPRECATION("%1$s is deprecated without a reason", "Write @deprecated(\"use …\").");

  private final String messageFormat;
  private final String cureFormat;

  LintRule(String messageFormat, String cureFormat) {
    this.messageFormat = messageFormat;
    this.cureFormat = cureFormat;
  }

  /** The name with which it is switched off, such as {@code unused-import}. */
  @Override
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public Notice.Level level() {
    return Notice.Level.WARNING;
  }

  @Override
  public String help() {
    return "%s. %s docs/linting.md#%s has the reason."
        .formatted(ReportCode.dotted(messageFormat), ReportCode.dotted(cureFormat), id());
  }

  /** What is the matter, as a format for the finding's arguments. */
  String messageFormat() {
    return messageFormat;
  }

  /** What to do about it, as a format for the finding's arguments. */
  String cureFormat() {
    return cureFormat;
  }

  /**
   * All rules but some.
   *
   * @param off the ids of those
   * @throws IllegalArgumentException if one of them is no rule
   */
  public static Set<LintRule> without(Collection<String> off) {
    Set<LintRule> rules = EnumSet.allOf(LintRule.class);
    for (String id : off) {
      if (!rules.removeIf(rule -> rule.id().equals(id))
          && Arrays.stream(values()).noneMatch(rule -> rule.id().equals(id))) {
        List<String> ids = Arrays.stream(values()).map(LintRule::id).toList();
        throw new IllegalArgumentException(
            "there is no lint rule '%s'. %s".formatted(id, DidYouMean.sentence(ids, id)));
      }
    }
    return rules;
  }
}
