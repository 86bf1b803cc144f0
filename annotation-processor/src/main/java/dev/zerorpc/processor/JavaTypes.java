package dev.zerorpc.processor;

import java.util.Locale;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;

/** Questions about types that need nothing but the type. */
final class JavaTypes {
  private JavaTypes() {}

  /** The type as a message shows it: simple names, no annotations. */
  static String shown(TypeMirror type) {
    return switch (type.getKind()) {
      case ARRAY -> shown(((ArrayType) type).getComponentType()) + "[]";
      case DECLARED -> shown((DeclaredType) type);
      case WILDCARD -> shown((WildcardType) type);
      case ERROR -> ((DeclaredType) type).asElement().getSimpleName().toString();
      case TYPEVAR -> ((TypeVariable) type).asElement().toString();
      default -> type.getKind().name().toLowerCase(Locale.ROOT);
    };
  }

  static boolean isRaw(DeclaredType type) {
    TypeElement element = (TypeElement) type.asElement();
    return type.getTypeArguments().isEmpty() && !element.getTypeParameters().isEmpty();
  }

  static boolean isNamed(TypeMirror type, String qualifiedName) {
    return type.getKind() == TypeKind.DECLARED && qualifiedName(type).equals(qualifiedName);
  }

  /** The name of the type's declaration; empty unless it is a declared type. */
  static String qualifiedName(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED
        ? ((TypeElement) ((DeclaredType) type).asElement()).getQualifiedName().toString()
        : "";
  }

  static TypeMirror innermostComponent(TypeMirror type) {
    TypeMirror component = type;
    while (component.getKind() == TypeKind.ARRAY) {
      component = ((ArrayType) component).getComponentType();
    }
    return component;
  }

  private static String shown(DeclaredType type) {
    String name = type.asElement().getSimpleName().toString();
    return type.getTypeArguments().isEmpty()
        ? name
        : type.getTypeArguments().stream()
            .map(JavaTypes::shown)
            .collect(Collectors.joining(", ", name + "<", ">"));
  }

  private static String shown(WildcardType type) {
    if (type.getExtendsBound() != null) {
      return "? extends " + shown(type.getExtendsBound());
    }
    return type.getSuperBound() != null ? "? super " + shown(type.getSuperBound()) : "?";
  }
}
