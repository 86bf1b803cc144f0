package dev.zerorpc.processor;

import dev.zerorpc.contract.MethodDefinition.ErrorReference;
import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * Reads a method's {@code throws}. Typed errors are part of the contract; other unchecked
 * exceptions are not, they reach a caller as a remote error of any kind; checked ones cannot be.
 */
final class ThrowsReader {
  private final ReadingScope scope;

  ThrowsReader(ReadingScope scope) {
    this.scope = scope;
  }

  List<ErrorReference> read(ExecutableElement method, List<? extends TypeMirror> thrown) {
    ElementOrigin origin = scope.origin(method);
    List<ErrorReference> errors = new ArrayList<>();
    for (TypeMirror type : thrown) {
      if (type.getKind() == TypeKind.ERROR) {
        scope.unresolved(JavaTypes.shown(type), origin);
      } else if (type.getKind() == TypeKind.DECLARED) {
        TypeElement exception = (TypeElement) ((DeclaredType) type).asElement();
        if (isError(exception, method, origin)) {
          scope.mention(exception);
          errors.add(new ErrorReference(JavaNames.of(exception), origin));
        }
      }
    }
    return errors;
  }

  private boolean isError(TypeElement exception, ExecutableElement method, ElementOrigin origin) {
    String name = exception.getSimpleName().toString();
    if (Annotations.has(exception, ContractTypes.RPC_ERROR)) {
      if (!JavaNames.isAccessibleFrom(scope.contract(), exception)) {
        scope.report(DiagnosticCode.INACCESSIBLE_TYPE, origin, name);
        return false;
      }
      return true;
    }
    if (Supertypes.extendsClass(exception, ContractTypes.CONTRACT_EXCEPTION)) {
      scope.report(DiagnosticCode.ERROR_NOT_ANNOTATED, origin, name);
    } else if (!Supertypes.extendsClass(exception, "java.lang.RuntimeException")
        && !Supertypes.extendsClass(exception, "java.lang.Error")) {
      scope.report(
          DiagnosticCode.CHECKED_EXCEPTION, origin, method.getSimpleName().toString(), name);
    }
    return false;
  }
}
