package dev.zerorpc.processor;

import dev.zerorpc.contract.diagnostic.Origin;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/**
 * An element of the compiler.
 *
 * @param element where it is
 * @param contract the annotated type that was read when this was met; a diagnostic goes there if
 *     the element itself has no place in the sources
 */
record ElementOrigin(Element element, TypeElement contract) implements Origin {
  @Override
  public String describe() {
    return describe(element);
  }

  private static String describe(Element element) {
    Element owner = element.getEnclosingElement();
    String name = element.getSimpleName().toString();
    if (owner == null || owner.getKind() == ElementKind.PACKAGE || element instanceof TypeElement) {
      return name;
    }
    return element.getKind() == ElementKind.CONSTRUCTOR
        ? describe(owner)
        : describe(owner) + "." + name;
  }
}
