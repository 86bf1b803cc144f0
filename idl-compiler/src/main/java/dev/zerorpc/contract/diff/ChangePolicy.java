package dev.zerorpc.contract.diff;

import dev.zerorpc.contract.diagnostic.Notice;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Which changes are let pass.
 *
 * @param wireOnly whether only what breaks the wire counts
 * @param allowed the codes of changes that are meant
 */
public record ChangePolicy(boolean wireOnly, Set<String> allowed) {
  /** The level at which everything that breaks the wire or Java source counts. */
  public static final String JAVA = "java";

  /** The level at which only what breaks the wire counts. */
  public static final String WIRE = "wire";

  /** Copies the set. */
  public ChangePolicy {
    allowed = Set.copyOf(allowed);
  }

  /**
   * The policy that a user asks for.
   *
   * @param level {@link #JAVA} or {@link #WIRE}
   * @param allowed the codes of changes that are meant
   * @throws IllegalArgumentException if there is no such level or no such code
   */
  public static ChangePolicy of(String level, Collection<String> allowed) {
    if (!level.equals(JAVA) && !level.equals(WIRE)) {
      throw new IllegalArgumentException(
          "there is no level '" + level + "' of changes. There are java and wire.");
    }
    List<String> known = Arrays.stream(ChangeCode.values()).map(ChangeCode::id).toList();
    for (String code : allowed) {
      if (!known.contains(code)) {
        throw new IllegalArgumentException(
            "there is no change '%s'. docs/compatibility.md has all codes.".formatted(code));
      }
    }
    return new ChangePolicy(level.equals(WIRE), Set.copyOf(allowed));
  }

  /** The change as it is to be shown: what breaks and is let pass is a warning. */
  public Notice judge(Change change) {
    Verdict verdict = change.verdict();
    boolean counts = verdict == Verdict.BREAKS_WIRE || !wireOnly;
    boolean passes = !counts || allowed.contains(change.code().id());
    Notice notice = change.notice();
    return verdict.isBreaking() && passes ? notice.at(Notice.Level.WARNING) : notice;
  }

  /** Whether a change that was judged is not let pass. */
  public static boolean isBreaking(Notice judged) {
    return judged.level() == Notice.Level.ERROR;
  }
}
