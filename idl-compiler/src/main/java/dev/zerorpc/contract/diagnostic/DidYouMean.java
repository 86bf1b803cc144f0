package dev.zerorpc.contract.diagnostic;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody who mistyped a name most likely meant. */
public final class DidYouMean {
  private DidYouMean() {}

  /**
   * The candidate that the fewest typing errors turn into the name: letters missing, superfluous,
   * wrong, or in the wrong order; the case of letters does not count. The first of equals.
   *
   * @return empty if every candidate is too different: more than a third of the name's letters
   */
  public static Optional<String> among(Collection<String> candidates, String name) {
    int tolerated = Math.max(1, name.length() / 3);
    return candidates.stream()
        .filter(candidate -> distance(candidate, name) <= tolerated)
        .min(Comparator.comparingInt(candidate -> distance(candidate, name)));
  }

  /** A whole sentence: the closest candidate, or else all there are. */
  public static String sentence(Collection<String> candidates, String name) {
    return among(candidates, name)
        .map(candidate -> "Did you mean '" + candidate + "'?")
        .orElseGet(
            () ->
                candidates.isEmpty()
                    ? "It has none."
                    : "It has " + String.join(", ", candidates) + ".");
  }

  // Optimal string alignment: one row of the usual table for each letter of the left side.
  private static int distance(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    int[][] rows = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        rows[i][j] = i == 0 ? j : j == 0 ? i : step(rows, a, b, i, j);
      }
    }
    return rows[a.length()][b.length()];
  }

  private static int step(int[][] rows, String a, String b, int i, int j) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int best = Math.min(rows[i - 1][j], rows[i][j - 1]) + 1;
    best = Math.min(best, rows[i - 1][j - 1] + (same ? 0 : 1));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, rows[i - 2][j - 2] + 1) : best;
  }
}
