package dev.zerorpc.processor;

import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Walks the superclasses of a class. */
final class Supertypes {
  private Supertypes() {}

  /** Whether the class is, or extends, the class of that name. */
  static boolean extendsClass(TypeElement type, String qualifiedName) {
    TypeElement current = type;
    while (!current.getQualifiedName().contentEquals(qualifiedName)) {
      TypeMirror parent = current.getSuperclass();
      if (parent.getKind() != TypeKind.DECLARED) {
        return false;
      }
      current = (TypeElement) ((DeclaredType) parent).asElement();
    }
    return true;
  }

  /** Notes superclasses that do not exist yet. */
  static void noteUnresolved(TypeElement type, ReadingScope scope) {
    TypeMirror parent = type.getSuperclass();
    while (parent.getKind() == TypeKind.DECLARED) {
      parent = ((TypeElement) ((DeclaredType) parent).asElement()).getSuperclass();
    }
    if (parent.getKind() == TypeKind.ERROR) {
      scope.unresolved(JavaTypes.shown(parent), scope.origin(type));
    }
  }
}
