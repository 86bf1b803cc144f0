package dev.zerorpc.cli.compat;

import dev.zerorpc.cli.compat.Option.Name;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a word that looks like an option stands for.
 *
 * @param option the option; null if there is none of that name
 * @param name under which name it was found
 * @param value what was attached to it, {@code --timeout=5}; or null
 */
record OptionMatch(@Nullable Option option, String name, @Nullable String value) {
  private static final Pattern NEGATIVE_NUMBER = Pattern.compile("-\\d+|-\\d*\\.\\d+");

  /** The option that a word stands for, or null if it is no option but an argument. */
  static @Nullable OptionMatch of(String word) throws UsageException {
    if (word.isEmpty() || word.charAt(0) != '-') {
      return null;
    }
    Option exact = Option.named(word);
    if (exact != null) {
      return new OptionMatch(exact, word, null);
    }
    if (word.length() == 1) {
      return null;
    }
    int equals = word.indexOf('=');
    if (equals >= 0) {
      String name = word.substring(0, equals);
      Option named = Option.named(name);
      if (named != null) {
        return new OptionMatch(named, name, word.substring(equals + 1));
      }
    }
    List<OptionMatch> candidates =
        word.charAt(1) == '-' ? longNames(word, equals) : shortNames(word);
    if (candidates.size() > 1) {
      throw new UsageException(
          "ambiguous option: "
              + word
              + " could match "
              + String.join(", ", candidates.stream().map(OptionMatch::name).toList()));
    }
    if (candidates.size() == 1) {
      return candidates.get(0);
    }
    if (NEGATIVE_NUMBER.matcher(word).matches() || word.indexOf(' ') >= 0) {
      return null;
    }
    return new OptionMatch(null, word, null);
  }

  private static List<OptionMatch> longNames(String word, int equals) {
    String prefix = equals < 0 ? word : word.substring(0, equals);
    String value = equals < 0 ? null : word.substring(equals + 1);
    return Option.abbreviable()
        .filter(name -> name.text().startsWith(prefix))
        .map(name -> new OptionMatch(name.option(), name.text(), value))
        .toList();
  }

  /** Letters may be joined, and a name of several letters behind one dash abbreviated. */
  private static List<OptionMatch> shortNames(String word) {
    String letter = word.substring(0, 2);
    return Option.abbreviable()
        .filter(name -> name.text().equals(letter) || name.text().startsWith(word))
        .map(name -> shortName(name, letter, word.substring(2)))
        .toList();
  }

  private static OptionMatch shortName(Name name, String letter, String rest) {
    return new OptionMatch(name.option(), name.text(), name.text().equals(letter) ? rest : null);
  }
}
