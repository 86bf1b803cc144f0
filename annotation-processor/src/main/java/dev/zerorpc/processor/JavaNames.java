package dev.zerorpc.processor;

import dev.zerorpc.contract.JavaName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;

/** Names and visibility of type elements. */
final class JavaNames {
  private JavaNames() {}

  static JavaName of(TypeElement type) {
    Deque<String> simpleNames = new ArrayDeque<>();
    Element element = type;
    while (!(element instanceof PackageElement)) {
      simpleNames.addFirst(element.getSimpleName().toString());
      element = owner(element);
    }
    return new JavaName(packageOf(type).getQualifiedName().toString(), List.copyOf(simpleNames));
  }

  /** Whether the type, and all that it is nested in, is public. */
  static boolean isPublic(TypeElement type) {
    return outwards(type).stream().allMatch(part -> part.getModifiers().contains(Modifier.PUBLIC));
  }

  /** Whether code in the package of {@code user} can name the type. */
  static boolean isAccessibleFrom(TypeElement user, TypeElement type) {
    return isPublic(type) || (isInPackageOf(user, type) && !isPrivate(type));
  }

  static boolean isInPackageOf(TypeElement user, TypeElement type) {
    return packageOf(user).getQualifiedName().contentEquals(packageOf(type).getQualifiedName());
  }

  /** Whether the type, or one that it is nested in, is private. */
  static boolean isPrivate(TypeElement type) {
    return outwards(type).stream().anyMatch(part -> part.getModifiers().contains(Modifier.PRIVATE));
  }

  /** The top-level type that the element stands in, or is. */
  static TypeElement outermost(Element element) {
    Element outermost = element;
    while (!(owner(outermost) instanceof PackageElement)) {
      outermost = owner(outermost);
    }
    return (TypeElement) outermost;
  }

  private static PackageElement packageOf(TypeElement type) {
    return (PackageElement) owner(outermost(type));
  }

  /** What the element, which is no package, stands in. */
  static Element owner(Element element) {
    return Objects.requireNonNull(element.getEnclosingElement(), "stands in nothing");
  }

  private static List<Element> outwards(TypeElement type) {
    List<Element> parts = new ArrayList<>();
    for (Element part = type; !(part instanceof PackageElement); part = owner(part)) {
      parts.add(part);
    }
    return parts;
  }
}
