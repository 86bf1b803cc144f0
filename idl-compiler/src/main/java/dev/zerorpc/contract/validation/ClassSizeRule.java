package dev.zerorpc.contract.validation;

import dev.zerorpc.contract.Constraint;
import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.Definition;
import dev.zerorpc.contract.EnumDefinition;
import dev.zerorpc.contract.FieldDefinition;
import dev.zerorpc.contract.JavaName;
import dev.zerorpc.contract.MethodDefinition;
import dev.zerorpc.contract.ParameterDefinition;
import dev.zerorpc.contract.ServiceDefinition;
import dev.zerorpc.contract.TypeRef;
import dev.zerorpc.contract.TypeRef.Named;
import dev.zerorpc.contract.TypeRef.Scalar;
import dev.zerorpc.contract.UnionDefinition;
import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import dev.zerorpc.contract.diagnostic.DiagnosticReporter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * No method of a class has more than 64 KB of code, and neither has what initializes a class: what
 * is generated for a definition fits into that. The weights are the bytes of the instructions that
 * javac makes of the generated code, rounded up.
 */
final class ClassSizeRule implements Rule {
  private static final int MAX_BYTES = 65_535;

  private static final int METHOD = 26;
  private static final int CALL = 6;
  private static final int MARKS = 7;
  private static final int VALUE = 12;
  private static final int TYPE = 12;
  private static final int CONSTRAINT = 40;
  private static final int ENUM_CONSTANT = 16;
  private static final int CODEC_CONSTANT = 8;
  private static final int MEMBER = 64;

  @Override
  public void check(Contract contract, DiagnosticReporter reporter) {
    for (Definition definition : contract.definitions()) {
      long bytes = bytes(definition, contract);
      if (bytes > MAX_BYTES) {
        reporter.report(
            DiagnosticCode.CLASS_TOO_LARGE,
            definition.origin(),
            definition.kind(),
            definition.javaName().simpleName(),
            bytes,
            MAX_BYTES);
      }
    }
  }

  private static long bytes(Definition definition, Contract contract) {
    Codecs codecs = new Codecs(contract);
    if (definition instanceof ServiceDefinition service) {
      return service.methods().stream().mapToLong(method -> bytes(method, codecs)).sum();
    }
    if (definition instanceof UnionDefinition union) {
      // Reading and writing a member are methods of their own, the codecs are not.
      long code = (long) MEMBER * union.members().size();
      long held = union.members().stream().mapToLong(member -> codecs.bytes(member.type())).sum();
      return Math.max(code, held);
    }
    if (definition instanceof EnumDefinition type) {
      return (long) ENUM_CONSTANT * type.constants().size();
    }
    List<FieldDefinition> fields = Parts.fields(definition);
    return fields.stream().mapToLong(f -> codecs.bytes(f.type(), f.constraints())).sum();
  }

  private static long bytes(MethodDefinition method, Codecs codecs) {
    long bytes = METHOD + (long) CALL * method.errors().size();
    // The dispatcher has the documentation and a list of methods, the stub has the rest.
    boolean isMarked =
        !method.documentation().isEmpty() || method.timeout() != null || method.idempotent();
    bytes += isMarked ? MARKS : 0;
    for (ParameterDefinition parameter : method.parameters()) {
      bytes += CALL + (parameter.defaultValue() == null ? 0 : VALUE);
      bytes += codecs.bytes(parameter.type(), parameter.constraints());
    }
    TypeRef result = method.result().type();
    return bytes + (result == null ? 0 : codecs.bytes(result));
  }

  /** The codecs that a class holds, each once. */
  private static final class Codecs {
    private final Contract contract;
    private final Set<Object> known = new HashSet<>();

    Codecs(Contract contract) {
      this.contract = contract;
    }

    long bytes(TypeRef type, List<Constraint> constraints) {
      return bytes(type)
          + (constraints.isEmpty() || !known.add(List.of(type, constraints))
              ? 0
              : (long) CONSTRAINT * constraints.size() + TYPE);
    }

    long bytes(TypeRef type) {
      if (type instanceof Scalar || !known.add(type)) {
        return 0;
      }
      if (type instanceof Named named) {
        return named.kind() == TypeRef.NamedKind.ENUM ? TYPE * 2L + constants(named.javaName()) : 0;
      }
      return TYPE * 2L + parts(type);
    }

    private long parts(TypeRef type) {
      if (type instanceof TypeRef.MapOf map) {
        return bytes(map.key()) + bytes(map.value());
      }
      if (type instanceof TypeRef.ListOf list) {
        return bytes(list.element());
      }
      return type instanceof TypeRef.SetOf set
          ? bytes(set.element())
          : bytes(((TypeRef.OptionalOf) type).value());
    }

    private long constants(JavaName name) {
      return contract
          .find(name)
          .filter(EnumDefinition.class::isInstance)
          .map(type -> (long) CODEC_CONSTANT * ((EnumDefinition) type).constants().size())
          .orElse(0L);
    }
  }
}
