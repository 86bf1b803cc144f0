package dev.zerorpc.idl.syntax;

import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import dev.zerorpc.contract.diagnostic.DiagnosticReporter;
import dev.zerorpc.contract.diagnostic.DidYouMean;
import dev.zerorpc.idl.syntax.DefinitionElement.FieldsKind;
import dev.zerorpc.idl.syntax.DefinitionElement.Head;
import dev.zerorpc.idl.syntax.FileElement.Import;
import dev.zerorpc.idl.syntax.FileElement.Option;
import dev.zerorpc.idl.syntax.TokenCursor.SyntaxFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file. What cannot be read is reported and left out: a member, or a whole definition if
 * its beginning cannot be read.
 */
public final class IdlParser {
  private static final List<String> DECLARATIONS =
      List.of(
          "namespace", "option", "import", "const", "enum", "struct", "union", "error", "service");

  private final SourceText source;
  private final DiagnosticReporter reporter;
  private final Tokenizer tokenizer;
  private final TokenCursor cursor;
  private final ValueParser values;
  private final MemberParser members;

  private final List<Option> options = new ArrayList<>();
  private final List<Import> imports = new ArrayList<>();
  private final List<DefinitionElement> definitions = new ArrayList<>();
  private final List<SourceRange> damaged = new ArrayList<>();
  private @Nullable PathElement namespace;

  /** Blocks that were taken for ended though no brace closed them. */
  private int unclosed;

  private IdlParser(SourceText source, DiagnosticReporter reporter) {
    this.source = source;
    this.reporter = reporter;
    this.tokenizer = new Tokenizer(source, reporter);
    this.cursor = new TokenCursor(tokenizer.tokens(), reporter);
    this.values = new ValueParser(cursor);
    this.members = new MemberParser(cursor, values);
  }

  /**
   * Reads a file; takes time in proportion to its length.
   *
   * @param source its text
   * @param reporter is told of everything that cannot be read
   * @return what could be read
   */
  public static FileElement parse(SourceText source, DiagnosticReporter reporter) {
    return new IdlParser(source, reporter).file();
  }

  private FileElement file() {
    while (!cursor.isAtEnd()) {
      int start = cursor.position();
      try {
        declaration();
      } catch (SyntaxFailure reported) {
        skip(start);
      }
    }
    return new FileElement(
        source,
        namespace,
        options,
        imports,
        definitions,
        tokenizer.comments(),
        cursor.lostNames(),
        damaged);
  }

  private void skip(int start) {
    cursor.skipFrom(start);
    if (cursor.position() == start) {
      cursor.next();
    }
  }

  private void declaration() {
    if (cursor.take(";")) {
      return;
    }
    if (cursor.isAt("}") && unclosed > 0) {
      unclosed--;
      cursor.next();
      return;
    }
    boolean isFirst = cursor.position() == 0;
    Token first = cursor.peek();
    List<AnnotationElement> annotations = values.annotations();
    Token word = cursor.peek();
    if (word.kind() != Token.Kind.NAME || !word.isPlain()) {
      throw cursor.unexpected(
          "a declaration", "A file has namespace, option, import and definitions.");
    }
    switch (word.text()) {
      case "namespace", "option", "import" -> preamble(word, annotations, isFirst);
      case "const", "enum", "struct", "union", "error", "service" -> definition(first, annotations);
      default ->
          throw cursor.failure(
              DiagnosticCode.UNKNOWN_DECLARATION,
              word.range(),
              word.text(),
              DidYouMean.among(DECLARATIONS, word.text())
                  .map(meant -> "Did you mean '" + meant + "'?")
                  .orElse("Definitions are const, enum, struct, union, error and service."));
    }
  }

  private void preamble(Token word, List<AnnotationElement> annotations, boolean isFirst) {
    for (AnnotationElement annotation : annotations) {
      reporter.report(
          DiagnosticCode.MISPLACED_ANNOTATION,
          annotation.range(),
          annotation.name().text(),
          word.text() + "s",
          "definitions and their members");
    }
    cursor.next();
    switch (word.text()) {
      case "namespace" -> {
        PathElement name = values.path("a name", "Write it as namespace my.company.users;");
        if (!isFirst) {
          reporter.report(DiagnosticCode.MISPLACED_NAMESPACE, word.range());
        } else {
          namespace = name;
        }
      }
      case "option" -> {
        NameElement name =
            cursor.expectName("an option", "Write it as option java_package = \"com.example\";");
        cursor.expect("=", "Write '=' between an option and its value.");
        LiteralElement value = values.literal();
        options.add(new Option(name, value, cursor.since(word.range())));
      }
      default -> {
        Token path = cursor.peek();
        if (path.kind() != Token.Kind.STRING) {
          throw cursor.unexpected("a path", "Write it as import \"common/units.zrpc\";");
        }
        cursor.next();
        if (!path.isBroken()) {
          imports.add(new Import(path.text(), path.range()));
        }
      }
    }
    cursor.expectSemicolon();
  }

  private void definition(Token first, List<AnnotationElement> annotations) {
    Token word = cursor.next();
    PathElement name =
        values.path("the name of a definition", "Write it after '" + word.text() + "'.");
    Head head = new Head(first.documentation(), annotations, name);
    int before = damaged.size();
    switch (word.text()) {
      case "const" -> constant(head, first);
      case "enum" -> {
        NameElement type =
            cursor.take(":")
                ? cursor.expectName("a type of numbers", "Write it as enum Level : i32.")
                : null;
        List<EnumConstantElement> constants = body(word, name, members::enumConstant);
        definitions.add(
            new DefinitionElement.EnumElement(head, type, constants, cursor.since(first.range())));
      }
      case "service" -> {
        List<PathElement> parents = List.of();
        if (cursor.peek().isWord("extends")) {
          cursor.next();
          parents = values.paths("a service", "Write the names of services after extends.");
        }
        List<MethodElement> methods = body(word, name, members::method);
        definitions.add(
            new DefinitionElement.Service(head, parents, methods, cursor.since(first.range())));
      }
      default -> {
        FieldsKind kind =
            switch (word.text()) {
              case "struct" -> FieldsKind.STRUCT;
              case "union" -> FieldsKind.UNION;
              default -> FieldsKind.ERROR;
            };
        List<FieldElement> fields =
            body(word, name, kind == FieldsKind.UNION ? members::unionMember : members::field);
        definitions.add(
            new DefinitionElement.Fields(head, kind, fields, cursor.since(first.range())));
      }
    }
    if (damaged.size() > before) {
      damaged.subList(before, damaged.size()).clear();
      damaged.add(cursor.since(first.range()));
    }
  }

  private void constant(Head head, Token first) {
    cursor.expect(":", "Write a constant as const NAME: type = value;");
    TypeElement type = values.type();
    cursor.expect("=", "Write a constant as const NAME: type = value;");
    LiteralElement value = values.literal();
    SourceRange range = cursor.since(first.range());
    cursor.expectSemicolon();
    definitions.add(new DefinitionElement.Constant(head, type, value, range));
  }

  private <T> List<T> body(Token word, PathElement name, Supplier<T> member) {
    if (!cursor.take("{")) {
      SyntaxFailure failure =
          cursor.unexpected("'{'", "Write the members of a definition between '{' and '}'.");
      boolean isMember = cursor.peek().kind() == Token.Kind.NAME || cursor.isAt("@");
      if (!isMember || cursor.isAtDeclaration()) {
        throw failure;
      }
    }
    List<T> read = new ArrayList<>();
    while (!cursor.take("}")) {
      if (cursor.isAtEnd() || cursor.isAtDeclaration()) {
        reporter.report(DiagnosticCode.UNCLOSED_DEFINITION, name.range(), word.text(), name.text());
        unclosed += cursor.isAtEnd() ? 0 : 1;
        damaged.add(name.range());
        return read;
      }
      int start = cursor.position();
      try {
        if (!cursor.take(";")) {
          read.add(member.get());
        }
      } catch (SyntaxFailure reported) {
        damaged.add(name.range());
        skip(start);
      }
    }
    return read;
  }
}
