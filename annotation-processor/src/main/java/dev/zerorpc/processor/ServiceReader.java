package dev.zerorpc.processor;

import dev.zerorpc.contract.ServiceDefinition;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;

/** Reads an annotated interface as a service. */
final class ServiceReader {
  private final ReadingScope scope;

  ServiceReader(ReadingScope scope) {
    this.scope = scope;
  }

  ServiceDefinition read(TypeElement service) {
    MethodReader methods = new MethodReader(scope, service);
    return new ServiceDefinition(
        JavaNames.of(service),
        Annotations.wireName(service),
        ServiceMethods.of(service, scope).stream().map(methods::read).toList(),
        service.getInterfaces().stream()
            .filter(parent -> parent.getKind() == TypeKind.DECLARED)
            .map(parent -> (TypeElement) ((DeclaredType) parent).asElement())
            .filter(parent -> Annotations.has(parent, ContractTypes.RPC_SERVICE))
            .map(JavaNames::of)
            .toList(),
        JavaNames.isPublic(service),
        scope.elements().isDeprecated(service),
        new DocumentationReader(scope.elements()).read(service),
        scope.origin(service));
  }
}
