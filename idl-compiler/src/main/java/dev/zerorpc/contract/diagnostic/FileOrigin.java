package dev.zerorpc.contract.diagnostic;

/** A place in a file. Lines and columns count from 1, columns in characters (code points). */
public interface FileOrigin extends Origin {
  /** The file, as messages name it. */
  String path();

  /** The line in which the place begins. */
  int line();

  /** The column of its first character. */
  int column();

  /** The column after its last character; that of the line's end where it goes on in another. */
  int endColumn();

  /** The line in which the place begins, without its line break. */
  String lineText();

  @Override
  default String describe() {
    return path() + ":" + line() + ":" + column();
  }
}
