package dev.zerorpc.contract.diff;

import dev.zerorpc.contract.diagnostic.DidYouMean;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Finds what took the place of something that is gone. */
final class Likeness {
  private Likeness() {}

  /**
   * A sentence on the addition that the removed thing was probably renamed to; empty if none is
   * like it.
   *
   * @param name the name of the removed thing
   * @param added what is new
   * @param alike whether something new could be the old one
   * @param nameOf the name of something new
   * @param remedy what to do, as a format for the old and the new name; or empty
   */
  static <T> String hint(
      String name, List<T> added, Predicate<T> alike, Function<T, String> nameOf, String remedy) {
    List<String> candidates = added.stream().filter(alike).map(nameOf).toList();
    String likely =
        DidYouMean.among(candidates, name)
            .orElseGet(() -> candidates.size() == 1 ? candidates.get(0) : "");
    if (likely.isEmpty()) {
      return "";
    }
    String sentence = "Was it renamed to '" + likely + "'?";
    return remedy.isEmpty() ? sentence : sentence + " " + String.format(remedy, name, likely);
  }
}
