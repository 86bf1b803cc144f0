package dev.zerorpc.contract.diff;

/** What became of a type, as seen by who has the old one. */
enum TypeRelation {
  /** Nothing. */
  SAME,
  /** The same on the wire, another type in Java. */
  JAVA,
  /** Nil as well, in the same Java type. */
  OPTIONAL,
  /** All that the old one has, and more. */
  WIDER,
  /** Less than the old one has. */
  NARROWER,
  /** Something else. */
  OTHER;

  /** The relation of types with two parts of which these are the relations. */
  TypeRelation and(TypeRelation other) {
    if (this == other || other == SAME) {
      return this;
    }
    if (this == SAME) {
      return other;
    }
    if (this == OTHER || other == OTHER) {
      return OTHER;
    }
    if (this == NARROWER || other == NARROWER) {
      return this == JAVA || other == JAVA ? NARROWER : OTHER;
    }
    return WIDER;
  }

  /** The other way round. */
  TypeRelation reversed() {
    return switch (this) {
      case SAME, JAVA, OTHER -> this;
      case OPTIONAL, WIDER -> NARROWER;
      case NARROWER -> WIDER;
    };
  }
}
