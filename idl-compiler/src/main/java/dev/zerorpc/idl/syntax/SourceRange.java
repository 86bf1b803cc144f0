package dev.zerorpc.idl.syntax;

import dev.zerorpc.contract.diagnostic.FileOrigin;

/**
 * A place in a source text.
 *
 * @param source the text
 * @param start the offset of its first {@code char}
 * @param end the offset after its last {@code char}
 */
public record SourceRange(SourceText source, int start, int end) implements FileOrigin {
  /** The place from the beginning of this one to the end of another in the same text. */
  public SourceRange to(SourceRange last) {
    return new SourceRange(source, start, Math.max(end, last.end));
  }

  /** The text at this place. */
  public String text() {
    return source.text().substring(start, end);
  }

  /** Whether another place lies within this one. */
  public boolean contains(SourceRange other) {
    return source == other.source && start <= other.start && other.end <= end;
  }

  @Override
  public String path() {
    return source.path();
  }

  @Override
  public int line() {
    return source.line(start);
  }

  @Override
  public int column() {
    return source.column(start);
  }

  @Override
  public int endColumn() {
    return source.column(Math.max(start, Math.min(end, source.lineEnd(line()))));
  }

  @Override
  public String lineText() {
    return source.lineText(line());
  }

  @Override
  public String toString() {
    return describe();
  }
}
