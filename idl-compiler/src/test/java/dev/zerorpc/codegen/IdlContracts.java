package dev.zerorpc.codegen;

import static dev.zerorpc.testing.Contracts.ANY;
import static dev.zerorpc.testing.Contracts.BOOL;
import static dev.zerorpc.testing.Contracts.BYTES;
import static dev.zerorpc.testing.Contracts.F64;
import static dev.zerorpc.testing.Contracts.I32;
import static dev.zerorpc.testing.Contracts.I64;
import static dev.zerorpc.testing.Contracts.I8;
import static dev.zerorpc.testing.Contracts.STRING;
import static dev.zerorpc.testing.Contracts.array;
import static dev.zerorpc.testing.Contracts.enumType;
import static dev.zerorpc.testing.Contracts.list;
import static dev.zerorpc.testing.Contracts.map;
import static dev.zerorpc.testing.Contracts.name;
import static dev.zerorpc.testing.Contracts.nullable;
import static dev.zerorpc.testing.Contracts.optional;
import static dev.zerorpc.testing.Contracts.scalar;
import static dev.zerorpc.testing.Contracts.set;
import static dev.zerorpc.testing.Contracts.struct;
import static dev.zerorpc.testing.Contracts.union;
import static dev.zerorpc.testing.Contracts.unionOf;

import dev.zerorpc.contract.Constraint;
import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.Definition;
import dev.zerorpc.contract.Documentation;
import dev.zerorpc.contract.ErrorDefinition;
import dev.zerorpc.contract.ErrorDefinition.Field;
import dev.zerorpc.contract.ErrorDefinition.Message;
import dev.zerorpc.contract.FieldDefinition;
import dev.zerorpc.contract.JavaName;
import dev.zerorpc.contract.MethodDefinition;
import dev.zerorpc.contract.ResultDefinition.Form;
import dev.zerorpc.contract.ScalarKind;
import dev.zerorpc.contract.ServiceDefinition;
import dev.zerorpc.contract.TypeRef;
import dev.zerorpc.contract.TypeRef.ScalarForm;
import dev.zerorpc.testing.Contracts;
import dev.zerorpc.testing.Contracts.At;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The contracts behind the golden files of which the Java types are generated, too. */
final class IdlContracts {
  private static final Set<String> NAMES = Set.of("metrics", "odd");
  private static final TypeRef DURATION = scalar(ScalarKind.DURATION);
  private static final TypeRef U64 = scalar(ScalarKind.U64);

  private IdlContracts() {}

  /** What a front end decides of the contract of that name. */
  static GeneratorOptions options(String name) {
    Map<JavaName, String> sources = new HashMap<>();
    if (NAMES.contains(name)) {
      GoldenContracts.get(name)
          .definitions()
          .forEach(definition -> sources.put(definition.javaName(), name + ".zrpc"));
    }
    return new GeneratorOptions(true, Set.of(), sources);
  }

  static Contract metrics() {
    String p = "com.example.metrics.";
    TypeRef unit = enumType(p + "Unit");
    TypeRef level = enumType(p + "Level");
    TypeRef sample = struct(p + "Sample");
    TypeRef reading = union(p + "Reading");
    MethodDefinition ping = Contracts.method("ping").documented("Answers.").build();
    List<Definition> definitions = new ArrayList<>();
    definitions.add(
        IdlParts.enumOf(
            p + "Unit",
            "How a sample is to be read.",
            "UNKNOWN",
            IdlParts.constant("COUNT", "count", "How many."),
            IdlParts.constant("MILLIS", "millis", ""),
            IdlParts.constant("UNKNOWN", "unknown", "Something newer.")));
    definitions.add(IdlParts.numbers(p + "Level", ScalarKind.U8, null, "LOW=1", "HIGH=200"));
    definitions.add(
        IdlParts.numbers(p + "Priority", ScalarKind.I64, "OTHER", "OTHER=0", "FAR=-3000000000"));
    definitions.add(
        Contracts.structOf(
            p + "Sample",
            true,
            false,
            "One measured value.",
            IdlParts.field("name", STRING, null)
                .documented("what was measured")
                .constrained(
                    new Constraint.Pattern("[a-z]+(\\.[a-z]+)*"), new Constraint.Length("1", "20"))
                .build(),
            IdlParts.field("value", F64, null).constrained(new Constraint.Range("0", null)).build(),
            IdlParts.field("at", scalar(ScalarKind.TIMESTAMP), null).since("1.1").build(),
            IdlParts.field("unit", unit, "count").build(),
            IdlParts.field("tags", map(STRING, STRING), "{}").build(),
            IdlParts.field("note", nullable(STRING), null).named("Note").build()));
    definitions.add(
        IdlParts.positional(
            p + "Point",
            Contracts.field("x", F64),
            Contracts.field("y", F64),
            Contracts.field("label", nullable(STRING)),
            Contracts.field("level", "level", level, "LOW")));
    definitions.add(
        Contracts.structOf(
            p + "Blob",
            Contracts.field("data", BYTES),
            Contracts.field("more", nullable(BYTES)),
            Contracts.field("grid", array(array(I32))),
            Contracts.field("lists", nullable(list(nullable(I32))))));
    definitions.add(numbers(p, unit, level));
    definitions.add(
        unionOf(
            p + "Reading",
            "A tagged union: exactly one of the members.",
            IdlParts.member("number", "number", F64, "A number."),
            IdlParts.member("string", "string", STRING, ""),
            IdlParts.member("samples", "all samples", list(sample), ""),
            IdlParts.member("level", "level", nullable(level), ""),
            IdlParts.member("raw", "raw", BYTES, ""),
            IdlParts.member("reading", "reading", reading, "")));
    definitions.add(quotaExceeded(p, sample));
    definitions.add(
        Contracts.errorOf(
            p + "Closed",
            "Closed",
            true,
            "It is closed.\n\nFor good.",
            new Field(Contracts.field("unit", nullable(unit)))));
    definitions.add(
        Contracts.service(p + "Base", "Base", true, false, "What every service has.", ping));
    definitions.add(service(p, ping, sample, reading));
    return new Contract(definitions, List.of(), IdlParts.constants(p, unit));
  }

  private static Definition numbers(String p, TypeRef unit, TypeRef level) {
    return Contracts.structOf(
        p + "Numbers",
        Contracts.field("u8", scalar(ScalarKind.U8)),
        Contracts.field("u16", "u16", scalar(ScalarKind.U16), "0xffff"),
        Contracts.field("u32", scalar(ScalarKind.U32)),
        Contracts.field("u64", U64),
        Contracts.field("boxed", scalar(ScalarKind.U8, ScalarForm.BOXED)),
        Contracts.field("u32s", list(scalar(ScalarKind.U32))),
        Contracts.field("maybe", optional(scalar(ScalarKind.U16))),
        Contracts.field("perhaps", nullable(U64)),
        Contracts.field("bigint", scalar(ScalarKind.BIGINT)),
        Contracts.field("uuid", scalar(ScalarKind.UUID)),
        Contracts.field("duration", DURATION),
        Contracts.field("any", ANY),
        Contracts.field("buffer", scalar(ScalarKind.BYTES, ScalarForm.BYTE_BUFFER)),
        Contracts.field("bools", map(BOOL, I8)),
        Contracts.field("longs", map(scalar(ScalarKind.U32), scalar(ScalarKind.F32))),
        Contracts.field("units", map(unit, set(unit))),
        Contracts.field("levels", map(level, level)),
        Contracts.field("ids", map(scalar(ScalarKind.UUID), list(nullable(STRING)))),
        Contracts.field("times", map(scalar(ScalarKind.TIMESTAMP), DURATION)));
  }

  private static ErrorDefinition quotaExceeded(String p, TypeRef sample) {
    return Contracts.errorOf(
        p + "QuotaExceeded",
        "quota.exceeded",
        false,
        "The caller has used up its quota.",
        new Message(),
        new Field(IdlParts.field("limit", I64, null).documented("how much is allowed").build()),
        new Field(
            IdlParts.field("retryAfter", nullable(DURATION), null).named("retry_after").build()),
        new Field(IdlParts.field("samples", list(sample), "[]").build()));
  }

  private static ServiceDefinition service(
      String p, MethodDefinition ping, TypeRef sample, TypeRef reading) {
    MethodDefinition[] methods = {
      Contracts.method("commit")
          .with("cid", ANY)
          .returns(STRING)
          .documented("Acknowledges one id.")
          .build(),
      Contracts.method("record")
          .with(
              IdlParts.parameter("sample", sample).documented("what to keep, `as is`").build(),
              IdlParts.parameter("copies", scalar(ScalarKind.U8))
                  .constrained(new Constraint.Range("1", "10"))
                  .defaults("1")
                  .build())
          .returns(U64)
          .failsWith(p + "QuotaExceeded")
          .failsWith(p + "Closed")
          .build(),
      Contracts.method("range")
          .with("from", I32)
          .with("to", I32)
          .with("step", I32, "1")
          .returns(scalar(ScalarKind.U32))
          .as(Form.RPC_STREAM)
          .documented("Counts from `from` up to, not including, `to`.")
          .build(),
      Contracts.method("total")
          .with(
              IdlParts.parameter("name", nullable(STRING))
                  .constrained(new Constraint.Length(null, "3"))
                  .build())
          .returns(F64)
          .idempotent()
          .timeout("2s")
          .build(),
      Contracts.method("count").with("name", STRING).with("by", I64, "1").oneWay().build(),
      Contracts.method("add42").named("add_42").with("n", I64).returns(I64).build(),
      IdlParts.replaced(
          Contracts.method("sum").with("name", STRING).returns(F64).deprecated().build(),
          "Use `total`.",
          "0.9"),
      Contracts.method("echo").with("reading", reading).returns(reading).build(),
      Contracts.method("numbers")
          .with("numbers", struct(p + "Numbers"))
          .returns(struct(p + "Numbers"))
          .build(),
      Contracts.method("move")
          .with("point", struct(p + "Point"))
          .with("priority", enumType(p + "Priority"))
          .returns(struct(p + "Point"))
          .as(Form.COMPLETABLE_FUTURE)
          .build(),
      Contracts.method("blob")
          .with("blob", struct(p + "Blob"))
          .returns(nullable(struct(p + "Blob")))
          .build(),
      Contracts.method("priorities")
          .with("level", enumType(p + "Level"), "HIGH")
          .returns(list(enumType(p + "Priority")))
          .build(),
      ping
    };
    return new ServiceDefinition(
        name(p + "Metrics"),
        "Metrics",
        List.of(methods),
        List.of(name(p + "Base")),
        true,
        false,
        new Documentation("The metrics service.", "1.0", ""),
        new At("Metrics"));
  }

  /** Names that Java, or generated code, has for something else. */
  static Contract odd() {
    String p = "com.example.odd.";
    TypeRef unit = enumType(p + "Unit");
    TypeRef text = struct(p + "String");
    TypeRef odd = union(p + "Odd");
    List<Definition> definitions = new ArrayList<>();
    definitions.add(
        IdlParts.enumOf(
            p + "Unit",
            "Ends a comment */ here.",
            null,
            IdlParts.constant("class_", "class", ""),
            IdlParts.constant("Default", "Default", "Says @Default on one line\n@and more."),
            IdlParts.constant("$", "$", "")));
    definitions.add(
        Contracts.structOf(
            p + "String",
            Contracts.field("Objects", STRING),
            Contracts.field("List", list(STRING)),
            Contracts.field("Collections", map(STRING, BYTES)),
            Contracts.field("Arrays", BYTES),
            Contracts.field("Unit", "unit", unit, "$"),
            Contracts.field("Duration", "Duration", DURATION, "2s"),
            Contracts.field("other", nullable(STRING)),
            Contracts.field("that", optional(STRING)),
            Contracts.field("toString_", "toString", STRING, null),
            Contracts.field("builder", I32),
            Contracts.field("build", I32),
            Contracts.field("java_", "java", ANY, null)));
    definitions.add(
        Contracts.structOf(p + "StringBuilder", Contracts.field("int_", "int", I32, "5")));
    definitions.add(
        Contracts.structOf(p + "Builder", Contracts.field("Builder", struct(p + "StringBuilder"))));
    definitions.add(Contracts.structOf(p + "Name", Contracts.field("name", "Name", STRING, null)));
    definitions.add(
        unionOf(
            p + "Odd",
            "",
            IdlParts.member("odd", "odd", odd, ""),
            IdlParts.member("string", "string", text, ""),
            IdlParts.member("object", "object", ANY, ""),
            IdlParts.member("Objects", "Objects", STRING, ""),
            IdlParts.member("list", "list", list(text), ""),
            IdlParts.member("override", "class", BYTES, "")));
    definitions.add(
        Contracts.errorOf(
            p + "Exception",
            "Exception",
            false,
            "",
            new Field(Contracts.field("serialVersionUID", I64)),
            new Field(Contracts.field("cause", optional(list(odd)))),
            new Field(Contracts.field("String", text))));
    definitions.add(
        Contracts.structOf(
            p + "Wide",
            Stream.iterate(1, i -> i + 1)
                .limit(250)
                .map(i -> Contracts.field("f" + i, "f" + i, I32, i > 1 ? "" + i : null))
                .toArray(FieldDefinition[]::new)));
    definitions.add(oddService(p, text, odd));
    return new Contract(definitions, List.of(), IdlParts.oddConstants(p));
  }

  private static ServiceDefinition oddService(String p, TypeRef text, TypeRef odd) {
    var wide = Contracts.method("wide");
    for (int i = 1; i <= 250; i++) {
      wide.with("p" + i, I32);
    }
    return Contracts.service(
        p + "Object",
        Contracts.method("class_").named("class").with("class_", STRING).returns(STRING).build(),
        Contracts.method("client").with("client", text).with("of", odd).returns(odd).build(),
        Contracts.method("$").with("$", list(text)).returns(nullable(text)).build(),
        Contracts.method("create")
            .with("Codecs", struct(p + "Name"))
            .with("CODECS", struct(p + "Builder"))
            .returns(struct(p + "Name"))
            .failsWith(p + "Exception")
            .build(),
        Contracts.method("equals").with("other", struct(p + "Wide")).returns(I32).build(),
        wide.returns(I64).build());
  }
}
