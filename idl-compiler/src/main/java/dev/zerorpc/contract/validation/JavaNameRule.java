package dev.zerorpc.contract.validation;

import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.Definition;
import dev.zerorpc.contract.EnumDefinition;
import dev.zerorpc.contract.Erasure;
import dev.zerorpc.contract.FieldDefinition;
import dev.zerorpc.contract.GeneratedNames;
import dev.zerorpc.contract.MethodDefinition;
import dev.zerorpc.contract.ParameterDefinition;
import dev.zerorpc.contract.ServiceDefinition;
import dev.zerorpc.contract.UnionDefinition;
import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import dev.zerorpc.contract.diagnostic.DiagnosticReporter;
import dev.zerorpc.contract.diagnostic.Origin;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What has names of its own on the wire has names of its own in Java, too; methods may share one if
 * their parameters tell them apart. Where the names on the wire are the same, that alone is
 * reported.
 */
final class JavaNameRule implements Rule {
  @Override
  public void check(Contract contract, DiagnosticReporter reporter) {
    for (Definition definition : contract.definitions()) {
      if (definition instanceof ServiceDefinition service) {
        check(
            service.methods(),
            "method",
            Erasure::of,
            MethodDefinition::wireName,
            MethodDefinition::origin,
            reporter);
        service.methods().forEach(method -> checkParameters(method, reporter));
      } else if (definition instanceof UnionDefinition union) {
        check(
            union.members(),
            "member",
            m -> GeneratedNames.member(union.javaName(), m.name()).simpleName(),
            UnionDefinition.Member::wireName,
            UnionDefinition.Member::origin,
            reporter);
      } else if (definition instanceof EnumDefinition type) {
        check(
            type.constants(),
            "constant",
            EnumDefinition.Constant::name,
            EnumDefinition.Constant::wireName,
            EnumDefinition.Constant::origin,
            reporter);
      }
      check(
          Parts.fields(definition),
          "field",
          FieldDefinition::name,
          FieldDefinition::wireName,
          FieldDefinition::origin,
          reporter);
    }
  }

  private static void checkParameters(MethodDefinition method, DiagnosticReporter reporter) {
    check(
        method.parameters(),
        "parameter",
        ParameterDefinition::name,
        ParameterDefinition::wireName,
        ParameterDefinition::origin,
        reporter);
  }

  private static <T> void check(
      List<T> parts,
      String kind,
      Function<T, String> javaName,
      Function<T, String> wireName,
      Function<T, Origin> origin,
      DiagnosticReporter reporter) {
    Map<String, T> seen = new HashMap<>();
    for (T part : parts) {
      String name = javaName.apply(part);
      T earlier = seen.putIfAbsent(name, part);
      if (earlier != null && !wireName.apply(earlier).equals(wireName.apply(part))) {
        reporter.report(
            DiagnosticCode.JAVA_NAME, origin.apply(part), kind, name, wireName.apply(earlier));
      }
    }
  }
}
