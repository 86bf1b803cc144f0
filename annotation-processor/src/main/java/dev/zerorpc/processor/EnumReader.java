package dev.zerorpc.processor;

import dev.zerorpc.contract.EnumDefinition;
import dev.zerorpc.contract.ScalarKind;
import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Reads an enum, of this compilation or of a library. */
final class EnumReader {
  private final ReadingScope scope;

  EnumReader(ReadingScope scope) {
    this.scope = scope;
  }

  EnumDefinition read(TypeElement type) {
    List<? extends Element> constants =
        type.getEnclosedElements().stream()
            .filter(member -> member.getKind() == ElementKind.ENUM_CONSTANT)
            .toList();
    return new EnumDefinition(
        JavaNames.of(type),
        Annotations.wireName(type),
        constants.stream().map(this::constant).toList(),
        defaultConstant(type, constants),
        numberKind(type),
        JavaNames.isPublic(type),
        scope.elements().isDeprecated(type),
        new DocumentationReader(scope.elements()).read(type),
        scope.origin(type));
  }

  private EnumDefinition.Constant constant(Element constant) {
    return new EnumDefinition.Constant(
        constant.getSimpleName().toString(),
        Annotations.wireName(constant),
        Annotations.find(constant, ContractTypes.WIRE_NUMBER)
            .map(number -> new BigInteger(Annotations.text(number, "value")))
            .orElse(null),
        scope.elements().isDeprecated(constant),
        new DocumentationReader(scope.elements()).read(constant),
        scope.origin(constant));
  }

  private @Nullable ScalarKind numberKind(TypeElement type) {
    AnnotationMirror annotation = Annotations.find(type, ContractTypes.RPC_ENUM).orElse(null);
    if (annotation == null) {
      return null;
    }
    String written = Annotations.text(annotation, "value");
    String keyword = written.isEmpty() ? ScalarKind.I32.keyword() : written;
    Optional<ScalarKind> kind =
        Arrays.stream(ScalarKind.values()).filter(k -> k.keyword().equals(keyword)).findFirst();
    if (kind.isEmpty()) {
      scope.report(
          DiagnosticCode.ENUM_TYPE, scope.origin(type), type.getSimpleName(), "'" + keyword + "'");
    }
    return kind.orElse(ScalarKind.I64);
  }

  private @Nullable String defaultConstant(TypeElement type, List<? extends Element> constants) {
    List<? extends Element> marked =
        constants.stream()
            .filter(constant -> Annotations.has(constant, ContractTypes.DEFAULT))
            .toList();
    for (Element another : marked.stream().skip(1).toList()) {
      scope.report(
          DiagnosticCode.SEVERAL_DEFAULT_CONSTANTS, scope.origin(another), type.getSimpleName());
    }
    return marked.isEmpty() ? null : marked.get(0).getSimpleName().toString();
  }
}
