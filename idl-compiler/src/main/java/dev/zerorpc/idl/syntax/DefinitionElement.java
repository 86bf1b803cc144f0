package dev.zerorpc.idl.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A definition of a file. */
public sealed interface DefinitionElement {
  /** What stands before and at the head of every definition. */
  Head head();

  /** Where it stands, from its first annotation on. */
  SourceRange range();

  /**
   * The beginning of a definition.
   *
   * @param documentation the text of its documentation
   * @param annotations the annotations before it
   * @param name its name; more than one only for a nested Java type
   */
  record Head(String documentation, List<AnnotationElement> annotations, PathElement name) {
    /** Copies the list. */
    public Head {
      annotations = List.copyOf(annotations);
    }
  }

  /** What a definition with fields is. */
  enum FieldsKind {
    /** A struct. */
    STRUCT,
    /** A union, whose fields are its members. */
    UNION,
    /** An error. */
    ERROR
  }

  /**
   * A struct, a union or an error.
   *
   * @param head its beginning
   * @param kind which of them
   * @param fields its fields or members
   * @param range where it stands
   */
  record Fields(Head head, FieldsKind kind, List<FieldElement> fields, SourceRange range)
      implements DefinitionElement {
    /** Copies the list. */
    public Fields {
      fields = List.copyOf(fields);
    }
  }

  /**
   * An enum.
   *
   * @param head its beginning
   * @param numberType the type of its numbers, or null
   * @param constants its constants
   * @param range where it stands
   */
  record EnumElement(
      Head head,
      @Nullable NameElement numberType,
      List<EnumConstantElement> constants,
      SourceRange range)
      implements DefinitionElement {
    /** Copies the list. */
    public EnumElement {
      constants = List.copyOf(constants);
    }
  }

  /**
   * A service.
   *
   * @param head its beginning
   * @param parents the names after {@code extends}
   * @param methods its methods
   * @param range where it stands
   */
  record Service(
      Head head, List<PathElement> parents, List<MethodElement> methods, SourceRange range)
      implements DefinitionElement {
    /** Copies the lists. */
    public Service {
      parents = List.copyOf(parents);
      methods = List.copyOf(methods);
    }
  }

  /**
   * A constant.
   *
   * @param head its beginning
   * @param type its type
   * @param value its value
   * @param range where it stands
   */
  record Constant(Head head, TypeElement type, LiteralElement value, SourceRange range)
      implements DefinitionElement {}
}
