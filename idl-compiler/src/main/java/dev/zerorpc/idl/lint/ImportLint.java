package dev.zerorpc.idl.lint;

import dev.zerorpc.idl.syntax.Comment;
import dev.zerorpc.idl.syntax.FileElement;
import dev.zerorpc.idl.syntax.FileElement.Import;
import dev.zerorpc.idl.syntax.SourceRange;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Imports of which no name occurs: a name that only happens to be the same counts as a use. */
final class ImportLint {
  private static final Pattern WORD = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");

  /** What is defined in the files whose paths end like that, by its outermost names. */
  private final Map<String, Set<String>> names = new HashMap<>();

  ImportLint(List<FileElement> all) {
    for (FileElement file : all) {
      Set<String> own =
          file.definitions().stream()
              .map(definition -> definition.head().name().names().get(0).text())
              .collect(Collectors.toSet());
      String end = file.source().path();
      names.computeIfAbsent(end, path -> new HashSet<>()).addAll(own);
      for (int slash = end.indexOf('/'); slash >= 0; slash = end.indexOf('/')) {
        end = end.substring(slash + 1);
        names.computeIfAbsent(end, path -> new HashSet<>()).addAll(own);
      }
    }
  }

  void look(FileElement file, Findings findings) {
    if (file.imports().isEmpty()) {
      return;
    }
    Set<String> words = words(file);
    for (Import imported : file.imports()) {
      Set<String> defined = names.get(imported.path().replaceFirst("^(\\.{1,2}/)+", ""));
      if (defined != null && Collections.disjoint(words, defined)) {
        findings.add(LintRule.UNUSED_IMPORT, imported.range(), imported.path());
      }
    }
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
