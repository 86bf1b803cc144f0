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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private final Map<JavaName, List<Definition>> byOutermost = new HashMap<>();

  JavaTypesGenerator(Contract contract, GeneratorOptions options) {
    this.contract = contract;
    this.options = options;
    for (Definition definition : contract.definitions()) {
      if (definition.origin() instanceof FileOrigin) {
        JavaName outermost = prefix(definition.javaName(), 1);
        byOutermost.computeIfAbsent(outermost, name -> new ArrayList<>()).add(definition);
      }
    }
  }

  /** The files that are written where the definition's turn comes. */
  Stream<GeneratedSource> generate(Definition definition) {
    if (!(definition.origin() instanceof FileOrigin)) {
      return Stream.empty();
    }
    JavaName outermost = prefix(definition.javaName(), 1);
    List<JavaName> within = together(outermost).stream().map(Definition::javaName).toList();
    JavaName owner = within.contains(outermost) ? outermost : within.get(0);
    Stream<GeneratedSource> builder =
        definition instanceof StructDefinition struct
            ? new RecordGenerator(contract, struct, writer(struct)).builder()
            : Stream.empty();
    return definition.javaName().equals(owner)
        ? Stream.concat(Stream.of(writer(definition).end(type(outermost), outermost)), builder)
        : builder;
  }

  private TypeSpec.Builder type(JavaName name) {
    TypeSpec.Builder type =
        together(name).stream()
            .filter(definition -> definition.javaName().equals(name))
            .findFirst()
            .map(this::type)
            .orElseGet(() -> holder(name));
    int depth = name.simpleNames().size();
    together(name).stream()
        .map(Definition::javaName)
        .filter(other -> other.simpleNames().size() > depth && prefix(other, depth).equals(name))
        .map(other -> prefix(other, depth + 1))
        .distinct()
        .forEach(
            nested -> type.addType(type(nested).addModifiers(visibility(name, nested)).build()));
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
    return isPublic(name) ? type.addModifiers(Modifier.PUBLIC) : type;
  }

  /** What is inside an interface is public in any case. */
  private Modifier[] visibility(JavaName outer, JavaName nested) {
    boolean isInInterface =
        contract.find(outer).stream()
            .anyMatch(d -> d instanceof ServiceDefinition || d instanceof UnionDefinition);
    return isInInterface || isPublic(nested)
        ? new Modifier[] {Modifier.PUBLIC, Modifier.STATIC}
        : new Modifier[] {Modifier.STATIC};
  }

  private boolean isPublic(JavaName name) {
    int depth = name.simpleNames().size();
    return together(name).stream()
        .filter(definition -> definition.javaName().simpleNames().size() >= depth)
        .filter(definition -> prefix(definition.javaName(), depth).equals(name))
        .anyMatch(Definition::isPublic);
  }

  /** What goes into the same file as a type of that name, in order. */
  private List<Definition> together(JavaName name) {
    return byOutermost.getOrDefault(prefix(name, 1), List.of());
  }

  private SourceFileWriter writer(Definition definition) {
    return new SourceFileWriter(contract, definition, options);
  }

  private static JavaName prefix(JavaName name, int depth) {
    return new JavaName(name.packageName(), name.simpleNames().subList(0, depth));
  }
}
