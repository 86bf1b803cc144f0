package dev.zerorpc.idl;

import dev.zerorpc.idl.link.ImportResolver;
import dev.zerorpc.idl.syntax.SourceText;
import java.nio.file.Path;
import java.util.List;

/**
 * What to compile.
 *
 * @param files the files, read by the compiler
 * @param texts files that are in memory
 * @param imports finds what they import, where that is not among them
 */
public record CompilationRequest(List<Path> files, List<SourceText> texts, ImportResolver imports) {
  /** Copies the lists. */
  public CompilationRequest {
    files = List.copyOf(files);
    texts = List.copyOf(texts);
  }

  /** A request for files on disk. */
  public static CompilationRequest ofFiles(List<Path> files, ImportResolver imports) {
    return new CompilationRequest(files, List.of(), imports);
  }

  /** A request for files in memory that import only each other. */
  public static CompilationRequest ofTexts(SourceText... texts) {
    return new CompilationRequest(List.of(), List.of(texts), ImportResolver.NONE);
  }
}
