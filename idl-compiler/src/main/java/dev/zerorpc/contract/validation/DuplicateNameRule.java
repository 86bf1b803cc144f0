package dev.zerorpc.contract.validation;

import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.Definition;
import dev.zerorpc.contract.EnumDefinition;
import dev.zerorpc.contract.FieldDefinition;
import dev.zerorpc.contract.MethodDefinition;
import dev.zerorpc.contract.ParameterDefinition;
import dev.zerorpc.contract.ServiceDefinition;
import dev.zerorpc.contract.UnionDefinition;
import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import dev.zerorpc.contract.diagnostic.DiagnosticReporter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Names on the wire are told apart within their owner: methods of a service, parameters of a
 * method, fields, members of a union, constants. The second and every later one of the same name is
 * reported.
 */
final class DuplicateNameRule implements Rule {
  @Override
  public void check(Contract contract, DiagnosticReporter reporter) {
    for (Definition definition : contract.definitions()) {
      if (definition instanceof ServiceDefinition service) {
        checkService(service, reporter);
      } else {
        checkFields(definition, reporter);
      }
    }
    for (UnionDefinition union : Parts.unions(contract)) {
      forEachDuplicate(
          union.members(),
          UnionDefinition.Member::wireName,
          member ->
              reporter.report(
                  DiagnosticCode.DUPLICATE_MEMBER,
                  member.origin(),
                  member.wireName(),
                  union.javaName().simpleName()));
    }
    for (EnumDefinition type : Parts.enums(contract)) {
      forEachDuplicate(
          type.constants(),
          EnumDefinition.Constant::wireName,
          constant ->
              reporter.report(
                  DiagnosticCode.DUPLICATE_CONSTANT,
                  constant.origin(),
                  constant.wireName(),
                  type.javaName().simpleName()));
    }
  }

  private static void checkService(ServiceDefinition service, DiagnosticReporter reporter) {
    forEachDuplicate(
        service.methods(),
        MethodDefinition::wireName,
        method ->
            reporter.report(
                DiagnosticCode.DUPLICATE_METHOD,
                method.origin(),
                method.wireName(),
                service.javaName().simpleName()));
    for (MethodDefinition method : service.methods()) {
      forEachDuplicate(
          method.parameters(),
          ParameterDefinition::wireName,
          parameter ->
              reporter.report(
                  DiagnosticCode.DUPLICATE_PARAMETER,
                  parameter.origin(),
                  parameter.wireName(),
                  method.name()));
    }
  }

  private static void checkFields(Definition definition, DiagnosticReporter reporter) {
    forEachDuplicate(
        Parts.fields(definition),
        FieldDefinition::wireName,
        field ->
            reporter.report(
                DiagnosticCode.DUPLICATE_FIELD,
                field.origin(),
                field.wireName(),
                definition.kind(),
                definition.javaName().simpleName()));
  }

  private static <T> void forEachDuplicate(
      List<T> parts, Function<T, String> name, Consumer<T> action) {
    Set<String> seen = new HashSet<>();
    for (T part : parts) {
      if (!seen.add(name.apply(part))) {
        action.accept(part);
      }
    }
  }
}
