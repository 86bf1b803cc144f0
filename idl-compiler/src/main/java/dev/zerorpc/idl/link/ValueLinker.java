package dev.zerorpc.idl.link;

import dev.zerorpc.contract.DefaultValue;
import dev.zerorpc.contract.ScalarKind;
import dev.zerorpc.contract.TypeRef;
import dev.zerorpc.contract.TypeRef.Named;
import dev.zerorpc.contract.TypeRef.NamedKind;
import dev.zerorpc.contract.TypeRef.OptionalOf;
import dev.zerorpc.contract.TypeRef.Scalar;
import dev.zerorpc.contract.TypeText;
import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import dev.zerorpc.idl.syntax.DefinitionElement;
import dev.zerorpc.idl.syntax.LiteralElement;
import dev.zerorpc.idl.syntax.LiteralElement.Kind;
import dev.zerorpc.idl.syntax.NameElement;
import dev.zerorpc.idl.syntax.PathElement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds out what the values in one file are: as texts that the validator judges by their type. */
final class ValueLinker {
  private final Scope scope;
  private final ConstantValues constants;

  ValueLinker(Scope scope, ConstantValues constants) {
    this.scope = scope;
    this.constants = constants;
  }

  /**
   * The default of a field or a parameter.
   *
   * @return empty if there is none that could be judged, which is reported then
   */
  Optional<DefaultValue> defaultValue(LiteralElement literal, TypeRef declared) {
    boolean isOptional = declared instanceof OptionalOf;
    TypeRef type = declared instanceof OptionalOf optional ? optional.value() : declared;
    if (literal.kind() == Kind.NAME) {
      return named(literal, type);
    }
    if (literal.kind() == Kind.BROKEN) {
      return Optional.empty();
    }
    if (isString(type) && !(isOptional && literal.kind() == Kind.NULL)) {
      boolean wouldBeNull = isOptional && literal.text().equals("null");
      if (literal.kind() != Kind.STRING || wouldBeNull) {
        scope
            .reporter()
            .report(
                DiagnosticCode.BAD_DEFAULT,
                literal.range(),
                literal.shown(),
                TypeText.of(declared),
                wouldBeNull
                    ? "null without quotation marks, or another text"
                    : "a string in quotation marks");
        return Optional.empty();
      }
    }
    return Optional.of(text(literal, type));
  }

  /** The value of a constant that is written as a literal; what the validator cannot see, here. */
  Optional<DefaultValue> constantValue(LiteralElement literal, TypeRef type, String name) {
    if (literal.kind() == Kind.BROKEN) {
      return Optional.empty();
    }
    if (isString(type) && literal.kind() != Kind.STRING) {
      scope
          .reporter()
          .report(
              DiagnosticCode.BAD_CONSTANT,
              literal.range(),
              literal.shown(),
              name,
              TypeText.of(type),
              "a string in quotation marks");
      return Optional.empty();
    }
    return Optional.of(text(literal, type));
  }

  /** A string in quotation marks is the value of strings, and can name constants, no number. */
  private static DefaultValue text(LiteralElement literal, TypeRef type) {
    boolean isText = isString(type) || isEnum(type);
    return new DefaultValue(isText ? literal.text() : literal.shown());
  }

  private Optional<DefaultValue> named(LiteralElement literal, TypeRef type) {
    if (type instanceof Named named && named.kind() == NamedKind.ENUM) {
      Optional<Symbol> found = enumOf(named);
      Optional<String> constant = found.flatMap(symbol -> constantOf(symbol, literal));
      if (constant.isPresent()) {
        return constant.map(DefaultValue::new);
      }
      boolean isKnown = scope.candidates(literal.text()).stream().anyMatch(Symbol::isConstant);
      if (!isKnown) {
        boolean isLost =
            scope.isLost(literal.text())
                || found
                    .filter(s -> s.file().syntax().lostNames().contains(literal.text()))
                    .isPresent();
        return isLost ? Optional.empty() : Optional.of(new DefaultValue(literal.text()));
      }
    }
    return constant(literal).flatMap(symbol -> valueOf(symbol, literal, type));
  }

  /** The constant that a name means. */
  Optional<Symbol> constant(LiteralElement literal) {
    List<NameElement> names =
        Arrays.stream(literal.text().split("\\."))
            .map(name -> new NameElement(name, true, literal.range()))
            .toList();
    return scope.find(
        new PathElement(names, literal.range()), "constant", Symbol::isConstant, Set.of());
  }

  private Optional<DefaultValue> valueOf(Symbol constant, LiteralElement literal, TypeRef type) {
    Optional<TypeRef> constantType = constants.type(constant);
    if (constantType.isEmpty()) {
      return Optional.empty();
    }
    if (!isSameKind(constantType.get(), type)) {
      scope
          .reporter()
          .report(
              DiagnosticCode.WRONG_KIND,
              literal.range(),
              literal.text(),
              "a constant of type " + TypeText.of(constantType.get()),
              "one of type " + TypeText.of(type));
      return Optional.empty();
    }
    return constants.value(constant);
  }

  /** Whether a constant of one type can stand for a value of another: numbers for numbers. */
  static boolean isSameKind(TypeRef constant, TypeRef type) {
    if (constant instanceof Scalar first && type instanceof Scalar second) {
      return first.kind() == second.kind() || (isNumber(first) && isNumber(second));
    }
    return constant.equals(type);
  }

  private static boolean isNumber(Scalar type) {
    return type.kind().compareTo(ScalarKind.I8) >= 0 && type.kind().compareTo(ScalarKind.F64) <= 0;
  }

  private Optional<Symbol> enumOf(Named type) {
    return scope.candidates(type.javaName().simpleName()).stream()
        .filter(symbol -> symbol.javaName().equals(type.javaName()))
        .findFirst()
        .or(() -> constants.symbol(type.javaName()));
  }

  /** The Java name of a constant of an enum, {@code count} or {@code Unit.count}. */
  private static Optional<String> constantOf(Symbol symbol, LiteralElement literal) {
    int dot = literal.text().lastIndexOf('.');
    String name = literal.text().substring(dot + 1);
    boolean isOfEnum =
        dot < 0
            || symbol.fullName().equals(literal.text().substring(0, dot))
            || symbol.fullName().endsWith("." + literal.text().substring(0, dot));
    return isOfEnum && symbol.element() instanceof DefinitionElement.EnumElement type
        ? type.constants().stream()
            .filter(constant -> constant.name().text().equals(name))
            .map(constant -> JavaWords.ofMember(name))
            .findFirst()
        : Optional.empty();
  }

  private static boolean isString(TypeRef type) {
    return type instanceof Scalar scalar && scalar.kind() == ScalarKind.STRING;
  }

  private static boolean isEnum(TypeRef type) {
    return type instanceof Named named && named.kind() == NamedKind.ENUM;
  }
}
