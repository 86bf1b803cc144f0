package dev.zerorpc.contract.validation;

import static dev.zerorpc.testing.Contracts.I32;
import static dev.zerorpc.testing.Contracts.STRING;
import static dev.zerorpc.testing.Contracts.contract;
import static dev.zerorpc.testing.Contracts.errorOf;
import static dev.zerorpc.testing.Contracts.method;
import static dev.zerorpc.testing.Contracts.nullable;
import static dev.zerorpc.testing.Contracts.optional;
import static dev.zerorpc.testing.Contracts.service;
import static dev.zerorpc.testing.Contracts.stream;
import static dev.zerorpc.testing.Contracts.variadic;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.contract.DefaultValue;
import dev.zerorpc.contract.Documentation;
import dev.zerorpc.contract.ParameterDefinition;
import dev.zerorpc.contract.ResultDefinition.Form;
import dev.zerorpc.testing.Contracts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MethodRulesTest {
  @Test
  void anEmptyServiceIsAWarningOnly() {
    assertThat(Validation.of(service("p.S")))
        .containsExactly(
            "S: [empty-service] service S has no methods."
                + " Add an abstract method, or mark a default method with @RpcMethod.");
    assertThat(new ContractValidator().validate(contract(service("p.S")), diagnostic -> {}))
        .isTrue();
  }

  @Test
  void anErrorMakesTheContractInvalid() {
    assertThat(
            new ContractValidator()
                .validate(
                    contract(service("p.S", method("m").timeout("soon").build())),
                    diagnostic -> {}))
        .isFalse();
  }

  @Test
  void streamsHaveItems() {
    assertThat(
            Validation.of(
                service(
                    "p.S",
                    method("m").as(Form.RPC_STREAM).build(),
                    method("n").as(Form.JAVA_STREAM).returns(nullable(I32)).build())))
        .containsExactly(
            "method m: [stream-of-void] method 'm' answers with a stream of nothing."
                + " Name the type of the items, or return void.");
  }

  @Test
  void publishersHaveItemsThatAreThere() {
    assertThat(
            Validation.of(
                service(
                    "p.S",
                    method("m").as(Form.PUBLISHER).returns(nullable(I32)).build(),
                    method("n").with(stream("s", "s", nullable(I32), Form.PUBLISHER)).build(),
                    method("o").as(Form.PUBLISHER).returns(optional(I32)).build(),
                    method("p").with(stream("s", nullable(I32))).build())))
        .containsExactly(
            "method m: [publisher-of-null] method 'm' has a publisher whose items may be missing,"
                + " which publishers cannot carry. Use dev.zerorpc.RpcStream or"
                + " java.util.stream.Stream, or items that are always there.",
            "parameter s: [publisher-of-null] method 'n' has a publisher whose items may be missing,"
                + " which publishers cannot carry. Use dev.zerorpc.RpcStream or"
                + " java.util.stream.Stream, or items that are always there.");
  }

  @Test
  void streamOfACallerIsTheLastParameterOfACallThatIsAnsweredOnce() {
    assertThat(
            Validation.of(
                service(
                    "p.S",
                    method("a").with(stream("s", I32)).with("x", I32).build(),
                    method("b").with(stream("s", I32), stream("t", I32)).build(),
                    method("c").oneWay().with(stream("s", I32)).build(),
                    method("d").idempotent().with(stream("s", I32)).build(),
                    method("e")
                        .with("x", I32, "1")
                        .with(stream("s", STRING))
                        .returns(I32)
                        .as(Form.RPC_STREAM)
                        .timeout("2s")
                        .build(),
                    method("f")
                        .with(
                            new ParameterDefinition(
                                "s",
                                "s",
                                I32,
                                Form.RPC_STREAM,
                                new DefaultValue("[]"),
                                false,
                                List.of(),
                                Documentation.NONE,
                                new Contracts.At("parameter s")))
                        .build())))
        .containsExactly(
            "parameter s: [stream-not-last] the stream 's' is not the last parameter of 'a'. Items"
                + " follow the other arguments: make it the only stream and move it to the end.",
            "parameter s: [stream-not-last] the stream 's' is not the last parameter of 'b'. Items"
                + " follow the other arguments: make it the only stream and move it to the end.",
            "parameter s: [one-way-stream] one-way method 'c' takes the stream 's', which nobody"
                + " would ask for. Remove @OneWay, or call the method once an item.",
            "parameter s: [idempotent-stream] method 'd' is idempotent but takes the stream 's',"
                + " which cannot be sent again. Remove @Idempotent, or take a list.",
            "parameter s: [stream-default] the stream 's' of 'f' has a default. Remove @Default: a"
                + " caller with nothing to send sends an empty stream.");
  }

  @Test
  void parametersWithADefaultComeLast() {
    assertThat(
            Validation.of(
                service(
                    "p.S",
                    method("m")
                        .with("a", I32)
                        .with("b", I32, "1")
                        .with("c", I32)
                        .with(variadic("d", STRING, null))
                        .build(),
                    method("n")
                        .with("a", I32)
                        .with("b", I32, "1")
                        .with(variadic("c", STRING, "[]"))
                        .build())))
        .containsExactly(
            "parameter c: [required-after-default] parameter 'c' of 'm' has no default but follows"
                + " 'b', which has one. Callers leave arguments out from the end: give this one a"
                + " @Default or move it forward.",
            "parameter d: [required-after-default] parameter 'd' of 'm' has no default but follows"
                + " 'b', which has one. Callers leave arguments out from the end: give this one a"
                + " @Default or move it forward.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2", "2 s", "-1s", "1.5s", "0s", "2d", "9999999999999h"})
  void timeoutsArePositiveLengthsOfTime(String timeout) {
    assertThat(Validation.of(service("p.S", method("m").timeout(timeout).build())))
        .containsExactly(
            "method m: [bad-timeout] the timeout '"
                + timeout
                + "' of method 'm' is not a length of time."
                + " Write a positive whole number with its unit, such as 250ms, 2s, 5m or 1h.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"250ms", "2s", "5m", "1h"})
  void timeoutsHaveUnits(String timeout) {
    assertThat(Validation.of(service("p.S", method("m").timeout(timeout).build()))).isEmpty();
  }

  @Test
  void nothingComesBackFromOneWayMethods() {
    assertThat(
            Validation.of(
                errorOf("p.E", "E", false, ""),
                service(
                    "p.S",
                    method("a").oneWay().returns(I32).build(),
                    method("b").oneWay().as(Form.COMPLETABLE_FUTURE).build(),
                    method("c").oneWay().failsWith("p.E").timeout("2s").build(),
                    method("d").oneWay().with("x", I32).build())))
        .containsExactly(
            "method a: [one-way-result] one-way method 'a' has a result, which could never arrive."
                + " Return void, or remove @OneWay.",
            "method b: [one-way-result] one-way method 'b' has a result, which could never arrive."
                + " Return void, or remove @OneWay.",
            "throws E: [one-way-error] one-way method 'c' declares the error E, which could never"
                + " arrive. Remove it from throws, or remove @OneWay.",
            "method c: [one-way-timeout] one-way method 'c' has a timeout, but nothing is waited"
                + " for. Remove @Timeout, or remove @OneWay.");
  }
}
