package dev.zerorpc.idl.link;

import dev.zerorpc.contract.DefaultValue;
import dev.zerorpc.contract.JavaName;
import dev.zerorpc.contract.TypeRef;
import dev.zerorpc.contract.TypeText;
import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import dev.zerorpc.idl.syntax.DefinitionElement.Constant;
import dev.zerorpc.idl.syntax.LiteralElement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Types and values of all constants, each found out once. */
final class ConstantValues {
  private final Map<JavaName, Symbol> symbols;
  private final Function<LinkedFile, Scope> scopes;
  private final Map<Symbol, Optional<TypeRef>> types = new HashMap<>();
  private final Map<Symbol, Optional<DefaultValue>> values = new HashMap<>();

  ConstantValues(Map<JavaName, Symbol> symbols, Function<LinkedFile, Scope> scopes) {
    this.symbols = symbols;
    this.scopes = scopes;
  }

  /** The definition of that Java type, wherever it is. */
  Optional<Symbol> symbol(JavaName name) {
    return Optional.ofNullable(symbols.get(name));
  }

  /** The type of a constant; empty if it is none, which is reported then. */
  Optional<TypeRef> type(Symbol constant) {
    Optional<TypeRef> known = types.get(constant);
    if (known == null) {
      Constant element = (Constant) constant.element();
      TypeLinker linker = new TypeLinker(scopes.apply(constant.file()));
      known = Optional.ofNullable(linker.link(element.type(), "the type of a constant"));
      types.put(constant, known);
    }
    return known;
  }

  /** The value of a constant; empty if it has none, which is reported then. */
  Optional<DefaultValue> value(Symbol constant) {
    Set<Symbol> path = new LinkedHashSet<>();
    Symbol last = constant;
    Optional<DefaultValue> value = Optional.empty();
    while (last != null) {
      if (values.containsKey(last)) {
        value = values.get(last);
        break;
      }
      if (!path.add(last)) {
        reportCycle(path, last);
        break;
      }
      Optional<Symbol> next = next(last);
      if (next.isEmpty()) {
        value = literal(last);
      }
      last = next.orElse(null);
    }
    for (Symbol part : path) {
      values.put(part, value);
    }
    return value;
  }

  private void reportCycle(Set<Symbol> path, Symbol first) {
    List<Symbol> all = new ArrayList<>(path);
    Symbol reported = all.get(all.indexOf(first));
    scopes
        .apply(reported.file())
        .reporter()
        .report(DiagnosticCode.CONSTANT_CYCLE, reported.path().range(), reported.path().text());
  }

  /** The constant whose value this one has. */
  private Optional<Symbol> next(Symbol constant) {
    LiteralElement literal = ((Constant) constant.element()).value();
    Optional<TypeRef> type = type(constant);
    if (literal.kind() != LiteralElement.Kind.NAME
        || type.isEmpty()
        || type.get() instanceof TypeRef.Named) {
      return Optional.empty();
    }
    Scope scope = scopes.apply(constant.file());
    Optional<Symbol> other = new ValueLinker(scope, this).constant(literal);
    Optional<TypeRef> otherType = other.flatMap(this::type);
    if (otherType.isPresent() && !ValueLinker.isSameKind(otherType.get(), type.get())) {
      scope
          .reporter()
          .report(
              DiagnosticCode.WRONG_KIND,
              literal.range(),
              literal.text(),
              "a constant of type " + TypeText.of(otherType.get()),
              "one of type " + TypeText.of(type.get()));
      return Optional.empty();
    }
    return other.filter(found -> otherType.isPresent());
  }

  private Optional<DefaultValue> literal(Symbol constant) {
    Constant element = (Constant) constant.element();
    Optional<TypeRef> type = type(constant);
    ValueLinker linker = new ValueLinker(scopes.apply(constant.file()), this);
    if (type.isEmpty()) {
      return Optional.empty();
    }
    if (element.value().kind() == LiteralElement.Kind.NAME) {
      // Constants of enums are names; any other name led to a constant or was reported.
      return type.get() instanceof TypeRef.Named
          ? linker.defaultValue(element.value(), type.get())
          : Optional.empty();
    }
    return linker.constantValue(element.value(), type.get(), constant.name());
  }
}
