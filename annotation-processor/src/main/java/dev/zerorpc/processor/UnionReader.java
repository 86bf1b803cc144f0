package dev.zerorpc.processor;

import dev.zerorpc.contract.Documentation;
import dev.zerorpc.contract.FieldDefinition;
import dev.zerorpc.contract.GeneratedNames;
import dev.zerorpc.contract.Placeholder;
import dev.zerorpc.contract.UnionDefinition;
import dev.zerorpc.contract.UnionDefinition.Member;
import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads an annotated sealed interface as a union. */
final class UnionReader {
  private final ReadingScope scope;
  private final DocumentationReader documentation;

  UnionReader(ReadingScope scope) {
    this.scope = scope;
    this.documentation = new DocumentationReader(scope.elements());
  }

  /** Whether the type could be a union, annotated or not. */
  static boolean isUnion(TypeElement type) {
    return type.getKind() == ElementKind.INTERFACE && type.getModifiers().contains(Modifier.SEALED);
  }

  UnionDefinition read(TypeElement union) {
    List<Member> members = new ArrayList<>();
    for (TypeMirror permitted : permitted(union)) {
      if (permitted.getKind() == TypeKind.ERROR) {
        scope.unresolved(JavaTypes.shown(permitted), scope.origin(union));
      } else {
        TypeElement type = (TypeElement) ((DeclaredType) permitted).asElement();
        members.add(member(type, union));
      }
    }
    return new UnionDefinition(
        JavaNames.of(union),
        Annotations.wireName(union),
        members,
        JavaNames.isPublic(union),
        scope.elements().isDeprecated(union),
        documentation.read(union),
        scope.origin(union));
  }

  /** In the order in which they stand in the union: compilers differ where none is written. */
  private static List<TypeMirror> permitted(TypeElement union) {
    List<TypeElement> nested = ElementFilter.typesIn(union.getEnclosedElements());
    List<TypeMirror> permitted = new ArrayList<>(union.getPermittedSubclasses());
    permitted.sort(
        Comparator.comparingInt(
            type -> type instanceof DeclaredType named ? nested.indexOf(named.asElement()) : -1));
    return permitted;
  }

  private Member member(TypeElement type, TypeElement union) {
    String recordName = type.getSimpleName().toString();
    if (type.getKind() != ElementKind.RECORD
        || type.getRecordComponents().size() != 1
        || !JavaNames.owner(type).equals(union)
        || Character.isLowerCase(recordName.charAt(0))) {
      scope.report(
          DiagnosticCode.UNION_MEMBER,
          scope.origin(scope.sources().contains(type) ? type : union),
          type.getSimpleName(),
          union.getSimpleName());
      return placeholder(type);
    }
    if (!type.getTypeParameters().isEmpty()) {
      scope.report(
          DiagnosticCode.GENERIC_TYPE, scope.origin(type), "union member", type.getSimpleName());
      return placeholder(type);
    }
    String usual = GeneratedNames.memberName(recordName);
    String wireName =
        Annotations.find(type, ContractTypes.NAME)
            .map(name -> Annotations.text(name, "value"))
            .orElse(usual);
    // The name in the contract is the one on the wire wherever it gives the record's name, too.
    boolean isPlain =
        !wireName.isEmpty()
            && GeneratedNames.member(JavaNames.of(union), wireName).simpleName().equals(recordName);
    FieldDefinition value = new StructReader(scope).field(type.getRecordComponents().get(0));
    return new Member(
        isPlain ? wireName : usual,
        wireName,
        value.accessor(),
        value.type(),
        scope.elements().isDeprecated(type) || value.deprecated(),
        documentation.read(type),
        scope.origin(type));
  }

  /** So that no rule complains of a union without members. */
  private Member placeholder(TypeElement type) {
    String name = type.getSimpleName().toString();
    return new Member(
        name,
        name,
        Member.USUAL_ACCESSOR,
        Placeholder.TYPE,
        false,
        Documentation.NONE,
        scope.origin(type));
  }
}
