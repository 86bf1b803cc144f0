package dev.zerorpc.contract.validation;

import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.Definition;
import dev.zerorpc.contract.Erasure;
import dev.zerorpc.contract.ErrorDefinition;
import dev.zerorpc.contract.MethodDefinition;
import dev.zerorpc.contract.ParameterDefinition;
import dev.zerorpc.contract.StructDefinition;
import dev.zerorpc.contract.TypeRef;
import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import dev.zerorpc.contract.diagnostic.DiagnosticReporter;
import dev.zerorpc.contract.diagnostic.Origin;
import java.util.stream.Stream;

/**
 * What a method, or the constructor of a record or an exception, takes fits into the 255 places
 * that Java has for it. The object itself has one of them, a {@code long} or a {@code double} two.
 */
final class ParameterPlacesRule implements Rule {
  private static final int MAX_PLACES = 254;

  @Override
  public void check(Contract contract, DiagnosticReporter reporter) {
    for (Definition definition : contract.definitions()) {
      String name = definition.javaName().simpleName();
      if (definition instanceof StructDefinition struct) {
        Stream<TypeRef> types = struct.fields().stream().map(field -> field.type());
        check("struct " + name, places(types), struct.origin(), reporter);
      } else if (definition instanceof ErrorDefinition error) {
        int messages = error.constructor().size() - error.fields().size();
        Stream<TypeRef> types = error.fields().stream().map(field -> field.type());
        check("error " + name, places(types) + messages, error.origin(), reporter);
      }
    }
    Parts.forEachMethod(contract, method -> check(method, reporter));
  }

  private static void check(MethodDefinition method, DiagnosticReporter reporter) {
    int streams = (int) method.parameters().stream().filter(p -> p.isStream()).count();
    Stream<TypeRef> types = method.valueParameters().stream().map(ParameterDefinition::type);
    check("method " + method.name(), places(types) + streams, method.origin(), reporter);
  }

  private static void check(String what, int places, Origin origin, DiagnosticReporter reporter) {
    if (places > MAX_PLACES) {
      reporter.report(DiagnosticCode.TOO_MANY_PARAMETERS, origin, what, places, MAX_PLACES);
    }
  }

  private static int places(Stream<TypeRef> types) {
    return types.mapToInt(ParameterPlacesRule::places).sum();
  }

  private static int places(TypeRef type) {
    String erased = Erasure.of(type);
    return erased.equals("long") || erased.equals("double") ? 2 : 1;
  }
}
