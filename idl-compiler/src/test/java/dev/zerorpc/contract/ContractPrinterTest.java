package dev.zerorpc.contract;

import static dev.zerorpc.testing.Contracts.I32;
import static dev.zerorpc.testing.Contracts.STRING;
import static dev.zerorpc.testing.Contracts.array;
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
import static dev.zerorpc.testing.Contracts.service;
import static dev.zerorpc.testing.Contracts.stream;
import static dev.zerorpc.testing.Contracts.struct;
import static dev.zerorpc.testing.Contracts.structOf;
import static dev.zerorpc.testing.Contracts.variadic;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.contract.ErrorDefinition.Field;
import dev.zerorpc.contract.ErrorDefinition.Message;
import dev.zerorpc.contract.ResultDefinition.Form;
import dev.zerorpc.testing.Contracts.At;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContractPrinterTest {
  @Test
  void printsAService() {
    ServiceDefinition service =
        service(
            "com.example.Metrics",
            "metrics",
            false,
            true,
            "Not printed.",
            method("record").with("sample", struct("com.example.Sample")).returns(I32).build(),
            method("range")
                .with("from", I32)
                .with("step", I32, "1")
                .returns(I32)
                .as(Form.RPC_STREAM)
                .build(),
            method("total")
                .named("the \"total\"")
                .with(parameter("name", "Name", optional(STRING), null))
                .returns(nullable(STRING))
                .as(Form.COMPLETABLE_FUTURE)
                .idempotent()
                .timeout("2s")
                .failsWith("com.example.A")
                .failsWith("com.other.B")
                .build(),
            method("flush").as(Form.COMPLETION_STAGE).deprecated().build(),
            method("count").with(variadic("names", STRING, null)).oneWay().build());
    assertThat(ContractPrinter.print(service))
        .isEqualTo(
            """
            namespace com.example;

            @deprecated @java("package-private") @name("metrics") service Metrics {
              record(sample: Sample) -> i32;
              range(from: i32, step: i32 = 1) -> stream<i32>;
              @idempotent @timeout(2s) @name("the \\"total\\"") total(@name("Name") name: @java("optional") string?) -> @java("completable_future") string? throws A, com.other.B;
              @deprecated flush() -> @java("completion_stage") void;
              oneway count(@java("variadic") names: @java("array") list<string>);
            }
            """);
  }

  @Test
  void printsStreamsOfBothSides() {
    ServiceDefinition service =
        service(
            "com.example.Streams",
            method("up").with("to", STRING).with(stream("items", list(I32))).returns(I32).build(),
            method("both")
                .with(stream("in", "In", STRING, Form.PUBLISHER))
                .returns(STRING)
                .as(Form.JAVA_STREAM)
                .build());

    assertThat(ContractPrinter.print(service))
        .isEqualTo(
            """
            namespace com.example;

            service Streams {
              up(to: string, items: stream<list<i32>>) -> i32;
              both(@name("In") in: @java("publisher") stream<string>) -> @java("java_stream") stream<string>;
            }
            """);
  }

  @Test
  void printsStructsEnumsAndErrors() {
    assertThat(
            ContractPrinter.print(
                structOf(
                    "com.example.Outer.Sample",
                    field("name", STRING),
                    field("tags", "tags", map(STRING, array(I32)), "{}"))))
        .isEqualTo(
            """
            namespace com.example;

            struct Outer.Sample {
              name: string;
              tags: map<string, @java("array") list<i32>> = {};
            }
            """);
    assertThat(ContractPrinter.print(enumOf("com.example.Unit", "B", "A=a", "B")))
        .isEqualTo(
            """
            namespace com.example;

            enum Unit {
              @name("a") A;
              B @default;
            }
            """);
    FieldDefinition limit =
        new FieldDefinition(
            "limit", "limit", "getLimit", I32, null, Documentation.NONE, new At("limit"));
    assertThat(
            ContractPrinter.print(
                errorOf("com.example.E", "E", false, "", new Message(), new Field(limit))))
        .isEqualTo(
            """
            namespace com.example;

            error E {
              message: string;
              @java("read getLimit") limit: i32;
            }
            """);
  }

  @Test
  void fingerprintsFollowWhatGeneratedCodeDependsOn() {
    ServiceDefinition service =
        service("p.S", method("m").with("u", enumType("p.U")).with("n", I32).build());
    String fingerprint = fingerprint(service, enumOf("p.U", null, "A"));
    assertThat(fingerprint(service, enumOf("p.U", null, "A"))).isEqualTo(fingerprint);
    assertThat(fingerprint(service, enumOf("p.U", null, "A", "B"))).isNotEqualTo(fingerprint);
    ServiceDefinition documented =
        service("p.S", "S", true, false, "Documented.", service.methods().get(0));
    assertThat(fingerprint(documented, enumOf("p.U", null, "A"))).isEqualTo(fingerprint);
    ServiceDefinition other =
        service("p.S", method("m").with("u", enumType("p.U")).with("n", STRING).build());
    assertThat(fingerprint(other, enumOf("p.U", null, "A"))).isNotEqualTo(fingerprint);
  }

  private static String fingerprint(ServiceDefinition service, EnumDefinition type) {
    return ContractFingerprint.of(service, new Contract(List.of(service), List.of(type)));
  }
}
