package dev.zerorpc.contract.diff;

import dev.zerorpc.contract.diagnostic.Notice;
import dev.zerorpc.contract.diagnostic.Origin;
import dev.zerorpc.contract.diagnostic.Reportable;
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
    String hint)
    implements Reportable {
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
    String sentence = sentence();
    return hint.isEmpty() ? sentence : sentence + " " + hint;
  }

  /** Verdict, code and message in one line: {@code breaks the wire [method-removed] …}. */
  public String describe() {
    return verdict().words() + " [" + code.id() + "] " + message();
  }

  private String sentence() {
    return String.format(code.format(), arguments.toArray());
  }

  /**
   * The change where the new version has it, with the place in the old one; of what is gone as a
   * whole, the place in the old one. It is an error if it breaks somebody.
   */
  @Override
  public Notice notice() {
    Origin place = after == null ? before : after;
    String sentence = sentence();
    return new Notice(
        code.level(),
        verdict().words(),
        code,
        sentence.substring(0, sentence.length() - 1),
        hint,
        place == null ? Origin.UNKNOWN : place,
        after == null ? null : before);
  }
}
