package dev.zerorpc.idl.link;

/** What annotations stand at. */
enum AnnotationTarget {
  SERVICE("services"),
  STRUCT("structs"),
  ENUM("enums"),
  UNION("unions"),
  ERROR("errors"),
  CONST("consts"),
  METHOD("methods"),
  PARAMETER("parameters"),
  FIELD("fields"),
  MEMBER("members of unions"),
  ENUM_CONSTANT("constants of enums"),
  TYPE("types");

  private final String plural;

  AnnotationTarget(String plural) {
    this.plural = plural;
  }

  /** Such parts in a message. */
  String plural() {
    return plural;
  }
}
