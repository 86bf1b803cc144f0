package dev.zerorpc.processor;

import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * What annotations say of a type.
 *
 * @param nullable whether null is one of its values
 * @param unsigned whether its integers are never negative
 */
record TypeMarks(boolean nullable, boolean unsigned) {
  /** What the annotations at the type itself say. */
  static TypeMarks of(TypeMirror type) {
    return new TypeMarks(
        Annotations.hasNullable(type), Annotations.has(type, ContractTypes.UNSIGNED));
  }

  /**
   * What is said of the type of a declared element: at the type as used here, at the type as
   * declared, which an inherited generic method may have filled in, and at the declarations.
   */
  static TypeMarks of(
      TypeMirror type, TypeMirror declared, Iterable<? extends AnnotatedConstruct> declarations) {
    TypeMarks marks = of(type).or(of(declared));
    for (AnnotatedConstruct declaration : declarations) {
      TypeMarks there =
          new TypeMarks(
              Annotations.hasNullable(declaration),
              Annotations.has(declaration, ContractTypes.UNSIGNED));
      marks = marks.or(isOfElements(type, there) ? there.withoutNullable() : there);
    }
    return marks;
  }

  TypeMarks orUnsigned(boolean other) {
    return new TypeMarks(nullable, unsigned || other);
  }

  /**
   * An annotation that is for declarations and types alike, on an array, is said of its elements in
   * the same breath; then it is not said of the array.
   */
  private static boolean isOfElements(TypeMirror type, TypeMarks declared) {
    return declared.nullable()
        && type.getKind() == TypeKind.ARRAY
        && of(JavaTypes.innermostComponent(type)).nullable();
  }

  private TypeMarks withoutNullable() {
    return new TypeMarks(false, unsigned);
  }

  private TypeMarks or(TypeMarks other) {
    return new TypeMarks(nullable || other.nullable, unsigned || other.unsigned);
  }
}
