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
import static dev.zerorpc.testing.Contracts.contract;
import static dev.zerorpc.testing.Contracts.enumOf;
import static dev.zerorpc.testing.Contracts.enumType;
import static dev.zerorpc.testing.Contracts.errorOf;
import static dev.zerorpc.testing.Contracts.field;
import static dev.zerorpc.testing.Contracts.list;
import static dev.zerorpc.testing.Contracts.map;
import static dev.zerorpc.testing.Contracts.method;
import static dev.zerorpc.testing.Contracts.nullable;
import static dev.zerorpc.testing.Contracts.optional;
import static dev.zerorpc.testing.Contracts.parameter;
import static dev.zerorpc.testing.Contracts.scalar;
import static dev.zerorpc.testing.Contracts.service;
import static dev.zerorpc.testing.Contracts.set;
import static dev.zerorpc.testing.Contracts.stream;
import static dev.zerorpc.testing.Contracts.struct;
import static dev.zerorpc.testing.Contracts.structOf;
import static dev.zerorpc.testing.Contracts.variadic;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.Documentation;
import dev.zerorpc.contract.EnumDefinition;
import dev.zerorpc.contract.ErrorDefinition.Field;
import dev.zerorpc.contract.ErrorDefinition.Message;
import dev.zerorpc.contract.FieldDefinition;
import dev.zerorpc.contract.ResultDefinition.Form;
import dev.zerorpc.contract.ScalarKind;
import dev.zerorpc.contract.TypeRef;
import dev.zerorpc.contract.TypeRef.ScalarForm;
import dev.zerorpc.contract.diagnostic.Diagnostic;
import dev.zerorpc.idl.CompilationRequest;
import dev.zerorpc.idl.CompilationResult;
import dev.zerorpc.idl.ZrpcCompiler;
import dev.zerorpc.idl.syntax.SourceText;
import dev.zerorpc.testing.Contracts.At;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The contracts behind the golden files, as a front end would read the interfaces beside them. */
final class GoldenContracts {
  private static final TypeRef U8 = scalar(ScalarKind.U8);
  private static final TypeRef U64 = scalar(ScalarKind.U64);
  private static final TypeRef DURATION = scalar(ScalarKind.DURATION);

  private GoldenContracts() {}

  /** Each contract by the last part of its package. */
  static Map<String, Contract> all() {
    return new TreeMap<>(
        Map.of(
            "greeter", greeter(),
            "types", types(),
            "hostile", hostile(),
            "shadow", shadow(),
            "streams", streams(),
            "old", old(),
            "metrics", file("metrics"),
            "odd", file("odd"),
            "outdated", file("outdated")));
  }

  static Contract get(String name) {
    return Objects.requireNonNull(all().get(name), name);
  }

  private static Contract file(String name) {
    try {
      String text = Files.readString(Path.of("src/test/golden/zrpc", name + ".zrpc"));
      CompilationResult result =
          ZrpcCompiler.compile(
              CompilationRequest.ofTexts(SourceText.of("contracts/" + name + ".zrpc", text)));
      assertThat(result.diagnostics()).map(Diagnostic::describe).isEmpty();
      return result.contract();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Contract greeter() {
    String error = "com.example.greeter.UnknownCounter";
    TypeRef sample = struct("com.example.greeter.Sample");
    FieldDefinition known =
        new FieldDefinition(
            "known", "known", "getKnown", I32, null, Documentation.NONE, new At("known"));
    return contract(
        service(
            "com.example.greeter.Greeter",
            "Greeter",
            true,
            false,
            "The seed's greeter.",
            method("hello")
                .with("name", STRING)
                .returns(STRING)
                .documented("Greets somebody.")
                .build(),
            method("range")
                .with("from", I32)
                .with("to", I32)
                .with("step", I32, "1")
                .returns(I32)
                .as(Form.RPC_STREAM)
                .documented("Counts from `from` up to, not including, `to`.")
                .build(),
            method("total")
                .with("name", STRING)
                .returns(I64)
                .as(Form.COMPLETABLE_FUTURE)
                .idempotent()
                .timeout("2s")
                .failsWith(error)
                .build(),
            method("count").with("name", STRING).with("by", I64).oneWay().build(),
            method("reset").timeout("250ms").build(),
            method("flush").as(Form.COMPLETION_STAGE).build(),
            method("samples")
                .with("names", list(STRING))
                .returns(sample)
                .as(Form.JAVA_STREAM)
                .build(),
            method("last")
                .with(variadic("names", STRING, null))
                .returns(sample)
                .failsWith(error)
                .build()),
        structOf(
            "com.example.greeter.Sample",
            true,
            false,
            "One measured value.",
            field("name", STRING),
            field("value", F64),
            field("at", scalar(ScalarKind.TIMESTAMP)),
            field("tags", map(STRING, STRING)),
            field("note", nullable(STRING))),
        errorOf(
            error,
            "UnknownCounter",
            false,
            "There is no counter of that name.",
            new Field(field("counter", STRING)),
            new Message(),
            new Field(known)));
  }

  private static Contract types() {
    TypeRef unit = enumType("com.example.types.Unit");
    TypeRef scalars = struct("com.example.types.Scalars");
    TypeRef node = struct("com.example.types.Node");
    TypeRef edge = struct("com.example.types.Edge");
    TypeRef empty = struct("com.example.types.Outer.Empty");
    return contract(
        enumOf("com.example.types.Unit", "UNKNOWN", "COUNT=count", "MILLIS=millis", "UNKNOWN"),
        structOf("com.example.types.Scalars", scalarFields(unit)),
        structOf(
            "com.example.types.Composites",
            field("strings", list(STRING)),
            field("moreStrings", list(STRING)),
            field("numbers", set(I64)),
            field("byUnit", map(unit, list(scalars))),
            field("gaps", list(nullable(I32))),
            field("perhaps", nullable(I32)),
            field("unit", optional(unit)),
            field("ints", array(I32)),
            field("longs", array(I64)),
            field("words", array(STRING)),
            field("grid", array(array(I32))),
            field("blobs", array(BYTES)),
            field("scalars", nullable(scalars))),
        structOf("com.example.types.Defaults", defaultFields(unit)),
        structOf(
            "com.example.types.Node",
            field("name", STRING),
            field("parent", nullable(node)),
            field("children", list(node)),
            field("edges", list(edge))),
        structOf("com.example.types.Edge", field("weight", F64), field("ends", list(node))),
        structOf("com.example.types.Outer.Empty", false, false, ""),
        service(
            "com.example.types.Outer.Service",
            "outer",
            false,
            false,
            "",
            method("echo")
                .with("empty", empty)
                .with("other", nullable(empty))
                .with("more", map(STRING, empty))
                .returns(empty)
                .build(),
            method("find")
                .with("key", optional(STRING))
                .with("limit", nullable(I32), "null")
                .returns(nullable(STRING))
                .build(),
            method("units")
                .with("ids", array(I32))
                .with("first", unit)
                .with("second", unit, "count")
                .with(variadic("rest", BYTES, "[]"))
                .returns(list(unit))
                .build(),
            method("add").with("a", I64).with("b", I64, "1").returns(I64).build(),
            method("add").named("add_all").with("numbers", list(I64)).returns(I64).build()));
  }

  private static FieldDefinition[] scalarFields(TypeRef unit) {
    return new FieldDefinition[] {
      field("bool", BOOL),
      field("i8", I8),
      field("i16", scalar(ScalarKind.I16)),
      field("i32", I32),
      field("i64", I64),
      field("u8", U8),
      field("u16", scalar(ScalarKind.U16)),
      field("u32", scalar(ScalarKind.U32)),
      field("u64", U64),
      field("bigint", scalar(ScalarKind.BIGINT)),
      field("f32", scalar(ScalarKind.F32)),
      field("f64", F64),
      field("boxed", scalar(ScalarKind.I32, ScalarForm.BOXED)),
      field("string", STRING),
      field("bytes", BYTES),
      field("buffer", scalar(ScalarKind.BYTES, ScalarForm.BYTE_BUFFER)),
      field("timestamp", scalar(ScalarKind.TIMESTAMP)),
      field("duration", DURATION),
      field("uuid", scalar(ScalarKind.UUID)),
      field("any", ANY),
      field("unit", unit)
    };
  }

  private static FieldDefinition[] defaultFields(TypeRef unit) {
    return new FieldDefinition[] {
      field("bool", "bool", BOOL, "true"),
      field("i8", "i8", I8, "-5"),
      field("u8", "u8", U8, "200"),
      field("i32", "i32", I32, "0x7fff_ffff"),
      field("i64", "i64", I64, "4000000000"),
      field("u64", "u64", U64, "18446744073709551615"),
      field("f32", "f32", scalar(ScalarKind.F32), "1.5"),
      field("f64", "f64", F64, "1e10"),
      field("string", "string", STRING, "say \"hi\""),
      field("duration", "duration", DURATION, "250ms"),
      field("unit", "unit", unit, "MILLIS"),
      field("strings", "strings", list(STRING), "[]"),
      field("set", "set", set(STRING), "[]"),
      field("map", "map", map(STRING, I64), "{}"),
      field("grid", "grid", array(array(I32)), "[]"),
      field("perhaps", "perhaps", nullable(I8), "7"),
      field("maybe", "maybe", optional(I8), "7"),
      field("nothing", "nothing", optional(STRING), "null")
    };
  }

  private static Contract hostile() {
    TypeRef stream = struct("com.example.hostile.Hostile.RpcStream");
    TypeRef codec = struct("com.example.hostile.Hostile.Codec");
    return contract(
        service(
            "com.example.hostile.Hostile",
            "$ervice \"quoted\" \\ back",
            true,
            false,
            "Ends a comment */ here, costs $100 in C:\\users, and has an\n@deprecated line.",
            method("call")
                .with("call", STRING)
                .with("arguments", I32)
                .with("calls", I32)
                .with("service", I32)
                .with("method", I32)
                .returns(STRING)
                .build(),
            method("CALL")
                .with("CALL", STRING)
                .with("Codecs", STRING)
                .with("METHODS", STRING)
                .returns(STRING)
                .build(),
            method("fooBar")
                .with("out", STRING)
                .with("in", STRING)
                .with("value", STRING)
                .with("entries", STRING)
                .with("options", STRING)
                .with("client", STRING)
                .returns(STRING)
                .build(),
            method("foo_bar")
                .with("fooBar", STRING)
                .with("FOO_BAR", STRING)
                .with("call_", STRING)
                .with("i", STRING, "\\u0041\n$L")
                .returns(STRING)
                .build(),
            method("async").with("create", stream).with("of", list(stream)).returns(stream).build(),
            method("uuid")
                .named("größe \"x\"")
                .with("uuid", scalar(ScalarKind.UUID))
                .with("LIST_OF_STRING", list(STRING))
                .returns(scalar(ScalarKind.UUID))
                .build(),
            method("yield")
                .with("yield", I32)
                .with(parameter("record", "class", I32, null))
                .build(),
            method("dispatch").with(parameter("_from", "from $x", I32, null)).oneWay().build(),
            method("documentation").build(),
            method("methods").build(),
            method("name").build(),
            method("of").build(),
            method("create").build()),
        structOf(
            "com.example.hostile.Hostile.RpcStream",
            field("in", STRING),
            field("out", STRING),
            field("value", I32),
            field("hasValue", I32),
            field("entries", "int", I32, null),
            field("i", STRING),
            field("INSTANCE", STRING),
            field("LIST_OF_STRING", list(STRING)),
            field("codecs", list(codec))),
        structOf(
            "com.example.hostile.Hostile.Codec",
            field("Parts", "ключ", STRING, null),
            field("streams", list(stream))));
  }

  private static Contract shadow() {
    TypeRef text = struct("com.example.shadow.String");
    return contract(
        structOf("com.example.shadow.String", field("message", STRING), field("fields", ANY)),
        service(
            "com.example.shadow.Override",
            "Override",
            false,
            false,
            "",
            method("echo").with("text", text).with("name", STRING).returns(text).build()));
  }

  private static Contract streams() {
    return contract(
        service(
            "com.example.streams.Streams",
            "Streams",
            true,
            false,
            "Streams of every shape, both ways.",
            method("publish").with("count", I32).returns(STRING).as(Form.PUBLISHER).build(),
            method("sum").with(stream("values", I64)).returns(I64).build(),
            method("store")
                .with("name", STRING)
                .with("copies", I32, "1")
                .with(stream("chunks", "chunk", BYTES, Form.RPC_STREAM))
                .documented("Stores what is sent.")
                .build(),
            method("count")
                .with(stream("call", "call", nullable(STRING), Form.JAVA_STREAM))
                .returns(I32)
                .as(Form.COMPLETABLE_FUTURE)
                .build(),
            method("echo").with(stream("values", I32)).returns(I32).as(Form.RPC_STREAM).build(),
            method("group")
                .with("size", I32)
                .with(stream("words", "words", STRING, Form.PUBLISHER))
                .returns(list(STRING))
                .as(Form.PUBLISHER)
                .build(),
            method("drain")
                .with(stream("arguments", "arguments", I64, Form.JAVA_STREAM))
                .returns(I64)
                .as(Form.JAVA_STREAM)
                .build()));
  }

  private static Contract old() {
    TypeRef oldStruct = struct("com.example.old.OldStruct");
    String error = "com.example.old.OldError";
    EnumDefinition kind = enumOf("com.example.old.OldEnum", null, "A");
    EnumDefinition oldEnum =
        new EnumDefinition(
            kind.javaName(),
            kind.wireName(),
            kind.constants(),
            null,
            true,
            true,
            Documentation.NONE,
            kind.origin());
    return contract(
        service(
            "com.example.old.OldService",
            "OldService",
            true,
            true,
            "Kept for old callers.",
            method("get").returns(oldStruct).failsWith(error).build()),
        service(
            "com.example.old.NewService",
            method("sum")
                .with("name", STRING)
                .returns(F64)
                .deprecated()
                .documented("Use `total`.")
                .build(),
            method("total").with("name", STRING).returns(F64).build()),
        service(
            "com.example.old.MixedService",
            method("convert")
                .with("structs", list(oldStruct))
                .returns(list(enumType("com.example.old.OldEnum")))
                .failsWith(error)
                .build()),
        oldEnum,
        structOf(
            "com.example.old.OldStruct",
            true,
            true,
            "",
            field("kind", enumType("com.example.old.OldEnum"))),
        errorOf(error, "old.Error", true, "", new Message()));
  }
}
