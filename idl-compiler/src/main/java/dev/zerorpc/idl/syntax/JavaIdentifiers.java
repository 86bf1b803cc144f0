package dev.zerorpc.idl.syntax;

/** What Java takes for a name, apart from its keywords. */
final class JavaIdentifiers {
  private JavaIdentifiers() {}

  static boolean isIdentifier(String name) {
    return !name.isEmpty()
        && Character.isJavaIdentifierStart(name.codePointAt(0))
        && name.codePoints()
            .allMatch(
                c -> Character.isJavaIdentifierPart(c) && !Character.isIdentifierIgnorable(c));
  }
}
