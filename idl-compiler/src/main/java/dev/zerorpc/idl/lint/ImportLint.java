package dev.zerorpc.idl.lint;

import dev.zerorpc.idl.syntax.Comment;
import dev.zerorpc.idl.syntax.FileElement;
import dev.zerorpc.idl.syntax.FileElement.Import;
import dev.zerorpc.idl.syntax.SourceRange;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Imports of which no name occurs: a name that only happens to be the same counts as a use. */
final class ImportLint {
  private static final Pattern WORD = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");

  private ImportLint() {}

  static void look(FileElement file, List<FileElement> all, Findings findings) {
    if (file.imports().isEmpty()) {
      return;
    }
    Set<String> words = words(file);
    for (Import imported : file.imports()) {
      List<FileElement> candidates =
          all.stream().filter(other -> isNamed(other.source().path(), imported.path())).toList();
      boolean used =
          candidates.isEmpty()
              || candidates.stream()
                  .flatMap(other -> other.definitions().stream())
                  .anyMatch(d -> words.contains(d.head().name().names().get(0).text()));
      if (!used) {
        findings.add(LintRule.UNUSED_IMPORT, imported.range(), imported.path());
      }
    }
  }

  private static boolean isNamed(String path, String imported) {
    String end = imported.replaceFirst("^(\\.{1,2}/)+", "");
    return path.equals(end) || path.endsWith("/" + end);
  }

  /** The words of the file outside of comments and strings. */
  private static Set<String> words(FileElement file) {
    StringBuilder text = new StringBuilder(file.source().text());
    for (Comment comment : file.comments()) {
      blank(text, comment.range());
    }
    file.imports().forEach(imported -> blank(text, imported.range()));
    Set<String> words = new HashSet<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }

  private static void blank(StringBuilder text, SourceRange range) {
    for (int i = range.start(); i < range.end(); i++) {
      text.setCharAt(i, ' ');
    }
  }
}
