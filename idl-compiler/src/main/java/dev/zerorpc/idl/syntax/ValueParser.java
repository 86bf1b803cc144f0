package dev.zerorpc.idl.syntax;

import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import dev.zerorpc.idl.syntax.LiteralElement.Kind;
import java.util.ArrayList;
import java.util.List;

/** Reads names, types, literals and annotations. */
final class ValueParser {
  private static final int MAX_DEPTH = 32;

  private final TokenCursor cursor;

  ValueParser(TokenCursor cursor) {
    this.cursor = cursor;
  }

  PathElement path(String what, String cure) {
    List<NameElement> names = new ArrayList<>();
    names.add(cursor.expectName(what, cure));
    while (cursor.take(".")) {
      checkDepth(names.size() - 1, "names");
      names.add(cursor.expectName("a name after '.'", "Remove the dot, or go on with a name."));
    }
    return new PathElement(names, cursor.since(names.get(0).range()));
  }

  List<PathElement> paths(String what, String cure) {
    List<PathElement> paths = new ArrayList<>();
    do {
      paths.add(path(what, cure));
    } while (cursor.take(","));
    return paths;
  }

  List<AnnotationElement> annotations() {
    List<AnnotationElement> annotations = new ArrayList<>();
    while (cursor.isAt("@")) {
      SourceRange start = cursor.next().range();
      NameElement name =
          cursor.expectName("the name of an annotation", "Write it right after '@'.");
      List<LiteralElement> arguments =
          cursor.take("(") ? literals(")", 0) : List.<LiteralElement>of();
      annotations.add(new AnnotationElement(name, arguments, cursor.since(start)));
    }
    return annotations;
  }

  TypeElement type() {
    return type(0);
  }

  private TypeElement type(int depth) {
    List<AnnotationElement> annotations = annotations();
    PathElement name = path("a type", "Write the type after ':' or '->', such as string.");
    List<TypeElement> arguments = new ArrayList<>();
    if (cursor.isAt("<")) {
      checkDepth(depth, "types");
      cursor.next();
      do {
        arguments.add(type(depth + 1));
      } while (cursor.take(",") && !cursor.isAt(">"));
      cursor.expect(">", "Close the type arguments with '>'.");
    }
    int optionals = 0;
    while (cursor.take("?")) {
      optionals++;
      if (optionals > MAX_DEPTH) {
        checkDepth(optionals, "types");
      }
    }
    return new TypeElement(annotations, name, arguments, optionals, cursor.since(name.range()));
  }

  LiteralElement literal() {
    return literal(0);
  }

  private LiteralElement literal(int depth) {
    Token token = cursor.peek();
    if (token.isSign("[")) {
      checkDepth(depth, "literals");
      cursor.next();
      return new LiteralElement(
          Kind.LIST, "", literals("]", depth + 1), cursor.since(token.range()));
    }
    if (token.isSign("{")) {
      checkDepth(depth, "literals");
      cursor.next();
      return new LiteralElement(Kind.MAP, "", entries(depth + 1), cursor.since(token.range()));
    }
    Kind kind =
        switch (token.kind()) {
          case INTEGER -> Kind.INTEGER;
          case FLOAT -> Kind.FLOAT;
          case DURATION -> Kind.DURATION;
          case STRING -> Kind.STRING;
          case NAME -> word(token);
          case SIGN, END ->
              throw cursor.unexpected(
                  "a value", "Write a literal, such as 1, 2.5, true, \"text\" or 250ms.");
        };
    if (kind == Kind.NAME && cursor.peek(1).isSign(".")) {
      PathElement path = path("a name", "Write the name of a constant.");
      return new LiteralElement(kind, path.text(), List.of(), path.range());
    }
    cursor.next();
    return new LiteralElement(
        token.isBroken() ? Kind.BROKEN : kind, token.text(), List.of(), token.range());
  }

  private static Kind word(Token token) {
    if (token.isWord("true") || token.isWord("false")) {
      return Kind.BOOL;
    }
    return token.isWord("null") ? Kind.NULL : Kind.NAME;
  }

  private List<LiteralElement> literals(String end, int depth) {
    List<LiteralElement> literals = new ArrayList<>();
    while (!cursor.isAt(end)) {
      literals.add(literal(depth));
      if (!cursor.take(",")) {
        break;
      }
    }
    cursor.expect(end, "Separate values with ',' and close with '" + end + "'.");
    return literals;
  }

  private List<LiteralElement> entries(int depth) {
    List<LiteralElement> parts = new ArrayList<>();
    while (!cursor.isAt("}")) {
      parts.add(literal(depth));
      cursor.expect(":", "Write an entry as key: value.");
      parts.add(literal(depth));
      if (!cursor.take(",")) {
        break;
      }
    }
    cursor.expect("}", "Separate entries with ',' and close with '}'.");
    return parts;
  }

  private void checkDepth(int depth, String what) {
    if (depth >= MAX_DEPTH) {
      throw cursor.failure(DiagnosticCode.TOO_DEEP, cursor.peek().range(), what, MAX_DEPTH);
    }
  }
}
