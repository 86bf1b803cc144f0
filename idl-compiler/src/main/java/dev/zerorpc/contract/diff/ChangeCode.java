package dev.zerorpc.contract.diff;

import static dev.zerorpc.contract.diff.Verdict.BREAKS_JAVA;
import static dev.zerorpc.contract.diff.Verdict.BREAKS_WIRE;
import static dev.zerorpc.contract.diff.Verdict.COMPATIBLE;

import dev.zerorpc.contract.diagnostic.Notice;
import dev.zerorpc.contract.diagnostic.ReportCode;
import java.util.Locale;

/**
 * Every kind of change. A code's id never changes; {@code docs/compatibility.md} lists them all.
 *
 * <p>A sentence is a format of {@link String#format}; the comment of a code names its arguments.
 * "Old" and "new" in sentences are peers that were built from the old and from the new contract.
 */
public enum ChangeCode implements ReportCode {
  // Definitions
  /** Kind, definition. */
  DEFINITION_ADDED(COMPATIBLE, "%1$s %2$s is new."),
  /** Service. */
  SERVICE_REMOVED(
      BREAKS_WIRE, "service %1$s is gone: old clients call methods that no new server has."),
  /** Kind, definition. */
  TYPE_REMOVED(BREAKS_JAVA, "%1$s %2$s is gone: Java code that names it does not compile."),
  /** Definition, old kind, new kind. */
  KIND_CHANGED(
      BREAKS_WIRE,
      "%1$s was a kind of %2$s and is one of %3$s: old and new peers write it differently."),
  /** Kind, definition, old package, new package. */
  PACKAGE_CHANGED(
      BREAKS_JAVA,
      "%1$s %2$s moved from the Java package %3$s to %4$s: Java code that imports it does not"
          + " compile."),
  /** Kind, definition. */
  MADE_PACKAGE_PRIVATE(
      BREAKS_JAVA, "%1$s %2$s is no longer public: Java code of other packages does not compile."),
  /** Kind, definition. */
  MADE_PUBLIC(COMPATIBLE, "%1$s %2$s is public now."),
  /** Kind and name of the part. */
  DEPRECATED(COMPATIBLE, "%1$s is deprecated now: Java code that uses it gets a warning."),
  /** Kind and name of the part. */
  NO_LONGER_DEPRECATED(COMPATIBLE, "%1$s is no longer deprecated."),
  /** Kind, definition, old name, new name. */
  SHOWN_NAME_CHANGED(
      COMPATIBLE,
      "%1$s %2$s was called '%3$s' and is called '%4$s' in introspection and messages, nowhere"
          + " else."),
  /** Error, old name, new name. */
  ERROR_NAME_CHANGED(
      BREAKS_WIRE,
      "error %1$s was '%2$s' on the wire and is '%3$s': old clients no longer recognize it."),
  /** Service, parent. */
  PARENT_ADDED(COMPATIBLE, "service %1$s extends %2$s now."),
  /** Service, parent. */
  PARENT_REMOVED(
      BREAKS_JAVA,
      "service %1$s no longer extends %2$s: Java code that uses one as the other does not"
          + " compile."),

  // Methods
  /** Method. */
  METHOD_ADDED(COMPATIBLE, "method %1$s is new: implementations of the service have to add it."),
  /** Method. */
  METHOD_REMOVED(BREAKS_WIRE, "method %1$s is gone: old clients that call it get an error."),
  /** Kind and name of the part, old Java name, new Java name. */
  JAVA_NAME_CHANGED(
      BREAKS_JAVA,
      "%1$s was called %2$s in Java and is called %3$s: Java code that uses it does not compile."),
  /** Kind and name of the part, old Java shape, new Java shape. */
  JAVA_SHAPE_CHANGED(
      BREAKS_JAVA,
      "%1$s was %2$s and is %3$s in Java: code that uses it may not compile; the wire is the"
          + " same."),
  /** Method, old way, new way. */
  CALL_PATTERN_CHANGED(
      BREAKS_WIRE,
      "method %1$s answered with %2$s and answers with %3$s: old clients wait for the former."),
  /** Method, new type. */
  RESULT_ADDED(COMPATIBLE, "method %1$s answers %2$s now: old clients ignore it."),
  /** Method, old type. */
  RESULT_REMOVED(
      BREAKS_WIRE, "method %1$s no longer answers %2$s: old clients get nil in its place."),
  /** Method, old type, new type. */
  RESULT_TYPE_CHANGED(
      BREAKS_WIRE,
      "method %1$s answered %2$s and answers %3$s: clients and servers of different versions fail"
          + " on some values."),
  /** Method. */
  IDEMPOTENCE_ADDED(COMPATIBLE, "method %1$s may be sent again now."),
  /** Method. */
  IDEMPOTENCE_REMOVED(
      BREAKS_WIRE,
      "method %1$s must not be sent again any more: old clients may still do that after a"
          + " failure."),
  /** Method, old timeout, new timeout. */
  TIMEOUT_CHANGED(
      COMPATIBLE, "clients of method %1$s waited %2$s for the first answer and wait %3$s."),
  /** Method, error. */
  THROWS_ADDED(
      COMPATIBLE,
      "method %1$s throws %2$s now: old clients get it as a remote error of that name."),
  /** Method, error. */
  THROWS_REMOVED(COMPATIBLE, "method %1$s no longer throws %2$s."),

  // Parameters
  /** Parameter, method. */
  PARAMETER_ADDED(
      COMPATIBLE,
      "parameter '%1$s' of %2$s is new and may be left out: Java callers have to pass it."),
  /** Parameter, method. */
  REQUIRED_PARAMETER_ADDED(
      BREAKS_WIRE,
      "parameter '%1$s' of %2$s is new and has no default: calls of old clients lack it."),
  /** Parameter, method. */
  PARAMETER_INSERTED(
      BREAKS_WIRE,
      "parameter '%1$s' of %2$s is new and not the last: what old clients send after it is taken"
          + " for another."),
  /** Parameter, method. */
  PARAMETER_REMOVED(
      BREAKS_WIRE,
      "parameter '%1$s' of %2$s is gone: calls of old clients have an argument too many."),
  /** Method, old order, new order. */
  PARAMETERS_REORDERED(
      BREAKS_WIRE,
      "the parameters of %1$s were (%2$s) and are (%3$s): arguments go by their places, so old"
          + " clients send them to the wrong ones."),
  /** Old parameter, method, new parameter. */
  PARAMETER_RENAMED(
      COMPATIBLE, "parameter '%1$s' of %2$s is called '%3$s' now; arguments go by their places."),
  /** Parameter, method, old type, new type. */
  PARAMETER_TYPE_CHANGED(
      BREAKS_WIRE,
      "parameter '%1$s' of %2$s was %3$s and is %4$s: new servers refuse what old clients send."),
  /** Parameter, method, old type, new type. */
  PARAMETER_TYPE_WIDENED(
      BREAKS_JAVA,
      "parameter '%1$s' of %2$s was %3$s and takes %4$s: new servers take what old clients send,"
          + " but Java implementations do not compile."),
  /** Parameter, method, new type. */
  PARAMETER_MADE_OPTIONAL(COMPATIBLE, "parameter '%1$s' of %2$s may be nil now: %3$s."),
  /** Parameter, method, default. */
  PARAMETER_DEFAULT_ADDED(COMPATIBLE, "parameter '%1$s' of %2$s has the default %3$s now."),
  /** Parameter, method, old default, new default. */
  PARAMETER_DEFAULT_CHANGED(
      COMPATIBLE,
      "parameter '%1$s' of %2$s had the default %3$s and has %4$s: clients that leave it out get"
          + " another behaviour."),
  /** Parameter, method, old default. */
  PARAMETER_DEFAULT_REMOVED(
      BREAKS_WIRE,
      "parameter '%1$s' of %2$s no longer has the default %3$s: calls that leave it out fail."),
  /** Kind and name of the part, old constraint, new constraint. */
  CONSTRAINT_TIGHTENED(
      BREAKS_WIRE,
      "%1$s had to be %2$s and has to be %3$s: new peers refuse some values of old ones."),
  /** Kind and name of the part, old constraint, new constraint. */
  CONSTRAINT_LOOSENED(
      COMPATIBLE,
      "%1$s had to be %2$s and has to be %3$s: new servers take all that old clients send."),
  /** Kind and name of the part, old constraint, new constraint. */
  ANSWER_CONSTRAINT_LOOSENED(
      BREAKS_WIRE,
      "%1$s had to be %2$s and has to be %3$s: old clients refuse some values of new servers."),

  // Structs and errors
  /** Kind, definition, field. */
  FIELD_ADDED(COMPATIBLE, "field '%3$s' of %1$s %2$s is new and may be absent: old peers skip it."),
  /** Kind, definition, field. */
  REQUIRED_FIELD_ADDED(
      BREAKS_WIRE, "field '%3$s' of %1$s %2$s is new and required: values of old peers lack it."),
  /** Kind, definition, field. */
  FIELD_REMOVED(
      BREAKS_WIRE,
      "field '%3$s' of %1$s %2$s is gone: old peers still send it to nobody, and miss it where it"
          + " was required."),
  /** Kind, definition, field, old type, new type. */
  FIELD_TYPE_CHANGED(
      BREAKS_WIRE,
      "field '%3$s' of %1$s %2$s was %4$s and is %5$s: old and new peers refuse each other's"
          + " values."),
  /** Kind, definition, field, old type, new type. */
  FIELD_TYPE_WIDENED(
      BREAKS_JAVA,
      "field '%3$s' of %1$s %2$s was %4$s and is %5$s: new servers take what old clients send, but"
          + " Java code that uses it may not compile."),
  /** Kind, definition, field. */
  FIELD_MADE_OPTIONAL(
      COMPATIBLE, "field '%3$s' of %1$s %2$s may be missing now: only clients send it."),
  /** Kind, definition, field. */
  ANSWERED_FIELD_MADE_OPTIONAL(
      BREAKS_WIRE,
      "field '%3$s' of %1$s %2$s may be missing now: old clients refuse answers without it."),
  /** Kind, definition, field. */
  FIELD_MADE_REQUIRED(
      BREAKS_WIRE, "field '%3$s' of %1$s %2$s is required now: values of old peers may lack it."),
  /** Kind, definition, field, default. */
  FIELD_DEFAULT_ADDED(COMPATIBLE, "field '%3$s' of %1$s %2$s may be absent now and is %4$s then."),
  /** Kind, definition, field, old default, new default. */
  FIELD_DEFAULT_CHANGED(
      COMPATIBLE,
      "an absent field '%3$s' of %1$s %2$s was %4$s and is %5$s: old and new peers read the same"
          + " value differently."),
  /** Kind, definition, old order, new order. */
  FIELDS_REORDERED(
      BREAKS_JAVA,
      "the fields of %1$s %2$s were (%3$s) and are (%4$s): Java code that calls its constructor"
          + " does not compile, or mixes them up."),
  /** Definition, old order, new order. */
  POSITIONS_CHANGED(
      BREAKS_WIRE,
      "the fields of the positional struct %1$s were (%2$s) and are (%3$s): old and new peers take"
          + " one for another."),
  /** Definition, "a map" or "an array", the other. */
  POSITIONAL_CHANGED(
      BREAKS_WIRE,
      "struct %1$s was %2$s on the wire and is %3$s: old and new peers refuse each other's"
          + " values."),

  // Enums, unions, constants
  /** Enum, constant. */
  ENUM_CONSTANT_ADDED(
      COMPATIBLE, "constant '%2$s' of enum %1$s is new: old peers read it as their @default."),
  /** Enum, constant. */
  UNREADABLE_ENUM_CONSTANT_ADDED(
      BREAKS_WIRE,
      "constant '%2$s' of enum %1$s is new: old peers have no @default and refuse it."),
  /** Enum, constant. */
  ENUM_CONSTANT_REMOVED(
      BREAKS_WIRE,
      "constant '%2$s' of enum %1$s is gone: new peers do not know it when old ones send it."),
  /** Enum, old order, new order. */
  ENUM_CONSTANTS_REORDERED(
      COMPATIBLE,
      "the constants of enum %1$s were (%2$s) and are (%3$s): Java sorts them so; the wire has no"
          + " order."),
  /** Enum, constant, old number, new number. */
  ENUM_NUMBER_CHANGED(
      BREAKS_WIRE,
      "constant '%2$s' of enum %1$s was %3$s on the wire and is %4$s: old and new peers take one"
          + " for another."),
  /** Enum, old representation, new representation. */
  ENUM_REPRESENTATION_CHANGED(
      BREAKS_WIRE,
      "enum %1$s was %2$s on the wire and is %3$s: old and new peers refuse each other's values."),
  /** Enum, old type, new type. */
  ENUM_NUMBER_TYPE_CHANGED(
      COMPATIBLE, "the numbers of enum %1$s were %2$s and are %3$s; the numbers themselves count."),
  /** Enum, constant. */
  ENUM_DEFAULT_ADDED(COMPATIBLE, "enum %1$s reads what it does not know as '%2$s' now."),
  /** Enum, old constant, new constant. */
  ENUM_DEFAULT_CHANGED(
      COMPATIBLE, "enum %1$s read what it does not know as '%2$s' and reads it as '%3$s'."),
  /** Enum, old constant. */
  ENUM_DEFAULT_REMOVED(
      BREAKS_WIRE,
      "enum %1$s no longer reads what it does not know as '%2$s': new peers refuse it."),
  /** Union, member. */
  UNION_MEMBER_ADDED(
      COMPATIBLE, "member '%2$s' of union %1$s is new: only clients send it, and old ones do not."),
  /** Union, member. */
  ANSWERED_UNION_MEMBER_ADDED(
      BREAKS_WIRE, "member '%2$s' of union %1$s is new: old clients refuse answers with it."),
  /** Union, member. */
  UNION_MEMBER_REMOVED(
      BREAKS_WIRE,
      "member '%2$s' of union %1$s is gone: new peers refuse it when old ones send it."),
  /** Union, member, old type, new type. */
  UNION_MEMBER_TYPE_CHANGED(
      BREAKS_WIRE,
      "member '%2$s' of union %1$s was %3$s and is %4$s: old and new peers refuse each other's"
          + " values."),
  /** Union, member, old type, new type. */
  UNION_MEMBER_TYPE_WIDENED(
      BREAKS_JAVA,
      "member '%2$s' of union %1$s was %3$s and is %4$s: new servers take what old clients send,"
          + " but Java code that uses it may not compile."),
  /** Constant. */
  CONSTANT_ADDED(COMPATIBLE, "constant %1$s is new."),
  /** Constant. */
  CONSTANT_REMOVED(BREAKS_JAVA, "constant %1$s is gone: Java code that names it does not compile."),
  /** Constant, old type, new type. */
  CONSTANT_TYPE_CHANGED(
      BREAKS_JAVA, "constant %1$s was %2$s and is %3$s: Java code that uses it may not compile."),
  /** Constant, old value, new value. */
  CONSTANT_VALUE_CHANGED(
      COMPATIBLE,
      "constant %1$s was %2$s and is %3$s: Java code keeps the old value until it is compiled"
          + " again.");

  private final Verdict verdict;
  private final String format;

  ChangeCode(Verdict verdict, String format) {
    this.verdict = verdict;
    this.format = format;
  }

  /** The stable name in messages and documents, such as {@code method-removed}. */
  @Override
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whom such a change breaks. */
  public Verdict verdict() {
    return verdict;
  }

  @Override
  public Notice.Level level() {
    return verdict.isBreaking() ? Notice.Level.ERROR : Notice.Level.NOTE;
  }

  @Override
  public String help() {
    return "A change that %s. %s docs/compatibility.md has the rules."
        .formatted(
            verdict.isBreaking() ? verdict.words() : "is compatible", ReportCode.dotted(format));
  }

  /** The sentences, as a format for the change's arguments. */
  String format() {
    return format;
  }
}
