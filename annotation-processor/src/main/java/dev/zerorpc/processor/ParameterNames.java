package dev.zerorpc.processor;

import dev.zerorpc.contract.GeneratedNames;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * Finds the names of a method's parameters. A class file that was compiled without {@code
 * -parameters} has lost them; then they are in the stub that was generated beside the interface, if
 * one was.
 */
final class ParameterNames {
  private ParameterNames() {}

  /**
   * The names, in order.
   *
   * @return empty if they are lost
   */
  static Optional<List<String>> of(ExecutableElement method, ReadingScope scope) {
    List<String> names =
        method.getParameters().stream()
            .map(VariableElement::getSimpleName)
            .map(Object::toString)
            .toList();
    if (scope.sources().contains(method) || !areMadeUp(names)) {
      return Optional.of(names);
    }
    return inStub(method, scope.elements()).filter(found -> found.size() == names.size());
  }

  private static boolean areMadeUp(List<String> names) {
    for (int i = 0; i < names.size(); i++) {
      if (!names.get(i).equals("arg" + i)) {
        return false;
      }
    }
    return !names.isEmpty();
  }

  private static Optional<List<String>> inStub(ExecutableElement method, Elements elements) {
    TypeElement owner = (TypeElement) JavaNames.owner(method);
    String name = GeneratedNames.stub(JavaNames.of(owner)).canonicalName();
    return Stream.ofNullable(elements.getTypeElement(name))
        .flatMap(stub -> ElementFilter.methodsIn(stub.getEnclosedElements()).stream())
        .filter(implemented -> overrides(implemented, method, elements))
        .flatMap(
            implemented -> Annotations.find(implemented, ContractTypes.PARAMETER_NAMES).stream())
        .map(ParameterNames::texts)
        .findFirst();
  }

  private static boolean overrides(
      ExecutableElement implemented, ExecutableElement method, Elements elements) {
    return elements.overrides(implemented, method, (TypeElement) JavaNames.owner(implemented));
  }

  private static List<String> texts(AnnotationMirror names) {
    AnnotationValue value = Annotations.writtenValue(names, "value");
    return value != null && value.getValue() instanceof List<?> values
        ? values.stream().map(each -> String.valueOf(((AnnotationValue) each).getValue())).toList()
        : List.of();
  }
}
