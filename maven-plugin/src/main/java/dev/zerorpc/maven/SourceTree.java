package dev.zerorpc.maven;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The hand-written sources of a project, read once.
 *
 * @param contracts the files that may hold a contract, in an order that does not depend on the file
 *     system
 * @param digest changes when any source file is added, removed, renamed or edited
 */
record SourceTree(List<Path> contracts, String digest) {
  /**
   * The annotations the processor claims, however they are qualified, and the mark of what it has
   * generated: a generated source that somebody keeps among the hand-written ones must be seen by
   * the processor too, or it would be generated a second time.
   */
  private static final Pattern MENTION =
      Pattern.compile("\\b(?:RpcService|RpcStruct|RpcUnion|RpcError|GeneratedContract)\\b");

  SourceTree {
    contracts = List.copyOf(contracts);
  }

  /**
   * Reads every Java source below the roots.
   *
   * @param roots directories; those that do not exist are ignored
   * @param excluded a directory whose files are not hand-written, wherever it lies
   * @param encoding of the sources
   */
  static SourceTree read(List<Path> roots, Path excluded, Charset encoding) throws IOException {
    List<Path> contracts = new ArrayList<>();
    Digest digest = new Digest();
    for (Path root : roots) {
      TreeMap<String, Path> sources = sourcesBelow(root, excluded);
      // Other goals add roots in which there is nothing: that changes nothing.
      if (!sources.isEmpty()) {
        digest.add(root.toString());
      }
      for (var source : sources.entrySet()) {
        byte[] content = Files.readAllBytes(source.getValue());
        digest.add(source.getKey()).add(content);
        if (MENTION.matcher(new String(content, encoding)).find()) {
          contracts.add(source.getValue());
        }
      }
    }
    return new SourceTree(contracts.stream().distinct().toList(), digest.hex());
  }

  private static TreeMap<String, Path> sourcesBelow(Path root, Path excluded) throws IOException {
    TreeMap<String, Path> sources = new TreeMap<>();
    if (!Files.isDirectory(root)) {
      return sources;
    }
    try (Stream<Path> files = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
      files
          .filter(file -> file.toString().endsWith(".java") && !file.startsWith(excluded))
          // A module's sources are read on the class path: see ContractFileManager.
          .filter(file -> !file.endsWith("module-info.java") && Files.isRegularFile(file))
          .forEach(file -> sources.put(slashed(root.relativize(file)), file));
    }
    return sources;
  }

  /** The path with {@code /} between its names on every platform. */
  static String slashed(Path relative) {
    return relative.toString().replace(relative.getFileSystem().getSeparator(), "/");
  }
}
