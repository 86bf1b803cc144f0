package dev.zerorpc.processor;

import dev.zerorpc.contract.DefaultValue;
import dev.zerorpc.contract.FieldDefinition;
import dev.zerorpc.contract.StructDefinition;
import dev.zerorpc.contract.TypeRef;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;

/** Reads an annotated record as a struct. */
final class StructReader {
  private final ReadingScope scope;
  private final TypeReader types;
  private final DocumentationReader documentation;

  StructReader(ReadingScope scope) {
    this.scope = scope;
    this.types = new TypeReader(scope);
    this.documentation = new DocumentationReader(scope.elements());
  }

  StructDefinition read(TypeElement struct) {
    return new StructDefinition(
        JavaNames.of(struct),
        Annotations.wireName(struct),
        struct.getRecordComponents().stream().map(this::field).toList(),
        JavaNames.isPublic(struct),
        scope.elements().isDeprecated(struct),
        documentation.read(struct),
        scope.origin(struct));
  }

  private FieldDefinition field(RecordComponentElement component) {
    ElementOrigin origin = scope.origin(component);
    String name = component.getSimpleName().toString();
    TypeRef type =
        types.read(
            component.asType(),
            TypeMarks.of(
                component.asType(),
                component.getAccessor().getReturnType(),
                Annotations.declarationsOf(component)),
            origin);
    DefaultValue defaultValue = Defaults.of(component);
    return new FieldDefinition(
        name,
        Annotations.wireName(component),
        component.getAccessor().getSimpleName().toString(),
        Placeholder.orType(type),
        type == null ? Placeholder.orDefault(defaultValue) : defaultValue,
        documentation.readParameter(JavaNames.owner(component), name),
        origin);
  }
}
