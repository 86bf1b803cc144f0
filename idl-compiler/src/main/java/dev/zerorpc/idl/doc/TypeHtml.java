package dev.zerorpc.idl.doc;

import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.Definition;
import dev.zerorpc.contract.JavaName;
import dev.zerorpc.contract.TypeRef;
import dev.zerorpc.contract.TypeRef.ListOf;
import dev.zerorpc.contract.TypeRef.MapOf;
import dev.zerorpc.contract.TypeRef.Named;
import dev.zerorpc.contract.TypeRef.OptionalOf;
import dev.zerorpc.contract.TypeRef.SetOf;
import dev.zerorpc.contract.TypeText;
import java.util.Set;
import java.util.stream.Collectors;

/** Types with links to what is defined on the page. */
final class TypeHtml {
  private final Set<JavaName> defined;

  TypeHtml(Contract contract) {
    this.defined =
        contract.definitions().stream().map(Definition::javaName).collect(Collectors.toSet());
  }

  String of(TypeRef type) {
    if (type instanceof ListOf list) {
      return "list&lt;" + of(list.element()) + "&gt;";
    }
    if (type instanceof SetOf set) {
      return "set&lt;" + of(set.element()) + "&gt;";
    }
    if (type instanceof MapOf map) {
      return "map&lt;" + of(map.key()) + ", " + of(map.value()) + "&gt;";
    }
    if (type instanceof OptionalOf optional) {
      return of(optional.value()) + "?";
    }
    return type instanceof Named named ? of(named.javaName()) : Html.escaped(TypeText.of(type));
  }

  /** The simple names, as a link if the type is defined here. */
  String of(JavaName name) {
    String text = Html.escaped(String.join(".", name.simpleNames()));
    return defined.contains(name)
        ? "<a href=\"#" + anchor(name) + "\">" + text + "</a>"
        : "<span title=\"" + Html.escaped(name.canonicalName()) + "\">" + text + "</span>";
  }

  static String anchor(JavaName name) {
    return Html.anchor(name.canonicalName());
  }
}
