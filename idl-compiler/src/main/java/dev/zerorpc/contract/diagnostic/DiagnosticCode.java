package dev.zerorpc.contract.diagnostic;

import static dev.zerorpc.contract.diagnostic.Severity.ERROR;
import static dev.zerorpc.contract.diagnostic.Severity.WARNING;

import java.util.Locale;

/**
 * Every message of every front end. The same mistake gets the same code and the same words wherever
 * the contract was written. A code's id never changes; {@code docs/diagnostics.md} has a section
 * for each with a wrong and a right example.
 *
 * <p>Message and cure are formats of {@link String#format}; the comment of a code names their
 * arguments.
 */
public enum DiagnosticCode implements ReportCode {
  // Names
  /** Kind of the named thing. */
  EMPTY_NAME(
      ERROR,
      "the name of this %1$s is empty",
      "Write a name, or leave @Name out to use Java's.",
      "Write a name, or leave @name out."),
  /** Kind, name. */
  INVALID_NAME(
      ERROR,
      "the name %2$s of this %1$s holds a control character or half of a surrogate pair",
      "Give it a name that can be printed and sent as UTF-8."),
  /** Kind, name, what the name is reserved for. */
  RESERVED_NAME(
      ERROR,
      "the name '%2$s' of this %1$s is reserved for %3$s",
      "Choose another one with @Name(\"…\").",
      "Choose another one with @name(\"…\")."),
  /** Wire name, service. */
  DUPLICATE_METHOD(
      ERROR,
      "service %2$s has more than one method named '%1$s'",
      "Methods are told apart by name alone: give this one another with @Name(\"…\").",
      "Methods are told apart by name alone: give this one another with @name(\"…\")."),
  /** Wire name, method. */
  DUPLICATE_PARAMETER(
      ERROR,
      "method '%2$s' has more than one parameter named '%1$s'",
      "Give this one another name with @Name(\"…\").",
      "Give this one another name."),
  /** Wire name, kind of the owner, owner. */
  DUPLICATE_FIELD(
      ERROR,
      "%2$s %3$s has more than one field named '%1$s'",
      "Give this one another name with @Name(\"…\").",
      "Give this one another name."),
  /** Wire name, enum. */
  DUPLICATE_CONSTANT(
      ERROR,
      "enum %2$s has more than one constant named '%1$s'",
      "Give this one another name with @Name(\"…\").",
      "Give this one another name."),
  /** Wire name, method, the other error class. */
  DUPLICATE_ERROR(
      ERROR,
      "method '%2$s' declares another error named '%1$s': %3$s",
      "A caller could not tell them apart: rename one with @Name(\"…\"), or declare only one.",
      "A caller could not tell them apart: rename one with @name(\"…\"), or declare only one."),
  /** Method with its parameters. */
  OBJECT_METHOD(
      ERROR,
      "%1$s is a method of every Java object and cannot be one of a service",
      "Rename the method; @Name(\"…\") keeps its name on the wire.",
      "Rename the method; @name(\"…\") keeps its name on the wire."),
  /** Generated type, other type or what it is generated for. */
  GENERATED_NAME(
      ERROR,
      "the generated class %1$s has the same name as %2$s",
      "Rename one of the two types, or move it to another package."),
  /** Type, what is in its way. */
  FILE_NAME(
      ERROR,
      "the file of class %1$s cannot exist on every system: %2$s",
      "Rename the type or its package.",
      "Rename the type or its namespace."),

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
      "Use java.nio.ByteBuffer for bytes, or a List.",
      "Remove @java(\"array\")."),
  /** Element type. */
  UNSUPPORTED_ARRAY(
      ERROR,
      "an array of %1$s is not supported",
      "Use a java.util.List of the same elements.",
      "Remove @java(\"array\")."),
  /** Nothing. */
  NESTED_OPTIONAL(
      ERROR,
      "a value that may be missing is declared as missing twice",
      "On the wire both are nil: remove one @Nullable or Optional.",
      "On the wire both are nil: remove one '?'."),
  /** Struct, path of field names back to it. */
  ENDLESS_STRUCT(
      ERROR,
      "struct %1$s always contains itself, through %2$s, so no value of it can exist",
      "Make one of these fields @Nullable, an Optional or a List.",
      "Make one of these fields optional, with '?', or a list."),
  /** Enum. */
  EMPTY_ENUM(ERROR, "enum %1$s has no constants", "Add a constant, or use another type."),

  // Methods
  /** Service. */
  EMPTY_SERVICE(
      WARNING,
      "service %1$s has no methods",
      "Add an abstract method, or mark a default method with @RpcMethod.",
      "Add a method."),
  /** Method. */
  STREAM_OF_VOID(
      ERROR,
      "method '%1$s' answers with a stream of nothing",
      "Name the type of the items, or return void.",
      "Name the type of the items, or leave the result out."),
  /** Method. */
  PUBLISHER_OF_NULL(
      ERROR,
      "method '%1$s' has a publisher whose items may be missing, which publishers cannot carry",
      "Use dev.zerorpc.RpcStream or java.util.stream.Stream, or items that are always there.",
      "Remove @java(\"publisher\"), or the '?' of the items."),
  /** Parameter, method. */
  STREAM_NOT_LAST(
      ERROR,
      "the stream '%1$s' is not the last parameter of '%2$s'",
      "Items follow the other arguments: make it the only stream and move it to the end."),
  /** Parameter, method. */
  STREAM_DEFAULT(
      ERROR,
      "the stream '%1$s' of '%2$s' has a default",
      "Remove @Default: a caller with nothing to send sends an empty stream.",
      "Remove the default: a caller with nothing to send sends an empty stream."),
  /** Parameter, method. */
  ONE_WAY_STREAM(
      ERROR,
      "one-way method '%2$s' takes the stream '%1$s', which nobody would ask for",
      "Remove @OneWay, or call the method once an item.",
      "Remove oneway, or call the method once an item."),
  /** Parameter, method. */
  IDEMPOTENT_STREAM(
      ERROR,
      "method '%2$s' is idempotent but takes the stream '%1$s', which cannot be sent again",
      "Remove @Idempotent, or take a list.",
      "Remove @idempotent, or take a list."),
  /** Parameter, method, the earlier parameter. */
  REQUIRED_AFTER_DEFAULT(
      ERROR,
      "parameter '%1$s' of '%2$s' has no default but follows '%3$s', which has one",
      "Callers leave arguments out from the end: give this one a @Default or move it forward.",
      "Callers leave arguments out from the end: give this one a default or move it forward."),
  /** Literal, method. */
  BAD_TIMEOUT(
      ERROR,
      "the timeout '%1$s' of method '%2$s' is not a length of time",
      "Write a positive whole number with its unit, such as 250ms, 2s, 5m or 1h."),
  /** Method. */
  ONE_WAY_RESULT(
      ERROR,
      "one-way method '%1$s' has a result, which could never arrive",
      "Return void, or remove @OneWay.",
      "Remove the result, or remove oneway."),
  /** Method, error. */
  ONE_WAY_ERROR(
      ERROR,
      "one-way method '%1$s' declares the error %2$s, which could never arrive",
      "Remove it from throws, or remove @OneWay.",
      "Remove it from throws, or remove oneway."),
  /** Method. */
  ONE_WAY_TIMEOUT(
      ERROR,
      "one-way method '%1$s' has a timeout, but nothing is waited for",
      "Remove @Timeout, or remove @OneWay.",
      "Remove @timeout, or remove oneway."),

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
      "Remove @Default; @Nullable or Optional lets a value be missing.",
      "Remove the default; '?' after the type lets a value be missing."),
  /** Name, enum, whole sentence that proposes something. */
  UNKNOWN_CONSTANT(ERROR, "enum %2$s has no constant '%1$s'", "%3$s"),
  /** Enum. */
  SEVERAL_DEFAULT_CONSTANTS(
      ERROR,
      "enum %1$s marks more than one constant as its default",
      "Mark only the one that unknown names are read as.",
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
  NOT_A_UNION(
      ERROR,
      "@RpcUnion is on the %1$s %2$s, but a union is a sealed interface",
      "Make it a sealed interface with a record for each member."),
  /** What it permits, union. */
  UNION_MEMBER(
      ERROR,
      "%1$s cannot be a member of union %2$s",
      "A member is a record inside %2$s with one component, and has a name in upper camel case."),
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
  /** Interface. */
  UNION_NOT_ANNOTATED(
      ERROR,
      "the sealed interface %1$s is not a union of contracts",
      "Annotate it with @RpcUnion so that its codec is generated."),
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

  // Parts that only some contracts have
  /** Wire name, union. */
  DUPLICATE_MEMBER(
      ERROR,
      "union %2$s has more than one member named '%1$s'",
      "A value is told apart by its member's name alone: give this one another."),
  /** Kind of the part, its Java name, wire name of the other part. */
  JAVA_NAME(
      ERROR,
      "this %1$s is called %2$s in Java, like the one named '%3$s'",
      "Rename one of them; @Name(\"…\") keeps its name on the wire.",
      "Rename one of them; @name(\"…\") keeps its name on the wire."),
  /** Kind and name, places it needs, places there are. */
  TOO_MANY_PARAMETERS(
      ERROR,
      "%1$s needs %2$s places for parameters in Java, which has %3$s",
      "A long or a double takes two, everything else one. Group some of them in structs."),
  /** Kind, name, bytes it needs, bytes there are. */
  CLASS_TOO_LARGE(
      ERROR,
      "the code for %1$s %2$s would take about %3$s bytes, of which Java allows %4$s in one place",
      "Split it into several."),
  /** What, its bytes, bytes there are. */
  TOO_LONG(ERROR, "%1$s takes %2$s bytes, of which there may be %3$s", "Shorten it."),
  /** Union. */
  EMPTY_UNION(ERROR, "union %1$s has no members", "Add a member, or use another type."),
  /** Enum, type. */
  ENUM_TYPE(
      ERROR,
      "the numbers of enum %1$s cannot be of type %2$s",
      "Use i8, i16, i32, i64, u8, u16 or u32."),
  /** Constant, enum. */
  UNEXPECTED_NUMBER(
      ERROR,
      "constant %1$s has a number, but enum %2$s is a string on the wire",
      "Remove @WireNumber, or annotate the enum with @RpcEnum.",
      "Remove the number, or give the enum the type of its numbers, as in 'enum %2$s : i32'."),
  /** Constant, enum. */
  MISSING_NUMBER(
      ERROR,
      "constant %1$s of enum %2$s has no number",
      "Every constant of an @RpcEnum has one: annotate it with a @WireNumber of its own.",
      "Every constant of an enum of numbers has one: write '%1$s = 1;' with a number of its own."),
  /** Number, enum, the other constant. */
  DUPLICATE_NUMBER(
      ERROR,
      "constant %3$s of enum %2$s has the number %1$s as well",
      "Give each constant a number of its own."),
  /** Number, type, least value, greatest value. */
  NUMBER_OUT_OF_RANGE(
      ERROR,
      "the number %1$s does not fit in type %2$s",
      "Its values go from %3$s to %4$s: change the number or the type of the enum."),
  /** Constant, type. */
  CONSTANT_TYPE(
      ERROR,
      "constant %1$s cannot be of type %2$s",
      "Constants are bools, numbers, strings, durations, or constants of an enum."),
  /** Literal, constant, type, how a literal of the type looks. */
  BAD_CONSTANT(
      ERROR, "the value '%1$s' of constant %2$s is not a value of type %3$s", "Write %4$s."),
  /** Annotation, type. */
  CONSTRAINT_TYPE(
      ERROR,
      "@%1$s does not go with type %2$s",
      "Numbers and durations have a range, strings, bytes and collections a length, strings a"
          + " pattern."),
  /** Literal, annotation, how a bound looks. */
  BAD_BOUND(ERROR, "'%1$s' is not a bound for @%2$s", "Write %3$s."),
  /** Annotation, least, greatest. */
  EMPTY_RANGE(
      ERROR,
      "no value lies between the bounds %2$s and %3$s of @%1$s",
      "Write the lower bound first."),
  /** Expression, what is wrong with it. */
  BAD_PATTERN(
      ERROR,
      "'%1$s' is not a regular expression: %2$s",
      "Write one as java.util.regex.Pattern reads it."),
  /** Default, annotation, least, greatest. */
  DEFAULT_OUT_OF_BOUNDS(
      ERROR,
      "the default '%1$s' does not keep to @%2$s(%3$s, %4$s)",
      "Change the default or the bounds."),

  // What the contract language's front end cannot read
  /** File, what happened. */
  UNREADABLE_FILE(ERROR, "%1$s cannot be read: %2$s", "Check the path and the file's permissions."),
  /** Nothing. */
  INVALID_UTF8(ERROR, "this is not UTF-8", "Save the file as UTF-8."),
  /** The character. */
  UNEXPECTED_CHARACTER(
      ERROR,
      "%1$s has no meaning here",
      "Remove it; text stands in quotation marks, an unusual name in backticks."),
  /** Nothing. */
  UNCLOSED_COMMENT(ERROR, "this comment does not end", "Write '*/' at its end."),
  /** Nothing. */
  UNCLOSED_STRING(
      ERROR,
      "this string does not end in its line",
      "Write '\"' at its end; a line break in a string is \\n."),
  /** The escape. */
  BAD_ESCAPE(
      ERROR,
      "%1$s is not an escape of strings",
      "There are \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four hexadecimal digits."),
  /** The text. */
  BAD_NUMBER(
      ERROR,
      "'%1$s' is not a number",
      "Numbers look like 42, 1_000, 0x2a, 2.5, 1e-3, and durations like 250ms, 2s, 5m, 1h."),
  /** The text between the backticks. */
  BAD_BACKTICKS(
      ERROR,
      "'%1$s' is not a name",
      "Between backticks stands one name of Java letters and digits, all in one line."),
  /** What was expected, what was found, whole sentence that proposes something. */
  UNEXPECTED_TOKEN(ERROR, "expected %1$s, found %2$s", "%3$s"),
  /** The word, whole sentence that proposes something. */
  UNKNOWN_DECLARATION(ERROR, "'%1$s' does not begin a definition", "%2$s"),
  /** Kind, name. */
  UNCLOSED_DEFINITION(ERROR, "%1$s %2$s has no end", "Write '}' after its last member."),
  /** What is nested, how deep it may be. */
  TOO_DEEP(
      ERROR,
      "%1$s are nested more than %2$s levels deep",
      "Give the inner parts definitions of their own."),
  /** Nothing. */
  MISPLACED_NAMESPACE(
      ERROR,
      "the namespace is not the first declaration of its file",
      "Write it once, before everything else."),
  /** Option, whole sentence that proposes something. */
  UNKNOWN_OPTION(ERROR, "there is no option '%1$s'", "%2$s"),
  /** Option, how its value looks. */
  BAD_OPTION(ERROR, "this is no value of option %1$s", "Write %2$s, once in a file."),
  /** Annotation, whole sentence that proposes something. */
  UNKNOWN_ANNOTATION(ERROR, "there is no annotation '@%1$s'", "%2$s"),
  /** Annotation, kind of what it stands at, kinds that it goes with. */
  MISPLACED_ANNOTATION(
      ERROR, "@%1$s has no meaning for %2$s", "It goes with %3$s: move or remove it."),
  /** Part, whole sentence that proposes something. */
  NOT_DEPRECABLE(ERROR, "%1$s cannot be deprecated", "%2$s"),
  /** Annotation. */
  DUPLICATE_ANNOTATION(ERROR, "@%1$s stands here twice", "Remove one of them."),
  /** Annotation, how it looks. */
  BAD_ANNOTATION(ERROR, "the arguments of @%1$s are wrong", "Write %2$s."),
  /** What it was used as. */
  MISPLACED_STREAM(
      ERROR,
      "a stream cannot be %1$s",
      "Only the whole result of a method, or its last parameter, can be a stream; elsewhere, use a"
          + " list."),
  /** Nothing. */
  MISPLACED_VOID(
      ERROR,
      "void is not the type of a value",
      "Name a type; a method without a result has no '->'."),
  /** Type, how many arguments it takes, how many there are. */
  TYPE_ARGUMENTS(
      ERROR,
      "%1$s takes %2$s, not %3$s",
      "Write bool, list<string>, set<string> or map<string, i64>, for example."),
  /** Kind, name, whole sentence that proposes something. */
  UNKNOWN_TYPE(ERROR, "there is no %1$s '%2$s'", "%3$s"),
  /** Name, one definition, another. */
  AMBIGUOUS_NAME(
      ERROR,
      "'%1$s' can be %2$s and %3$s",
      "Write the name with as much of its namespace as tells them apart."),
  /** Name, kind that it is, kind that is needed. */
  WRONG_KIND(ERROR, "'%1$s' is %2$s, not %3$s", "Name %3$s here."),
  /** Name, whole sentence that proposes something. */
  UNKNOWN_VALUE(ERROR, "there is no constant '%1$s'", "%2$s"),
  /** Constant. */
  CONSTANT_CYCLE(
      ERROR,
      "the value of constant %1$s depends on itself",
      "Give one of the constants a literal."),
  /** Service. */
  SERVICE_CYCLE(ERROR, "service %1$s extends itself", "Remove one of the extends."),
  /** Service, the other service. */
  DUPLICATE_PARENT(ERROR, "service %1$s extends %2$s twice", "Remove one of them."),
  /** Method, service, other service. */
  METHOD_CONFLICT(
      ERROR,
      "method '%1$s' that service %2$s inherits from %3$s has the same parameters but another"
          + " result than its own",
      "Rename one of them, or give both the same result."),
  /** Name, where else. */
  DUPLICATE_DEFINITION(
      ERROR, "%1$s is defined already, at %2$s", "Rename one of them, or remove it."),
  /** Path, where it was looked for. */
  IMPORT_NOT_FOUND(
      ERROR,
      "there is no file \"%1$s\" to import",
      "Paths have slashes and start at the importing file's folder or at an import root. Looked in:"
          + " %2$s."),
  /** The file, the files on the way back to it. */
  IMPORT_CYCLE(
      ERROR,
      "%1$s imports itself, through %2$s",
      "Move what both files need to a third one that imports neither."),

  // The compiler itself
  /** Contract, what happened. */
  INTERNAL_FAILURE(
      ERROR,
      "the contract compiler failed on %1$s: %2$s",
      "This is a fault of zerorpc: please report it together with the contract.");

  private final Severity severity;
  private final String messageFormat;
  private final String cureFormat;
  private final String languageCureFormat;

  DiagnosticCode(Severity severity, String messageFormat, String cureFormat) {
    this(severity, messageFormat, cureFormat, cureFormat);
  }

  DiagnosticCode(
      Severity severity, String messageFormat, String cureFormat, String languageCureFormat) {
    this.severity = severity;
    this.messageFormat = messageFormat;
    this.cureFormat = cureFormat;
    this.languageCureFormat = languageCureFormat;
  }

  /** The stable name in messages and documents, such as {@code duplicate-method}. */
  @Override
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** How bad it is. */
  public Severity severity() {
    return severity;
  }

  @Override
  public Notice.Level level() {
    return severity == ERROR ? Notice.Level.ERROR : Notice.Level.WARNING;
  }

  @Override
  public String help() {
    String cure = languageCureFormat.matches("%\\d\\$s") ? "" : languageCureFormat + " ";
    return "%s. %sdocs/diagnostics.md#%s has examples."
        .formatted(ReportCode.dotted(messageFormat), ReportCode.dotted(cure), id());
  }

  /** What is wrong, as a format for the diagnostic's arguments. */
  String messageFormat() {
    return messageFormat;
  }

  /** What to do about it, as a format for the diagnostic's arguments. */
  String cureFormat() {
    return cureFormat;
  }

  /** The same in the words of the contract language, where Java's would not help. */
  String languageCureFormat() {
    return languageCureFormat;
  }
}
