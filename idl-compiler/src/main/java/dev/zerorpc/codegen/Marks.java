package dev.zerorpc.codegen;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import dev.zerorpc.contract.CallPattern;
import dev.zerorpc.contract.Constraint;
import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.DefaultLiteral;
import dev.zerorpc.contract.DefaultLiteralParser;
import dev.zerorpc.contract.DefaultValue;
import dev.zerorpc.contract.Definition;
import dev.zerorpc.contract.Documentation;
import dev.zerorpc.contract.EnumDefinition;
import dev.zerorpc.contract.ErrorDefinition;
import dev.zerorpc.contract.MethodDefinition;
import dev.zerorpc.contract.ScalarKind;
import dev.zerorpc.contract.ServiceDefinition;
import dev.zerorpc.contract.StructDefinition;
import dev.zerorpc.contract.TypeRef;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The annotations by which a contract written in Java says what one in {@code .zrpc} says. */
final class Marks {
  private static final TypeRef COUNT = new TypeRef.Scalar(ScalarKind.I64);
  private static final Contract NOTHING = new Contract(List.of(), List.of());

  private Marks() {}

  /** Those of a type. */
  static List<AnnotationSpec> of(Definition definition) {
    List<AnnotationSpec> marks = new ArrayList<>();
    addSince(definition.documentation(), marks);
    addName(definition.javaName().simpleName(), definition.wireName(), marks);
    if (definition instanceof ServiceDefinition) {
      marks.add(mark(RuntimeTypes.RPC_SERVICE));
    } else if (definition instanceof StructDefinition struct) {
      if (struct.positional()) {
        marks.add(mark(RuntimeTypes.POSITIONAL));
      }
      marks.add(mark(RuntimeTypes.RPC_STRUCT));
    } else if (definition instanceof EnumDefinition type) {
      if (type.numberKind() != null) {
        marks.add(mark(RuntimeTypes.RPC_ENUM, type.numberKind().keyword()));
      }
    } else {
      boolean isError = definition instanceof ErrorDefinition;
      marks.add(mark(isError ? RuntimeTypes.RPC_ERROR : RuntimeTypes.RPC_UNION));
    }
    return marks;
  }

  /** Those of a method. */
  static List<AnnotationSpec> of(MethodDefinition method) {
    List<AnnotationSpec> marks = new ArrayList<>();
    addSince(method.documentation(), marks);
    addDeprecated(method.deprecated(), marks);
    addName(method.name(), method.wireName(), marks);
    if (method.pattern() == CallPattern.ONE_WAY) {
      marks.add(mark(RuntimeTypes.ONE_WAY));
    }
    if (method.idempotent()) {
      marks.add(mark(RuntimeTypes.IDEMPOTENT));
    }
    if (method.timeout() != null) {
      marks.add(mark(RuntimeTypes.TIMEOUT, method.timeout()));
    }
    return marks;
  }

  /** Those of a parameter or a field, apart from those of its type. */
  static List<AnnotationSpec> of(
      String javaName,
      String wireName,
      @Nullable DefaultValue defaultValue,
      List<Constraint> constraints,
      Documentation documentation) {
    List<AnnotationSpec> marks = new ArrayList<>();
    addSince(documentation, marks);
    addName(javaName, wireName, marks);
    if (defaultValue != null) {
      marks.add(mark(RuntimeTypes.DEFAULT, defaultValue.text()));
    }
    constraints.forEach(constraint -> marks.add(of(constraint)));
    return marks;
  }

  /** Those of an enum's constant. */
  static List<AnnotationSpec> of(EnumDefinition.Constant constant, EnumDefinition type) {
    List<AnnotationSpec> marks = new ArrayList<>();
    addSince(constant.documentation(), marks);
    addDeprecated(constant.deprecated(), marks);
    addName(constant.name(), constant.wireName(), marks);
    if (constant.number() != null) {
      marks.add(
          AnnotationSpec.builder(RuntimeTypes.WIRE_NUMBER)
              .addMember("value", "$L", Literals.integer(constant.number()))
              .build());
    }
    if (constant.name().equals(type.defaultConstant())) {
      marks.add(mark(RuntimeTypes.DEFAULT));
    }
    return marks;
  }

  /** Adds the name on the wire, where it is another than the one that Java alone would give. */
  static void addName(String usual, String wireName, List<AnnotationSpec> marks) {
    if (!usual.equals(wireName)) {
      marks.add(mark(RuntimeTypes.NAME, wireName));
    }
  }

  /** Adds the version that a part came with. */
  static void addSince(Documentation documentation, List<AnnotationSpec> marks) {
    if (!documentation.since().isEmpty()) {
      marks.add(mark(RuntimeTypes.SINCE, documentation.since()));
    }
  }

  /** Adds Java's own annotation of what is deprecated. */
  static void addDeprecated(boolean deprecated, List<AnnotationSpec> marks) {
    if (deprecated) {
      marks.add(SourceFileWriter.DEPRECATED);
    }
  }

  private static AnnotationSpec of(Constraint constraint) {
    if (constraint instanceof Constraint.Range range) {
      AnnotationSpec.Builder mark = AnnotationSpec.builder(RuntimeTypes.RANGE);
      if (range.least() != null) {
        mark.addMember("min", "$L", Literals.string(range.least()));
      }
      if (range.greatest() != null) {
        mark.addMember("max", "$L", Literals.string(range.greatest()));
      }
      return mark.build();
    }
    if (constraint instanceof Constraint.Length length) {
      AnnotationSpec.Builder mark = AnnotationSpec.builder(RuntimeTypes.LENGTH);
      addCount("min", length.least(), mark);
      addCount("max", length.greatest(), mark);
      return mark.build();
    }
    return mark(RuntimeTypes.PATTERN, ((Constraint.Pattern) constraint).expression());
  }

  private static void addCount(String member, @Nullable String text, AnnotationSpec.Builder mark) {
    if (text != null
        && DefaultLiteralParser.literal(new DefaultValue(text), COUNT, NOTHING)
            instanceof DefaultLiteral.Int count) {
      mark.addMember(member, "$L", Literals.integer(count.value()));
    }
  }

  private static AnnotationSpec mark(ClassName type) {
    return AnnotationSpec.builder(type).build();
  }

  private static AnnotationSpec mark(ClassName type, String value) {
    return AnnotationSpec.builder(type).addMember("value", "$L", Literals.string(value)).build();
  }
}
