package dev.zerorpc.contract.diagnostic;

import static dev.zerorpc.contract.diagnostic.DiagnosticCode.Severity.ERROR;
import static dev.zerorpc.contract.diagnostic.DiagnosticCode.Severity.WARNING;

import java.util.Locale;

/**
 * Every message of every front end. The same mistake gets the same code and the same words wherever
 * the contract was written. A code's id never changes; {@code docs/diagnostics.md} has a section
 * for each with a wrong and a right example.
 *
 * <p>Message and cure are formats of {@link String#format}; the comment of a code names their
 * arguments.
 */
public enum DiagnosticCode {
  // Names
  /** Kind of the named thing. */
  EMPTY_NAME(
      ERROR, "the name of this %1$s is empty", "Write a name, or leave @Name out to use Java's."),
  /** Kind, name. */
  INVALID_NAME(
      ERROR,
      "the name %2$s of this %1$s holds a control character or half of a surrogate pair",
      "Give it a name that can be printed and sent as UTF-8."),
  /** Kind, name, what the name is reserved for. */
  RESERVED_NAME(
      ERROR,
      "the name '%2$s' of this %1$s is reserved for %3$s",
      "Choose another one with @Name(\"…\")."),
  /** Wire name, service. */
  DUPLICATE_METHOD(
      ERROR,
      "service %2$s has more than one method named '%1$s'",
      "Methods are told apart by name alone: give this one another with @Name(\"…\")."),
  /** Wire name, method. */
  DUPLICATE_PARAMETER(
      ERROR,
      "method '%2$s' has more than one parameter named '%1$s'",
      "Give this one another name with @Name(\"…\")."),
  /** Wire name, kind of the owner, owner. */
  DUPLICATE_FIELD(
      ERROR,
      "%2$s %3$s has more than one field named '%1$s'",
      "Give this one another name with @Name(\"…\")."),
  /** Wire name, enum. */
  DUPLICATE_CONSTANT(
      ERROR,
      "enum %2$s has more than one constant named '%1$s'",
      "Give this one another name with @Name(\"…\")."),
  /** Wire name, method, the other error class. */
  DUPLICATE_ERROR(
      ERROR,
      "method '%2$s' declares another error named '%1$s': %3$s",
      "A caller could not tell them apart: rename one with @Name(\"…\"), or declare only one."),
  /** Method with its parameters. */
  OBJECT_METHOD(
      ERROR,
      "%1$s is a method of every Java object and cannot be one of a service",
      "Rename the method; @Name(\"…\") keeps its name on the wire."),
  /** Generated type, other type or what it is generated for. */
  GENERATED_NAME(
      ERROR,
      "the generated class %1$s has the same name as %2$s",
      "Rename one of the two types, or move it to another package."),

  // Types
  /** Key type. */
  MAP_KEY(
      ERROR,
      "%1$s cannot be the key of a map",
      "Use a type without parts or an enum as the key, or a list of structs instead of the map."),
  /** Type, "map keys" or "elements of a set". */
  ARRAY_IDENTITY(
      ERROR,
      "arrays are compared by identity in Java, so they cannot be %1$s",
      "Use java.nio.ByteBuffer for bytes, or a List."),
  /** Element type. */
  UNSUPPORTED_ARRAY(
      ERROR, "an array of %1$s is not supported", "Use a java.util.List of the same elements."),
  /** Nothing. */
  NESTED_OPTIONAL(
      ERROR,
      "a value that may be missing is declared as missing twice",
      "On the wire both are nil: remove one @Nullable or Optional."),
  /** Struct, path of field names back to it. */
  ENDLESS_STRUCT(
      ERROR,
      "struct %1$s always contains itself, through %2$s, so no value of it can exist",
      "Make one of these fields @Nullable, an Optional or a List."),
  /** Enum. */
  EMPTY_ENUM(ERROR, "enum %1$s has no constants", "Add a constant, or use another type."),

  // Methods
  /** Service. */
  EMPTY_SERVICE(
      WARNING,
      "service %1$s has no methods",
      "Add an abstract method, or mark a default method with @RpcMethod."),
  /** Method. */
  STREAM_OF_VOID(
      ERROR,
      "method '%1$s' answers with a stream of nothing",
      "Name the type of the items, or return void."),
  /** Method. */
  PUBLISHER_OF_NULL(
      ERROR,
      "method '%1$s' has a publisher whose items may be missing, which publishers cannot carry",
      "Use dev.zerorpc.RpcStream or java.util.stream.Stream, or items that are always there."),
  /** Parameter, method. */
  STREAM_NOT_LAST(
      ERROR,
      "the stream '%1$s' is not the last parameter of '%2$s'",
      "Items follow the other arguments: make it the only stream and move it to the end."),
  /** Parameter, method. */
  STREAM_DEFAULT(
      ERROR,
      "the stream '%1$s' of '%2$s' has a default",
      "Remove @Default: a caller with nothing to send sends an empty stream."),
  /** Parameter, method. */
  ONE_WAY_STREAM(
      ERROR,
      "one-way method '%2$s' takes the stream '%1$s', which nobody would ask for",
      "Remove @OneWay, or call the method once an item."),
  /** Parameter, method. */
  IDEMPOTENT_STREAM(
      ERROR,
      "method '%2$s' is @Idempotent but takes the stream '%1$s', which cannot be sent again",
      "Remove @Idempotent, or take a list."),
  /** Parameter, method, the earlier parameter. */
  REQUIRED_AFTER_DEFAULT(
      ERROR,
      "parameter '%1$s' of '%2$s' has no default but follows '%3$s', which has one",
      "Callers leave arguments out from the end: give this one a @Default or move it forward."),
  /** Literal, method. */
  BAD_TIMEOUT(
      ERROR,
      "the timeout '%1$s' of method '%2$s' is not a length of time",
      "Write a positive whole number with its unit, such as 250ms, 2s, 5m or 1h."),
  /** Method. */
  ONE_WAY_RESULT(
      ERROR,
      "one-way method '%1$s' has a result, which could never arrive",
      "Return void, or remove @OneWay."),
  /** Method, error. */
  ONE_WAY_ERROR(
      ERROR,
      "one-way method '%1$s' declares the error %2$s, which could never arrive",
      "Remove it from throws, or remove @OneWay."),
  /** Method. */
  ONE_WAY_TIMEOUT(
      ERROR,
      "one-way method '%1$s' has a timeout, but nothing is waited for",
      "Remove @Timeout, or remove @OneWay."),

  // Defaults
  /** Literal, type, how a literal of the type looks. */
  BAD_DEFAULT(ERROR, "the default '%1$s' is not a value of type %2$s", "Write %3$s."),
  /** Literal, type, least value, greatest value. */
  DEFAULT_OUT_OF_RANGE(
      ERROR,
      "the default '%1$s' does not fit in type %2$s",
      "Its values go from %3$s to %4$s: change the value or the type."),
  /** Type. */
  DEFAULT_NOT_SUPPORTED(
      ERROR,
      "type %1$s cannot have a default",
      "Remove @Default; @Nullable or Optional lets a value be missing."),
  /** Name, enum, whole sentence that proposes something. */
  UNKNOWN_CONSTANT(ERROR, "enum %2$s has no constant '%1$s'", "%3$s"),
  /** Enum. */
  SEVERAL_DEFAULT_CONSTANTS(
      ERROR,
      "enum %1$s marks more than one constant with @Default",
      "Mark only the one that unknown names are read as."),

  // What the Java front end cannot read
  /** Kind of what carries the annotation, its name. */
  NOT_AN_INTERFACE(
      ERROR,
      "@RpcService is on the %1$s %2$s, but a service is an interface",
      "Move the annotation to an interface that declares the methods."),
  /** Kind of what carries the annotation, its name. */
  NOT_A_RECORD(
      ERROR,
      "@RpcStruct is on the %1$s %2$s, but a struct is a record",
      "Make it a record whose components are the fields."),
  /** Kind of what carries the annotation, its name. */
  NOT_AN_ERROR(
      ERROR,
      "@RpcError is on the %1$s %2$s, but an error is a subclass of dev.zerorpc.ContractException",
      "Make it a class that extends dev.zerorpc.ContractException."),
  /** Error. */
  ABSTRACT_ERROR(
      ERROR,
      "error %1$s is abstract, so no caller could be given one",
      "Remove abstract, or annotate its subclasses instead."),
  /** Kind, name. */
  GENERIC_TYPE(
      ERROR,
      "%1$s %2$s has type parameters, but a contract names each type in full",
      "Remove the type parameters; a service may extend an interface that has them."),
  /** Type. */
  INACCESSIBLE_TYPE(
      ERROR,
      "generated code cannot name %1$s, which is private, local to another package or not static",
      "Make it public, or static and visible in the package of the contract."),
  /** Method. */
  GENERIC_METHOD(
      ERROR,
      "method '%1$s' has type parameters, but a contract names each type in full",
      "Write the types themselves, or Object for a value of any type."),
  /** Wildcard, its bound. */
  WILDCARD(
      ERROR,
      "the wildcard '%1$s' leaves open which type crosses the wire",
      "Write the type itself, such as %2$s."),
  /** Type. */
  RAW_TYPE(
      ERROR,
      "%1$s is used without its type arguments",
      "Add them, such as List<String> in place of List."),
  /** Type, whole sentence that proposes something. */
  UNSUPPORTED_TYPE(ERROR, "%1$s is not a type of contracts", "%2$s"),
  /** Record. */
  STRUCT_NOT_ANNOTATED(
      ERROR,
      "the record %1$s is not a struct of contracts",
      "Annotate it with @RpcStruct so that its codec is generated."),
  /** Type, codec. */
  MISSING_CODEC(
      ERROR,
      "%1$s comes from a library that was compiled without its codec %2$s",
      "Compile the library with zerorpc's annotation processor."),
  /** Type. */
  UNSIGNED_TYPE(
      ERROR,
      "@Unsigned does not go with %1$s",
      "It goes with short (u8), int (u16), long (u32) and java.math.BigInteger (u64)."),
  /** Type, whole sentence that proposes something. */
  NOT_NULLABLE(ERROR, "%1$s cannot be missing", "%2$s"),
  /** Method, exception. */
  CHECKED_EXCEPTION(
      ERROR,
      "method '%1$s' declares the checked exception %2$s, which no contract can carry",
      "Declare a subclass of dev.zerorpc.ContractException annotated with @RpcError instead."),
  /** Exception class. */
  ERROR_NOT_ANNOTATED(
      ERROR,
      "%1$s is not a typed error of contracts",
      "Annotate it with @RpcError so that its codec is generated."),
  /** Error, how many constructors it has, in words. */
  ERROR_CONSTRUCTOR(
      ERROR,
      "error %1$s has %2$s, but its fields are the parameters of exactly one",
      "Give it one public constructor."),
  /** Error, parameter, its type, other name of the accessor. */
  ERROR_ACCESSOR(
      ERROR,
      "error %1$s has no public accessor of its constructor's parameter '%2$s'",
      "Add the method public %3$s %2$s() or public %3$s %4$s()."),
  /** Parameter, method. */
  PARAMETER_NAME(
      WARNING,
      "the name '%1$s' of a parameter of %2$s was made up by the compiler of its class file",
      "Compile that interface with -parameters, or give the parameter its name with @Name(\"…\")."),
  /** Annotation, method. */
  NOT_EXPOSED(
      WARNING,
      "@%1$s has no effect on method '%2$s', which the service does not expose",
      "Exposed are abstract methods and default methods annotated with @RpcMethod."),
  /** Type, contract. */
  UNRESOLVED_TYPE(
      ERROR,
      "no code is generated for %2$s because it names %1$s, which does not exist",
      "Import the type, or run the processor that generates it in the same compilation."),
  /** Generated type, contract. */
  STALE_GENERATED(
      ERROR,
      "the source of %1$s was generated from an earlier version of %2$s",
      "Run mvn generate-sources again, or delete the generated sources with mvn clean."),
  /** Contract, what happened. */
  INTERNAL_FAILURE(
      ERROR,
      "the contract compiler failed on %1$s: %2$s",
      "This is a fault of zerorpc: please report it together with the contract.");

  /** How bad it is. */
  public enum Severity {
    /** Nothing is generated. */
    ERROR,
    /** Code is generated all the same. */
    WARNING
  }

  private final Severity severity;
  private final String messageFormat;
  private final String cureFormat;

  DiagnosticCode(Severity severity, String messageFormat, String cureFormat) {
    this.severity = severity;
    this.messageFormat = messageFormat;
    this.cureFormat = cureFormat;
  }

  /** The stable name in messages and documents, such as {@code duplicate-method}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** How bad it is. */
  public Severity severity() {
    return severity;
  }

  /** What is wrong, as a format for the diagnostic's arguments. */
  String messageFormat() {
    return messageFormat;
  }

  /** What to do about it, as a format for the diagnostic's arguments. */
  String cureFormat() {
    return cureFormat;
  }
}
