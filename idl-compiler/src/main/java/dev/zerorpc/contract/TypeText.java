package dev.zerorpc.contract;

import dev.zerorpc.contract.TypeRef.ListForm;
import dev.zerorpc.contract.TypeRef.ListOf;
import dev.zerorpc.contract.TypeRef.MapOf;
import dev.zerorpc.contract.TypeRef.Named;
import dev.zerorpc.contract.TypeRef.OptionalForm;
import dev.zerorpc.contract.TypeRef.OptionalOf;
import dev.zerorpc.contract.TypeRef.Scalar;
import dev.zerorpc.contract.TypeRef.ScalarForm;
import dev.zerorpc.contract.TypeRef.SetOf;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Types as the contract language writes them: {@code map<string, list<i32>?>}. */
public final class TypeText {
  private TypeText() {}

  /** The type as a peer sees it; a named type by its simple names. */
  public static String of(TypeRef type) {
    return text(type, null);
  }

  /**
   * The type with everything that generated code depends on: Java shapes other than the usual stand
   * before the type as {@code @java("array")}, and a named type of another package than {@code
   * packageName} has its package.
   */
  public static String precise(TypeRef type, String packageName) {
    return text(type, packageName);
  }

  // No package name: the short form.
  private static String text(TypeRef type, @Nullable String packageName) {
    boolean precise = packageName != null;
    if (type instanceof Scalar scalar) {
      boolean usual = scalar.form() == ScalarForm.DEFAULT;
      return shape(precise && !usual, scalar.form()) + scalar.kind().keyword();
    }
    if (type instanceof ListOf list) {
      String text = "list<" + text(list.element(), packageName) + ">";
      return shape(precise && list.form() != ListForm.LIST, list.form()) + text;
    }
    if (type instanceof SetOf set) {
      return "set<" + text(set.element(), packageName) + ">";
    }
    if (type instanceof MapOf map) {
      return "map<" + text(map.key(), packageName) + ", " + text(map.value(), packageName) + ">";
    }
    if (type instanceof OptionalOf optional) {
      String text = text(optional.value(), packageName) + "?";
      return shape(precise && optional.form() != OptionalForm.NULLABLE, optional.form()) + text;
    }
    Named named = (Named) type;
    return packageName == null
        ? String.join(".", named.javaName().simpleNames())
        : Names.type(named.javaName(), packageName);
  }

  private static String shape(boolean written, Enum<?> form) {
    return written ? "@java(\"" + form.name().toLowerCase(Locale.ROOT) + "\") " : "";
  }
}
