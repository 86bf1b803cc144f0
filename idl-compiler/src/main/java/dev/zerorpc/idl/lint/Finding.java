package dev.zerorpc.idl.lint;

import dev.zerorpc.contract.diagnostic.Origin;
import java.util.List;

/**
 * One piece of advice.
 *
 * @param rule the rule
 * @param origin where
 * @param arguments what its sentence is filled with
 */
public record Finding(LintRule rule, Origin origin, List<String> arguments) {
  /** Copies the list. */
  public Finding {
    arguments = List.copyOf(arguments);
  }

  /** What is the matter and what to do. */
  public String message() {
    return String.format(rule.format(), arguments.toArray());
  }

  /** Place, rule and message in one line. */
  public String describe() {
    return origin.describe() + ": lint[" + rule.id() + "]: " + message();
  }
}
