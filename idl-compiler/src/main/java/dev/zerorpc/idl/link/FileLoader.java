package dev.zerorpc.idl.link;

import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import dev.zerorpc.contract.diagnostic.DiagnosticReporter;
import dev.zerorpc.idl.syntax.FileElement;
import dev.zerorpc.idl.syntax.FileElement.Import;
import dev.zerorpc.idl.syntax.IdlParser;
import dev.zerorpc.idl.syntax.SourceText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Parses the files of a compilation and all that they import, each once. */
final class FileLoader {
  private final ImportResolver resolver;
  private final DiagnosticReporter reporter;
  private final Map<String, LinkedFile> files = new LinkedHashMap<>();
  private final Map<String, Optional<LinkedFile>> resolved = new HashMap<>();
  private final Deque<LinkedFile> waiting = new ArrayDeque<>();

  FileLoader(ImportResolver resolver, DiagnosticReporter reporter) {
    this.resolver = resolver;
    this.reporter = reporter;
  }

  /** The files in order, those that are only imported last. */
  Collection<LinkedFile> load(List<SourceText> sources) {
    sources.forEach(source -> add(source, true));
    while (!waiting.isEmpty()) {
      LinkedFile file = waiting.remove();
      file.syntax().imports().forEach(imported -> resolve(imported, file));
    }
    checkCycles();
    return files.values();
  }

  private LinkedFile add(SourceText source, boolean isSource) {
    LinkedFile known = files.get(source.path());
    if (known != null) {
      return known;
    }
    FileElement syntax = IdlParser.parse(source, reporter);
    LinkedFile file = new LinkedFile(syntax, isSource, Options.packageOf(syntax, reporter));
    files.put(source.path(), file);
    waiting.add(file);
    return file;
  }

  private void resolve(Import imported, LinkedFile from) {
    Optional<LinkedFile> found = amongSources(imported.path(), from);
    if (found.isEmpty()) {
      found =
          resolved.computeIfAbsent(
              from.path().substring(0, from.path().lastIndexOf('/') + 1) + '\0' + imported.path(),
              key -> read(imported.path(), from.path()));
    }
    if (found.isEmpty()) {
      reporter.report(
          DiagnosticCode.IMPORT_NOT_FOUND, imported.range(), imported.path(), resolver.describe());
      from.noteUnknownImport();
    } else {
      from.imports().put(found.get().path(), found.get());
    }
  }

  /** Once for all files of a folder: the text that many import may be long. */
  private Optional<LinkedFile> read(String path, String from) {
    return resolver.resolve(path, from, reporter).map(text -> add(text, false));
  }

  /** Files of the compilation find each other by their paths, whether they are on disk or not. */
  private Optional<LinkedFile> amongSources(String path, LinkedFile from) {
    int slash = from.path().lastIndexOf('/');
    String relative = normalized(from.path().substring(0, slash + 1) + path);
    return Optional.ofNullable(files.get(relative)).or(() -> Optional.ofNullable(files.get(path)));
  }

  private static String normalized(String path) {
    List<String> parts = new ArrayList<>();
    for (String part : path.split("/", -1)) {
      boolean canGoUp = !parts.isEmpty() && !parts.get(parts.size() - 1).equals("..");
      if (part.equals("..") && canGoUp && !parts.get(parts.size() - 1).isEmpty()) {
        parts.remove(parts.size() - 1);
      } else if (!part.equals(".")) {
        parts.add(part);
      }
    }
    return String.join("/", parts);
  }

  /** Walks down from every file; an import of a file that is still being walked closes a circle. */
  private void checkCycles() {
    Set<LinkedFile> done = new HashSet<>();
    for (LinkedFile file : files.values()) {
      Deque<Walk> path = new ArrayDeque<>();
      Set<LinkedFile> onPath = new HashSet<>();
      if (!done.contains(file)) {
        path.push(new Walk(file));
        onPath.add(file);
      }
      while (!path.isEmpty()) {
        Walk walk = path.element();
        Optional<LinkedFile> next = walk.next();
        if (next.isEmpty()) {
          done.add(walk.file);
          onPath.remove(walk.file);
          path.pop();
        } else if (onPath.contains(next.get())) {
          reportCycle(next.get(), path);
        } else if (!done.contains(next.get())) {
          path.push(new Walk(next.get()));
          onPath.add(next.get());
        }
      }
    }
  }

  private void reportCycle(LinkedFile target, Deque<Walk> path) {
    List<String> through = new ArrayList<>();
    for (Walk walk : path) {
      if (walk.file == target) {
        break;
      }
      through.add(0, walk.file.path());
    }
    LinkedFile closing = path.element().file;
    for (Import imported : closing.syntax().imports()) {
      if (amongSources(imported.path(), closing).filter(target::equals).isPresent()
          || target.path().endsWith(imported.path())) {
        reporter.report(
            DiagnosticCode.IMPORT_CYCLE,
            imported.range(),
            target.path(),
            through.isEmpty() ? "its own import" : String.join(", ", through));
        return;
      }
    }
  }

  private static final class Walk {
    private final LinkedFile file;
    private final Deque<LinkedFile> left;

    Walk(LinkedFile file) {
      this.file = file;
      this.left = new ArrayDeque<>(file.imports().values());
    }

    Optional<LinkedFile> next() {
      return Optional.ofNullable(left.poll());
    }
  }
}
