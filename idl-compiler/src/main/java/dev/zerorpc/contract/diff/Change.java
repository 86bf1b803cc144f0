package dev.zerorpc.contract.diff;

import dev.zerorpc.contract.diagnostic.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One difference between two versions of a contract.
 *
 * @param code what kind of change
 * @param before where the old version says it; for an addition, the definition that it was added
 *     to; null if that is new itself
 * @param after where the new version says it; for a removal, the definition that it was removed
 *     from; null if that is gone itself
 * @param arguments what the code's sentence is filled with, in order
 * @param hint a whole sentence on what seems to have happened, or empty
 */
public record Change(
    ChangeCode code,
    @Nullable Origin before,
    @Nullable Origin after,
    List<String> arguments,
    String hint) {
  /** Copies the list. */
  public Change {
    arguments = List.copyOf(arguments);
  }

  /** Whom it breaks. */
  public Verdict verdict() {
    return code.verdict();
  }

  /** What changed and what that breaks for whom, as whole sentences. */
  public String message() {
    String sentence = String.format(code.format(), arguments.toArray());
    return hint.isEmpty() ? sentence : sentence + " " + hint;
  }

  /** Verdict, code and message in one line: {@code breaks the wire [method-removed] …}. */
  public String describe() {
    return verdict().words() + " [" + code.id() + "] " + message();
  }
}
