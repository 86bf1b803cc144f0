package dev.zerorpc.idl.lint;

import dev.zerorpc.contract.diagnostic.Notice;
import dev.zerorpc.contract.diagnostic.Origin;
import dev.zerorpc.contract.diagnostic.Reportable;
import java.util.List;

/**
 * One piece of advice.
 *
 * @param rule the rule
 * @param origin where
 * @param arguments what its sentence is filled with
 */
public record Finding(LintRule rule, Origin origin, List<String> arguments) implements Reportable {
  /** Copies the list. */
  public Finding {
    arguments = List.copyOf(arguments);
  }

  /** What is the matter and what to do. */
  public String message() {
    return notice().sentences();
  }

  /** Place, rule and message in one line. */
  public String describe() {
    return origin.describe() + ": lint[" + rule.id() + "]: " + message();
  }

  /** The finding as a warning. */
  @Override
  public Notice notice() {
    return new Notice(
        rule.level(),
        "lint",
        rule,
        String.format(rule.messageFormat(), arguments.toArray()),
        String.format(rule.cureFormat(), arguments.toArray()),
        origin,
        /* before= */ null);
  }
}
