package dev.zerorpc.testing;

import dev.zerorpc.contract.Documentation;
import dev.zerorpc.contract.MethodDefinition;
import dev.zerorpc.contract.MethodDefinition.ErrorReference;
import dev.zerorpc.contract.ParameterDefinition;
import dev.zerorpc.contract.ResultDefinition;
import dev.zerorpc.contract.ResultDefinition.Form;
import dev.zerorpc.contract.TypeRef;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the parts of a method; {@code void} and unary until said otherwise. */
public final class MethodBuilder {
  private final String name;
  private final List<ParameterDefinition> parameters = new ArrayList<>();
  private final List<ErrorReference> errors = new ArrayList<>();
  private String wireName;
  private @Nullable TypeRef type;
  private Form form = Form.DIRECT;
  private boolean oneWay;
  private boolean idempotent;
  private @Nullable String timeout;
  private boolean deprecated;
  private String documentation = "";

  MethodBuilder(String name) {
    this.name = name;
    this.wireName = name;
  }

  public MethodBuilder named(String value) {
    wireName = value;
    return this;
  }

  public MethodBuilder with(ParameterDefinition... more) {
    parameters.addAll(List.of(more));
    return this;
  }

  public MethodBuilder with(String parameter, TypeRef parameterType) {
    return with(Contracts.parameter(parameter, parameterType));
  }

  public MethodBuilder with(String parameter, TypeRef parameterType, String defaultValue) {
    return with(Contracts.parameter(parameter, parameter, parameterType, defaultValue));
  }

  public MethodBuilder returns(@Nullable TypeRef value) {
    type = value;
    return this;
  }

  public MethodBuilder as(Form value) {
    form = value;
    return this;
  }

  public MethodBuilder oneWay() {
    oneWay = true;
    return this;
  }

  public MethodBuilder idempotent() {
    idempotent = true;
    return this;
  }

  public MethodBuilder timeout(String value) {
    timeout = value;
    return this;
  }

  public MethodBuilder deprecated() {
    deprecated = true;
    return this;
  }

  public MethodBuilder documented(String value) {
    documentation = value;
    return this;
  }

  public MethodBuilder failsWith(String canonicalName) {
    errors.add(
        new ErrorReference(
            Contracts.name(canonicalName),
            new Contracts.At("throws " + Contracts.name(canonicalName).simpleName())));
    return this;
  }

  public MethodDefinition build() {
    return new MethodDefinition(
        name,
        wireName,
        parameters,
        new ResultDefinition(type, form),
        Contracts.pattern(oneWay, form.isStream()),
        errors,
        idempotent,
        timeout,
        deprecated,
        new Documentation(documentation),
        new Contracts.At("method " + name));
  }
}
