package dev.zerorpc.codegen;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.zerorpc.contract.GeneratedNames;
import dev.zerorpc.contract.JavaName;
import dev.zerorpc.contract.diagnostic.Origin;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Generates, for a contract with errors, classes that only have the names and the entry points of
 * those that a correct one would give. Code that uses them then compiles, so that the contract's
 * own errors are all that a user sees. They are abstract: nobody can make an instance.
 */
public final class SkeletonGenerator {
  /** What the contract was meant to be. */
  public enum Kind {
    /** A service: stub and dispatcher. */
    SERVICE,
    /** A struct: a codec. */
    STRUCT,
    /** A union: a codec. */
    UNION,
    /** An error: an error codec. */
    ERROR
  }

  private final ClassName contract;
  private final boolean implementable;
  private final boolean isPublic;
  private final Origin origin;
  private final GeneratorOptions options;

  private SkeletonGenerator(
      JavaName contract,
      boolean implementable,
      boolean isPublic,
      Origin origin,
      GeneratorOptions options) {
    this.contract = className(contract);
    this.implementable = implementable;
    this.isPublic = isPublic;
    this.origin = origin;
    this.options = options;
  }

  /**
   * Generates the skeletons of one contract.
   *
   * @param kind what it was meant to be
   * @param contract its Java type
   * @param implementable whether that is an interface which a class can simply implement
   * @param isPublic whether it is public, as its skeletons then are
   * @param origin where it comes from
   * @param options what the front end decides
   */
  public static List<GeneratedSource> generate(
      Kind kind,
      JavaName contract,
      boolean implementable,
      boolean isPublic,
      Origin origin,
      GeneratorOptions options) {
    SkeletonGenerator skeletons =
        new SkeletonGenerator(contract, implementable, isPublic, origin, options);
    return switch (kind) {
      case SERVICE ->
          List.of(
              skeletons.stub(GeneratedNames.stub(contract)),
              skeletons.dispatcher(GeneratedNames.dispatcher(contract)));
      case STRUCT, UNION ->
          List.of(skeletons.codec(GeneratedNames.codec(contract), RuntimeTypes.CODEC));
      case ERROR ->
          List.of(skeletons.codec(GeneratedNames.codec(contract), RuntimeTypes.ERROR_CODEC));
    };
  }

  private GeneratedSource stub(JavaName name) {
    ClassName self = className(name);
    ClassName async = self.nestedClass("Async");
    TypeSpec.Builder type = type(name);
    if (implementable) {
      type.addSuperinterface(contract);
    }
    type.addMethod(entryPoint("create", self, RuntimeTypes.RPC_CLIENT));
    type.addMethod(entryPoint("create", self, RuntimeTypes.RPC_CLIENT, RuntimeTypes.CALL_OPTIONS));
    type.addMethod(entryPoint("async", async, RuntimeTypes.RPC_CLIENT));
    type.addMethod(entryPoint("async", async, RuntimeTypes.RPC_CLIENT, RuntimeTypes.CALL_OPTIONS));
    type.addType(
        TypeSpec.classBuilder("Async")
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.ABSTRACT)
            .build());
    return source(name, type);
  }

  private GeneratedSource dispatcher(JavaName name) {
    return source(
        name,
        type(name)
            .addSuperinterface(RuntimeTypes.SERVICE_DISPATCHER)
            .addMethod(entryPoint("of", className(name), contract)));
  }

  private GeneratedSource codec(JavaName name, ClassName codec) {
    return source(
        name,
        type(name)
            .addSuperinterface(ParameterizedTypeName.get(codec, contract))
            .addField(
                FieldSpec.builder(
                        className(name),
                        "INSTANCE",
                        Modifier.PUBLIC,
                        Modifier.STATIC,
                        Modifier.FINAL)
                    .initializer("null")
                    .build()));
  }

  private TypeSpec.Builder type(JavaName name) {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(name.simpleName())
            .addModifiers(Modifier.ABSTRACT)
            .addAnnotation(
                AnnotationSpec.builder(SuppressWarnings.class)
                    .addMember("value", "$S", "all")
                    .build());
    return isPublic ? type.addModifiers(Modifier.PUBLIC) : type;
  }

  private MethodSpec entryPoint(String name, TypeName result, TypeName... parameters) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name)
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .returns(result);
    for (int i = 0; i < parameters.length; i++) {
      method.addParameter(parameters[i], "argument" + i);
    }
    return method
        .addStatement(
            "throw new $T($S)",
            IllegalStateException.class,
            "the contract " + contract.canonicalName() + " has errors")
        .build();
  }

  private GeneratedSource source(JavaName name, TypeSpec.Builder type) {
    type.alwaysQualify(options.hiddenNames().stream().sorted().toArray(String[]::new));
    String text =
        JavaFile.builder(name.packageName(), type.build())
            .addFileComment("Stands in for what $L would give if it had no errors.", contract)
            .skipJavaLangImports(true)
            .build()
            .toString();
    return new GeneratedSource(name, text, origin);
  }

  private static ClassName className(JavaName name) {
    List<String> names = name.simpleNames();
    return ClassName.get(
        name.packageName(),
        names.get(0),
        names.subList(1, names.size()).toArray(new String[names.size() - 1]));
  }
}
