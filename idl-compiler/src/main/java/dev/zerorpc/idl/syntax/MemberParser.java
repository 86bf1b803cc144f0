package dev.zerorpc.idl.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the members of definitions, each to its end. */
final class MemberParser {
  private final TokenCursor cursor;
  private final ValueParser values;

  MemberParser(TokenCursor cursor, ValueParser values) {
    this.cursor = cursor;
    this.values = values;
  }

  FieldElement field() {
    FieldElement field = fieldWithoutEnd(true);
    cursor.expectSemicolon();
    return field;
  }

  FieldElement unionMember() {
    FieldElement member = fieldWithoutEnd(false);
    cursor.expectSemicolon();
    return member;
  }

  EnumConstantElement enumConstant() {
    Token first = cursor.peek();
    List<AnnotationElement> annotations = new ArrayList<>(values.annotations());
    NameElement name = cursor.expectName("a constant", "Write its name, ended by ';'.");
    LiteralElement number = cursor.take("=") ? number() : null;
    annotations.addAll(values.annotations());
    SourceRange range = cursor.since(first.range());
    cursor.expectSemicolon();
    return new EnumConstantElement(first.documentation(), annotations, name, number, range);
  }

  private LiteralElement number() {
    if (cursor.peek().kind() != Token.Kind.INTEGER) {
      throw cursor.unexpected("a whole number", "The value of a constant is a number, such as 1.");
    }
    return values.literal();
  }

  MethodElement method() {
    Token first = cursor.peek();
    List<AnnotationElement> annotations = values.annotations();
    boolean isOneWay = cursor.peek().isWord("oneway") && !cursor.peek(1).isSign("(");
    if (isOneWay) {
      cursor.next();
    }
    NameElement name =
        cursor.expectName("a method", "Write it as name(parameter: type) -> result;");
    List<FieldElement> parameters = parameters();
    TypeElement result = cursor.take("->") ? values.type() : null;
    List<PathElement> errors = List.of();
    if (cursor.peek().isWord("throws")) {
      cursor.next();
      errors = values.paths("an error", "Write the names of errors after throws.");
    }
    SourceRange range = cursor.since(first.range());
    cursor.expectSemicolon();
    return new MethodElement(
        first.documentation(), annotations, isOneWay, name, parameters, result, errors, range);
  }

  private List<FieldElement> parameters() {
    cursor.expect("(", "A method has parentheses, also without parameters.");
    List<FieldElement> parameters = new ArrayList<>();
    while (!cursor.isAt(")")) {
      parameters.add(fieldWithoutEnd(true));
      if (!cursor.take(",")) {
        break;
      }
    }
    cursor.expect(")", "Separate parameters with ',' and close them with ')'.");
    return parameters;
  }

  private FieldElement fieldWithoutEnd(boolean mayHaveDefault) {
    Token first = cursor.peek();
    List<AnnotationElement> annotations = values.annotations();
    NameElement name = cursor.expectName("a name", "Write it as name: type.");
    cursor.expect(":", "Write ':' between a name and its type.");
    TypeElement type = values.type();
    @Nullable LiteralElement value = mayHaveDefault && cursor.take("=") ? values.literal() : null;
    return new FieldElement(
        first.documentation(), annotations, name, type, value, cursor.since(first.range()));
  }
}
