package dev.zerorpc.codegen;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.Definition;
import dev.zerorpc.contract.EnumDefinition;
import dev.zerorpc.contract.ErrorDefinition;
import dev.zerorpc.contract.JavaName;
import dev.zerorpc.contract.ServiceDefinition;
import dev.zerorpc.contract.StructDefinition;
import dev.zerorpc.contract.UnionDefinition;
import dev.zerorpc.contract.diagnostic.FileOrigin;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * Generates the Java types that somebody who writes contracts in Java would have written, for what
 * was written as {@code .zrpc}. A nested type goes into the file of its outermost one, which is a
 * class for just that if the contract has no definition of its name.
 */
final class JavaTypesGenerator {
  private final Contract contract;
  private final GeneratorOptions options;
  private final Map<JavaName, Definition> owners = new HashMap<>();
  private final Map<JavaName, Definition> byName = new HashMap<>();
  private final Map<JavaName, Set<JavaName>> nested = new HashMap<>();
  private final Set<JavaName> isPublic = new HashSet<>();

  JavaTypesGenerator(Contract contract, GeneratorOptions options) {
    this.contract = contract;
    this.options = options;
    for (Definition definition : contract.definitions()) {
      if (definition.origin() instanceof FileOrigin) {
        add(definition);
      }
    }
  }

  private void add(Definition definition) {
    JavaName name = definition.javaName();
    byName.putIfAbsent(name, definition);
    for (int depth = name.simpleNames().size(); depth > 0; depth--) {
      JavaName outer = prefix(name, depth);
      if (depth < name.simpleNames().size()) {
        nested.computeIfAbsent(outer, n -> new LinkedHashSet<>()).add(prefix(name, depth + 1));
      }
      if (definition.isPublic()) {
        isPublic.add(outer);
      }
    }
    // The outermost type's own definition writes the file, or else the first of those inside.
    if (name.simpleNames().size() == 1) {
      owners.put(name, definition);
    } else {
      owners.putIfAbsent(prefix(name, 1), definition);
    }
  }

  /** The files that are written where the definition's turn comes. */
  Stream<GeneratedSource> generate(Definition definition) {
    if (!(definition.origin() instanceof FileOrigin)) {
      return Stream.empty();
    }
    JavaName outermost = prefix(definition.javaName(), 1);
    Stream<GeneratedSource> builder =
        definition instanceof StructDefinition struct
            ? new RecordGenerator(contract, struct, writer(struct)).builder()
            : Stream.empty();
    return definition == owners.get(outermost)
        ? Stream.concat(Stream.of(writer(definition).end(type(outermost), outermost)), builder)
        : builder;
  }

  private TypeSpec.Builder type(JavaName name) {
    Definition definition = byName.get(name);
    TypeSpec.Builder type = definition == null ? holder(name) : type(definition);
    for (JavaName inner : nested.getOrDefault(name, Set.of())) {
      type.addType(type(inner).addModifiers(visibility(name, inner)).build());
    }
    return type;
  }

  private TypeSpec.Builder type(Definition definition) {
    SourceFileWriter writer = writer(definition);
    if (definition instanceof ServiceDefinition service) {
      return new InterfaceGenerator(contract, service, writer).type();
    }
    if (definition instanceof StructDefinition struct) {
      return new RecordGenerator(contract, struct, writer).type();
    }
    if (definition instanceof EnumDefinition type) {
      return new EnumGenerator(type, writer).type();
    }
    if (definition instanceof UnionDefinition union) {
      return new UnionGenerator(union, writer).type();
    }
    return new ErrorGenerator((ErrorDefinition) definition, writer).type();
  }

  private TypeSpec.Builder holder(JavaName name) {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(TypeMapping.className(name))
            .addJavadoc("Holds types of contracts.\n")
            .addModifiers(Modifier.FINAL)
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    SourceFileWriter.addGenerated(type, options);
    return isPublic.contains(name) ? type.addModifiers(Modifier.PUBLIC) : type;
  }

  /** What is inside an interface is public in any case. */
  private Modifier[] visibility(JavaName outer, JavaName nested) {
    boolean isInInterface =
        contract.find(outer).stream()
            .anyMatch(d -> d instanceof ServiceDefinition || d instanceof UnionDefinition);
    return isInInterface || isPublic.contains(nested)
        ? new Modifier[] {Modifier.PUBLIC, Modifier.STATIC}
        : new Modifier[] {Modifier.STATIC};
  }

  private SourceFileWriter writer(Definition definition) {
    return new SourceFileWriter(contract, definition, options);
  }

  private static JavaName prefix(JavaName name, int depth) {
    return new JavaName(name.packageName(), name.simpleNames().subList(0, depth));
  }
}
