package dev.zerorpc.idl;

import static java.util.stream.Collectors.toCollection;

import dev.zerorpc.idl.syntax.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every contract of the repository that is meant to be right, wherever it stands. */
final class RepositoryContracts {
  private static final Path ROOT = Path.of("..");
  private static final Set<String> NOT_OURS = Set.of("target", "node_modules");

  /** What is wrong on purpose: the error corpus, and projects that must not build. */
  private static final Pattern WRONG =
      Pattern.compile(".*/(invalid|broken-zrpc|badly-formatted/src/broken)/.*");

  private static final Pattern BLOCK = Pattern.compile("(?s)(Wrong:\n\n)?```zrpc\n(.*?)```");

  private RepositoryContracts() {}

  /** The files, apart from those that are wrong on purpose. */
  static List<Path> files() {
    return found(".zrpc").stream().filter(file -> !WRONG.matcher(name(file)).matches()).toList();
  }

  /** The blocks in pages, apart from those that show what is wrong, by page and number. */
  static List<SourceText> blocks() {
    List<SourceText> blocks = new ArrayList<>();
    for (Path page : found(".md")) {
      Matcher block = BLOCK.matcher(Corpus.text(page).replace("\r\n", "\n"));
      for (int i = 1; block.find(); i++) {
        if (block.group(1) == null) {
          blocks.add(SourceText.of(name(page) + "/" + i + ".zrpc", block.group(2)));
        }
      }
    }
    return blocks;
  }

  /** The folders from which the files of the same project import. */
  static List<Path> roots(Path file) {
    Path project = file;
    while (project.getParent() != null && !project.getParent().endsWith("src/it")) {
      project = project.getParent();
    }
    if (project.getParent() == null) {
      return List.of();
    }
    try (Stream<Path> folders = Files.walk(project)) {
      return folders.filter(folder -> folder.endsWith("src/main/zrpc")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String name(Path file) {
    return file.toString().replace('\\', '/');
  }

  private static Set<Path> found(String suffix) {
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(
          ROOT,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              String name = folder.getFileName().toString();
              boolean isHidden = name.startsWith(".") && !folder.equals(ROOT);
              return isHidden || NOT_OURS.contains(name)
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              found.add(file);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found.stream()
        .filter(file -> file.toString().endsWith(suffix))
        .collect(toCollection(TreeSet::new));
  }
}
