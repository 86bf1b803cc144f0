package dev.zerorpc.processor;

import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.Definition;
import dev.zerorpc.contract.EnumDefinition;
import dev.zerorpc.contract.GeneratedNames;
import dev.zerorpc.contract.JavaName;
import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Reads one annotated type, and what it mentions, as a contract. */
final class ContractReader {
  private final ReadingScope scope;

  ContractReader(ReadingScope scope) {
    this.scope = scope;
  }

  /**
   * Reads the scope's type.
   *
   * @return the contract, as far as it could be read; empty if the type is none. What is wrong with
   *     it is in the scope.
   */
  Optional<Contract> read(ContractKind kind) {
    TypeElement type = scope.contract();
    if (!isReadable(kind, type)) {
      return Optional.empty();
    }
    List<Definition> definitions = new ArrayList<>();
    definitions.add(definition(kind, type, scope));
    List<Definition> referenced = new ArrayList<>();
    for (Definition mentioned : mentioned(JavaNames.of(type))) {
      // Enums have no processing of their own: their rules are checked with whoever uses them.
      (mentioned instanceof EnumDefinition ? definitions : referenced).add(mentioned);
    }
    return Optional.of(new Contract(definitions, referenced));
  }

  private static Definition definition(ContractKind kind, TypeElement type, ReadingScope scope) {
    return switch (kind) {
      case SERVICE -> new ServiceReader(scope).read(type);
      case STRUCT -> new StructReader(scope).read(type);
      case UNION -> new UnionReader(scope).read(type);
      case ERROR -> new ErrorReader(scope).read(type);
    };
  }

  /** What the contract mentions, and what the structs and unions among that mention in turn. */
  private List<Definition> mentioned(JavaName self) {
    List<Definition> definitions = new ArrayList<>();
    Set<JavaName> known = new HashSet<>(Set.of(self));
    Deque<TypeElement> waiting = new ArrayDeque<>(scope.mentioned().values());
    scope.mentioned().values().forEach(this::checkCodec);
    while (!waiting.isEmpty()) {
      TypeElement type = waiting.remove();
      if (known.add(JavaNames.of(type))) {
        if (type.getKind() == ElementKind.ENUM) {
          boolean direct = scope.mentioned().containsKey(JavaNames.of(type));
          definitions.add(new EnumReader(direct ? scope : scope.fresh()).read(type));
        } else {
          // What is wrong with it is reported where it is processed itself.
          ReadingScope quiet = scope.fresh();
          definitions.add(definition(kindOf(type), type, quiet));
          waiting.addAll(quiet.mentioned().values());
        }
      }
    }
    return definitions;
  }

  private static ContractKind kindOf(TypeElement mentioned) {
    return switch (mentioned.getKind()) {
      case RECORD -> ContractKind.STRUCT;
      case INTERFACE -> ContractKind.UNION;
      default -> ContractKind.ERROR;
    };
  }

  private void checkCodec(TypeElement type) {
    JavaName codec = GeneratedNames.codec(JavaNames.of(type));
    if (type.getKind() != ElementKind.ENUM
        && !scope.sources().contains(type)
        && scope.elements().getTypeElement(codec.canonicalName()) == null) {
      scope.report(
          DiagnosticCode.MISSING_CODEC,
          scope.origin(scope.contract()),
          type.getSimpleName(),
          codec.simpleName());
    }
  }

  private boolean isReadable(ContractKind kind, TypeElement type) {
    DiagnosticCode wrongElement = wrongElement(kind, type);
    if (wrongElement != null) {
      scope.report(
          wrongElement, scope.origin(type), describe(type.getKind()), type.getSimpleName());
      return false;
    }
    if (!type.getTypeParameters().isEmpty()) {
      scope.report(
          DiagnosticCode.GENERIC_TYPE, scope.origin(type), kind.noun(), type.getSimpleName());
    }
    boolean inner =
        type.getNestingKind() == NestingKind.MEMBER
            && !type.getModifiers().contains(Modifier.STATIC);
    if (inner || JavaNames.isPrivate(type)) {
      scope.report(DiagnosticCode.INACCESSIBLE_TYPE, scope.origin(type), type.getSimpleName());
    }
    if (kind == ContractKind.ERROR && type.getModifiers().contains(Modifier.ABSTRACT)) {
      scope.report(DiagnosticCode.ABSTRACT_ERROR, scope.origin(type), type.getSimpleName());
    }
    return true;
  }

  private @Nullable DiagnosticCode wrongElement(ContractKind kind, TypeElement type) {
    return switch (kind) {
      case SERVICE ->
          type.getKind() == ElementKind.INTERFACE ? null : DiagnosticCode.NOT_AN_INTERFACE;
      case STRUCT -> type.getKind() == ElementKind.RECORD ? null : DiagnosticCode.NOT_A_RECORD;
      case UNION -> UnionReader.isUnion(type) ? null : DiagnosticCode.NOT_A_UNION;
      case ERROR -> isError(type) ? null : DiagnosticCode.NOT_AN_ERROR;
    };
  }

  /** A superclass that does not exist yet may still turn out to be the right one. */
  private boolean isError(TypeElement type) {
    Supertypes.noteUnresolved(type, scope);
    return Supertypes.extendsClass(type, ContractTypes.CONTRACT_EXCEPTION)
        || !scope.unresolved().isEmpty();
  }

  private static String describe(ElementKind kind) {
    return kind == ElementKind.ANNOTATION_TYPE
        ? "annotation"
        : kind.name().toLowerCase(Locale.ROOT);
  }
}
