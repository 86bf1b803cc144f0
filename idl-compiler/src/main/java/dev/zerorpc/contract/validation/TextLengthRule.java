package dev.zerorpc.contract.validation;

import dev.zerorpc.contract.Constraint;
import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.DefaultValue;
import dev.zerorpc.contract.Definition;
import dev.zerorpc.contract.EnumDefinition;
import dev.zerorpc.contract.FieldDefinition;
import dev.zerorpc.contract.MethodDefinition;
import dev.zerorpc.contract.ParameterDefinition;
import dev.zerorpc.contract.ServiceDefinition;
import dev.zerorpc.contract.UnionDefinition;
import dev.zerorpc.contract.UnionDefinition.Member;
import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import dev.zerorpc.contract.diagnostic.DiagnosticReporter;
import dev.zerorpc.contract.diagnostic.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Texts that generated code holds as strings fit into what javac takes for one, and the names of
 * generated files into the 255 bytes that file systems have.
 */
final class TextLengthRule implements Rule {
  private static final int MAX_TEXT = 65_534;

  /** What is generated has a name of up to 17 bytes more: {@code Stub$OneWay.class}. */
  private static final int MAX_TYPE_NAME = 238;

  /** A union's member is a class within the union's. */
  private static final int MAX_MEMBER_NAME = 249;

  @Override
  public void check(Contract contract, DiagnosticReporter reporter) {
    for (Definition definition : contract.definitions()) {
      String kind = definition.kind();
      Origin origin = definition.origin();
      String javaName = String.join("_", definition.javaName().simpleNames());
      check("the Java name of this " + kind, javaName, MAX_TYPE_NAME, origin, reporter);
      check("the name of this " + kind, definition.wireName(), origin, reporter);
      check(
          "the documentation of this " + kind, definition.documentation().text(), origin, reporter);
      if (definition instanceof ServiceDefinition service) {
        service.methods().forEach(method -> check(method, reporter));
      }
      Parts.fields(definition).forEach(field -> check(field, reporter));
      if (definition instanceof UnionDefinition union) {
        union.members().forEach(member -> check(member, javaName, reporter));
        int sum = union.members().stream().mapToInt(m -> bytes(m.wireName()) + 2).sum();
        report("all names of the members of this union", sum, MAX_TEXT, origin, reporter);
      }
      if (definition instanceof EnumDefinition type) {
        type.constants()
            .forEach(c -> check("the name of this constant", c.wireName(), c.origin(), reporter));
      }
    }
    contract.constants().forEach(c -> check("this value", c.value().text(), c.origin(), reporter));
  }

  private static void check(Member member, String union, DiagnosticReporter reporter) {
    String javaName = union + "_" + member.name();
    check("the Java name of this member", javaName, MAX_MEMBER_NAME, member.origin(), reporter);
    check("the name of this member", member.wireName(), member.origin(), reporter);
  }

  private static void check(MethodDefinition method, DiagnosticReporter reporter) {
    Origin origin = method.origin();
    check("the name of this method", method.wireName(), origin, reporter);
    check("the documentation of this method", method.documentation().text(), origin, reporter);
    for (ParameterDefinition parameter : method.parameters()) {
      Origin place = parameter.origin();
      check("the name of this parameter", parameter.wireName(), place, reporter);
      check(parameter.defaultValue(), parameter.constraints(), place, reporter);
    }
  }

  private static void check(FieldDefinition field, DiagnosticReporter reporter) {
    check("the name of this field", field.wireName(), field.origin(), reporter);
    check(field.defaultValue(), field.constraints(), field.origin(), reporter);
  }

  private static void check(
      @Nullable DefaultValue value,
      List<Constraint> constraints,
      Origin origin,
      DiagnosticReporter reporter) {
    if (value != null) {
      check("this default", value.text(), origin, reporter);
    }
    for (Constraint constraint : constraints) {
      if (constraint instanceof Constraint.Pattern pattern) {
        check("this pattern", pattern.expression(), origin, reporter);
      }
    }
  }

  private static void check(String what, String text, Origin origin, DiagnosticReporter reporter) {
    check(what, text, MAX_TEXT, origin, reporter);
  }

  private static void check(
      String what, String text, int most, Origin origin, DiagnosticReporter reporter) {
    // Three bytes are the most that a char takes.
    if (text.length() > most / 3) {
      report(what, bytes(text), most, origin, reporter);
    }
  }

  private static void report(
      String what, int bytes, int most, Origin origin, DiagnosticReporter reporter) {
    if (bytes > most) {
      reporter.report(DiagnosticCode.TOO_LONG, origin, what, bytes, most);
    }
  }

  /** The bytes in a class file, where NUL and the halves of a surrogate pair take more. */
  private static int bytes(String text) {
    return text.chars().map(c -> c >= 0x800 ? 3 : c >= 0x80 || c == 0 ? 2 : 1).sum();
  }
}
