package dev.zerorpc.processor;

import dev.zerorpc.contract.DefaultValue;
import dev.zerorpc.contract.FieldDefinition;
import dev.zerorpc.contract.Placeholder;
import dev.zerorpc.contract.StructDefinition;
import dev.zerorpc.contract.TypeRef;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
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
        Annotations.has(struct, ContractTypes.POSITIONAL),
        JavaNames.isPublic(struct),
        scope.elements().isDeprecated(struct),
        documentation.read(struct),
        scope.origin(struct));
  }

  /** Reads a component as a field. */
  FieldDefinition field(RecordComponentElement component) {
    // The compiler knows no place of a component, but that of the field it makes of it.
    Element field = fieldOf(component);
    ElementOrigin origin = scope.origin(field);
    String name = component.getSimpleName().toString();
    ExecutableElement accessor = component.getAccessor();
    TypeMarks marks =
        TypeMarks.of(
            component.asType(),
            accessor.getReturnType(),
            // An annotation on the component goes to those of these that it is meant for.
            List.of(component, accessor, field));
    TypeRef type = types.read(component.asType(), marks, origin);
    DefaultValue defaultValue = Defaults.of(component);
    return new FieldDefinition(
        name,
        Annotations.wireName(component),
        accessor.getSimpleName().toString(),
        Placeholder.orType(type),
        type == null ? Placeholder.orDefault(defaultValue) : defaultValue,
        type == null ? List.of() : Constraints.of(component),
        // From the component the annotation goes to both, unless the accessor is written out.
        isDeprecated(accessor) || isDeprecated(field),
        documentation.readField(component, JavaNames.owner(component), accessor),
        origin);
  }

  /** Eclipse's compiler counts as deprecated only what is marked as such where it is written. */
  private boolean isDeprecated(Element element) {
    return scope.elements().isDeprecated(element)
        || Annotations.has(element, ContractTypes.DEPRECATED);
  }

  private static Element fieldOf(RecordComponentElement component) {
    for (Element member : JavaNames.owner(component).getEnclosedElements()) {
      if (member.getKind() == ElementKind.FIELD
          && member.getSimpleName().equals(component.getSimpleName())) {
        return member;
      }
    }
    return component;
  }
}
