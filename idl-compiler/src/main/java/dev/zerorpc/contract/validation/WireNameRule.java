package dev.zerorpc.contract.validation;

import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.Definition;
import dev.zerorpc.contract.EnumDefinition;
import dev.zerorpc.contract.MethodDefinition;
import dev.zerorpc.contract.ServiceDefinition;
import dev.zerorpc.contract.UnionDefinition;
import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import dev.zerorpc.contract.diagnostic.DiagnosticReporter;
import dev.zerorpc.contract.diagnostic.Origin;
import java.util.Set;

/**
 * Every name can be sent and read: it is not empty and holds neither a control character nor half
 * of a surrogate pair. A method's name is that of the event which calls it, so the names of the
 * protocol's own events, and those beginning with {@code _}, are taken. Parameters, fields and
 * constants are free in this: data from elsewhere does have names like {@code _id}.
 */
final class WireNameRule implements Rule {
  private static final Set<String> EVENTS = Set.of("OK", "ERR", "STREAM", "STREAM_DONE");

  @Override
  public void check(Contract contract, DiagnosticReporter reporter) {
    for (Definition definition : contract.definitions()) {
      if (!(definition instanceof EnumDefinition)) {
        check(definition.kind(), definition.wireName(), definition.origin(), reporter);
      }
      if (definition instanceof ServiceDefinition service) {
        service.methods().forEach(method -> checkMethod(method, reporter));
      }
      Parts.fields(definition)
          .forEach(field -> check("field", field.wireName(), field.origin(), reporter));
      if (definition instanceof UnionDefinition union) {
        union.members().forEach(m -> check("member", m.wireName(), m.origin(), reporter));
      }
    }
    for (EnumDefinition type : Parts.enums(contract)) {
      check("enum", type.wireName(), type.origin(), reporter);
      type.constants().forEach(c -> check("constant", c.wireName(), c.origin(), reporter));
    }
  }

  private static void checkMethod(MethodDefinition method, DiagnosticReporter reporter) {
    String name = method.wireName();
    check("method", name, method.origin(), reporter);
    if (name.startsWith("_")) {
      reporter.report(
          DiagnosticCode.RESERVED_NAME, method.origin(), "method", name, "the protocol itself");
    } else if (EVENTS.contains(name)) {
      reporter.report(
          DiagnosticCode.RESERVED_NAME, method.origin(), "method", name, "the protocol's answers");
    }
    method.parameters().forEach(p -> check("parameter", p.wireName(), p.origin(), reporter));
  }

  private static void check(String kind, String name, Origin origin, DiagnosticReporter reporter) {
    if (name.isEmpty()) {
      reporter.report(DiagnosticCode.EMPTY_NAME, origin, kind);
    } else if (name.codePoints().anyMatch(WireNameRule::isUnprintable)) {
      reporter.report(DiagnosticCode.INVALID_NAME, origin, kind, visible(name));
    }
  }

  private static boolean isUnprintable(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.CONTROL || type == Character.SURROGATE;
  }

  private static String visible(String name) {
    StringBuilder text = new StringBuilder("'");
    name.codePoints()
        .forEach(
            c -> {
              if (isUnprintable(c)) {
                text.append(String.format("\\u%04x", c));
              } else {
                text.appendCodePoint(c);
              }
            });
    return text.append('\'').toString();
  }
}
