package dev.zerorpc.processor;

import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Finds the methods that a service exposes: first its own in the order of the source, then those of
 * its super-interfaces in the order of the {@code extends} clause, each followed by its own
 * super-interfaces. A method that is declared more than once takes the place of its first
 * declaration.
 */
final class ServiceMethods {
  private static final List<String> MEANT_FOR_METHODS =
      List.of(
          ContractTypes.RPC_METHOD,
          ContractTypes.ONE_WAY,
          ContractTypes.IDEMPOTENT,
          ContractTypes.TIMEOUT);

  private final ReadingScope scope;
  private final TypeElement service;
  private final List<ExecutableElement> declared = new ArrayList<>();
  private final Set<String> visited = new HashSet<>();

  private ServiceMethods(ReadingScope scope, TypeElement service) {
    this.scope = scope;
    this.service = service;
  }

  static List<ExecutableElement> of(TypeElement service, ReadingScope scope) {
    ServiceMethods methods = new ServiceMethods(scope, service);
    methods.visit(service);
    return methods.declared.stream().filter(methods::isExposed).toList();
  }

  private void visit(TypeElement type) {
    if (!visited.add(type.getQualifiedName().toString())) {
      return;
    }
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      if (isPlainJava(method)) {
        checkNoEffect(method);
      } else if (!isMethodOfObject(method)) {
        add(method);
      }
    }
    for (TypeMirror parent : type.getInterfaces()) {
      if (parent.getKind() == TypeKind.ERROR) {
        scope.unresolved(JavaTypes.shown(parent), scope.origin(type));
      } else if (JavaTypes.isRaw((DeclaredType) parent)) {
        scope.report(DiagnosticCode.RAW_TYPE, scope.origin(type), JavaTypes.shown(parent));
      } else {
        visit((TypeElement) ((DeclaredType) parent).asElement());
      }
    }
  }

  private void add(ExecutableElement method) {
    for (int i = 0; i < declared.size(); i++) {
      ExecutableElement known = declared.get(i);
      if (scope.elements().overrides(known, method, service)) {
        return;
      }
      if (isSameMethod(known, method)) {
        if (returnsMoreSpecific(method, known)) {
          declared.set(i, method);
        }
        return;
      }
    }
    declared.add(method);
  }

  /** Two super-interfaces that know nothing of each other may declare the same method. */
  private boolean isSameMethod(ExecutableElement first, ExecutableElement second) {
    return first.getSimpleName().equals(second.getSimpleName())
        && (scope.types().isSubsignature(asMember(first), asMember(second))
            || scope.types().isSubsignature(asMember(second), asMember(first)));
  }

  private boolean returnsMoreSpecific(ExecutableElement method, ExecutableElement known) {
    TypeMirror result = asMember(method).getReturnType();
    TypeMirror knownResult = asMember(known).getReturnType();
    return !result.getKind().isPrimitive()
        && result.getKind() != TypeKind.VOID
        && !scope.types().isSameType(result, knownResult)
        && scope.types().isSubtype(result, knownResult);
  }

  private ExecutableType asMember(ExecutableElement method) {
    return (ExecutableType) scope.types().asMemberOf((DeclaredType) service.asType(), method);
  }

  private boolean isExposed(ExecutableElement method) {
    if (method.getModifiers().contains(Modifier.ABSTRACT)
        || Annotations.has(method, ContractTypes.RPC_METHOD)) {
      return true;
    }
    checkNoEffect(method);
    return false;
  }

  private boolean isPlainJava(ExecutableElement method) {
    return method.getModifiers().contains(Modifier.STATIC)
        || method.getModifiers().contains(Modifier.PRIVATE);
  }

  private boolean isMethodOfObject(ExecutableElement method) {
    TypeElement object = scope.elements().getTypeElement("java.lang.Object");
    return Stream.ofNullable(object)
        .map(Element::getEnclosedElements)
        .flatMap(members -> ElementFilter.methodsIn(members).stream())
        .filter(member -> member.getKind() == ElementKind.METHOD)
        .filter(member -> member.getModifiers().contains(Modifier.PUBLIC))
        .anyMatch(
            member ->
                member.getSimpleName().equals(method.getSimpleName())
                    && scope
                        .types()
                        .isSubsignature(
                            (ExecutableType) method.asType(), (ExecutableType) member.asType()));
  }

  private void checkNoEffect(ExecutableElement method) {
    for (String annotation : MEANT_FOR_METHODS) {
      if (Annotations.has(method, annotation)) {
        String simpleName = annotation.substring(annotation.lastIndexOf('.') + 1);
        scope.report(
            DiagnosticCode.NOT_EXPOSED, scope.origin(method), simpleName, method.getSimpleName());
      }
    }
  }
}
