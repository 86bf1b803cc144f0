package dev.zerorpc.codegen;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.zerorpc.contract.ConstantDefinition;
import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.ContractFingerprint;
import dev.zerorpc.contract.Definition;
import dev.zerorpc.contract.Documentation;
import dev.zerorpc.contract.EnumDefinition;
import dev.zerorpc.contract.ErrorDefinition;
import dev.zerorpc.contract.FieldDefinition;
import dev.zerorpc.contract.JavaName;
import dev.zerorpc.contract.Mentions;
import dev.zerorpc.contract.ServiceDefinition;
import dev.zerorpc.contract.StructDefinition;
import dev.zerorpc.contract.UnionDefinition;
import dev.zerorpc.contract.diagnostic.FileOrigin;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * The only place that decides what every generated file has: its header, its annotations, its
 * visibility, its form.
 */
final class SourceFileWriter {
  /** The constant whose initialization compares the code's version with the runtime's. */
  static final String CODE_VERSION = "CODE_VERSION";

  private static final ClassName GENERATED =
      ClassName.get("javax.annotation.processing", "Generated");

  /** Java's own annotation of what is deprecated. */
  static final AnnotationSpec DEPRECATED = AnnotationSpec.builder(Deprecated.class).build();

  /**
   * For code that mentions something deprecated, or deprecated for removal, which cannot be told.
   */
  private static final AnnotationSpec MENTIONS_DEPRECATED =
      AnnotationSpec.builder(SuppressWarnings.class)
          .addMember("value", "{$S, $S}", "deprecation", "removal")
          .build();

  private final Contract contract;
  private final Definition definition;
  private final GeneratorOptions options;
  private final String source;

  // Of one definition up to three files are written: what they share is found out once.
  private @Nullable String fingerprint;
  private String @Nullable [] hidingNames;

  SourceFileWriter(Contract contract, Definition definition, GeneratorOptions options) {
    this.contract = contract;
    this.definition = definition;
    this.options = options;
    this.source =
        definition.origin() instanceof FileOrigin origin
            ? origin.path().substring(origin.path().lastIndexOf('/') + 1)
            : definition.javaName().canonicalName();
  }

  /** Begins a class of that name, {@code what} it is in the first words of its Javadoc. */
  TypeSpec.Builder begin(JavaName name, String what) {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(TypeMapping.className(name)).addModifiers(Modifier.FINAL);
    type.addJavadoc("$L of {@link $T}.\n", what, TypeMapping.className(definition.javaName()));
    String documentation = JavadocText.of(definition.documentation().text());
    if (!documentation.isEmpty()) {
      type.addJavadoc("\n<p>$L\n", documentation);
    }
    mark(type, mentionsDeprecatedParts());
    return type;
  }

  /** The same for a class that calls the runtime, and so needs one that fits. */
  TypeSpec.Builder beginCode(JavaName name, String what) {
    // The first of all fields: what is initialized after it may not exist in another runtime.
    return begin(name, what)
        .addField(
            FieldSpec.builder(TypeName.INT, CODE_VERSION, Modifier.STATIC, Modifier.FINAL)
                .initializer(
                    "$T.require($L, $L)",
                    RuntimeTypes.CODE_VERSION,
                    RuntimeTypes.INTERFACE_VERSION,
                    Literals.string(name.canonicalName()))
                .build());
  }

  /** Begins the definition's own Java type: all that is said of it but what it is made of. */
  void begin(TypeSpec.Builder type, Map<String, Documentation> parts) {
    type.addJavadoc(PartDocumentation.of(definition.documentation(), parts));
    boolean extendsDeprecated =
        definition instanceof ServiceDefinition service
            && service.parents().stream()
                .map(contract::find)
                .flatMap(Optional::stream)
                .anyMatch(Definition::deprecated);
    mark(type, extendsDeprecated);
    type.alwaysQualify(hidingNames());
    type.addAnnotations(Marks.of(definition));
  }

  private void mark(TypeSpec.Builder type, boolean usesDeprecated) {
    mark(type, definition.javaName().canonicalName(), fingerprint(), options);
    type.addAnnotations(deprecation(usesDeprecated));
    if (definition.isPublic()) {
      type.addModifiers(Modifier.PUBLIC);
    }
  }

  private String fingerprint() {
    if (fingerprint == null) {
      fingerprint = ContractFingerprint.of(definition, contract);
    }
    return fingerprint;
  }

  private static void mark(
      TypeSpec.Builder type, String source, String fingerprint, GeneratorOptions options) {
    addGenerated(type, options);
    type.addAnnotation(
        AnnotationSpec.builder(RuntimeTypes.GENERATED_CONTRACT)
            .addMember("source", "$L", Literals.string(source))
            .addMember("fingerprint", "$S", fingerprint)
            .build());
  }

  /** Adds the annotation of everything generated. */
  static void addGenerated(TypeSpec.Builder type, GeneratorOptions options) {
    if (options.generatedAnnotation()) {
      type.addAnnotation(
          AnnotationSpec.builder(GENERATED).addMember("value", "$S", "dev.zerorpc").build());
    }
  }

  /** Ends it. */
  GeneratedSource end(TypeSpec.Builder type, JavaName name) {
    type.alwaysQualify(hidingNames());
    return new GeneratedSource(name, text(type, name, source), definition.origin());
  }

  /** The class of a package's constants. */
  static GeneratedSource constants(
      TypeSpec.Builder type,
      JavaName name,
      List<ConstantDefinition> constants,
      Contract contract,
      GeneratorOptions options) {
    Stream<String> own = contract.topLevelIn(name.packageName()).stream().map(JavaName::simpleName);
    type.alwaysQualify(sorted(own, options));
    String source = "the constants of " + name.packageName();
    mark(type, source, ContractFingerprint.of(constants), options);
    boolean mentionsDeprecated =
        constants.stream()
            .flatMap(constant -> Mentions.in(constant.type()))
            .flatMap(named -> contract.find(named.javaName()).stream())
            .anyMatch(enumType -> enumType.deprecated() || hasDeprecatedParts(enumType));
    if (mentionsDeprecated) {
      type.addAnnotation(MENTIONS_DEPRECATED);
    }
    return new GeneratedSource(name, text(type, name, source), constants.get(0).origin());
  }

  private static String text(TypeSpec.Builder type, JavaName name, String source) {
    JavaFile file =
        JavaFile.builder(name.packageName(), type.build())
            .addFileComment("$L$L. Do not edit.", GeneratedSource.HEADING, source)
            .indent("  ")
            .skipJavaLangImports(true)
            .build();
    return withoutTrailingSpaces(file.toString());
  }

  /** JavaPoet leaves a space before the line break that follows an "=". */
  private static String withoutTrailingSpaces(String text) {
    StringBuilder stripped = new StringBuilder(text.length());
    int start = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      int last = end;
      while (last > start && text.charAt(last - 1) == ' ') {
        last--;
      }
      stripped.append(text, start, last).append('\n');
      start = end + 1;
    }
    return stripped.append(text, start, text.length()).toString();
  }

  /** The annotations of a generated method that stands for a deprecated one. */
  static List<AnnotationSpec> deprecatedMethod() {
    return List.of(DEPRECATED, MENTIONS_DEPRECATED);
  }

  /** The annotations of a generated method that calls a deprecated one. */
  static List<AnnotationSpec> callOfDeprecated() {
    return List.of(MENTIONS_DEPRECATED);
  }

  private List<AnnotationSpec> deprecation(boolean usesDeprecated) {
    if (definition.deprecated()) {
      return List.of(DEPRECATED, MENTIONS_DEPRECATED);
    }
    boolean mentions =
        usesDeprecated
            || Mentions.definitions(definition, contract).stream().anyMatch(Definition::deprecated);
    return mentions ? List.of(MENTIONS_DEPRECATED) : List.of();
  }

  /**
   * Whether code for the definition names parts that are deprecated: its own, and constants of the
   * enums that it mentions. Other types' parts are the business of their own code.
   */
  private boolean mentionsDeprecatedParts() {
    return Stream.concat(
            Stream.of(definition),
            Mentions.definitions(definition, contract).stream()
                .filter(EnumDefinition.class::isInstance))
        .anyMatch(SourceFileWriter::hasDeprecatedParts);
  }

  /** Methods are not among them: the code that calls one says so itself. */
  private static boolean hasDeprecatedParts(Definition definition) {
    if (definition instanceof StructDefinition struct) {
      return struct.fields().stream().anyMatch(FieldDefinition::deprecated);
    }
    if (definition instanceof ErrorDefinition error) {
      return error.fields().stream().anyMatch(FieldDefinition::deprecated);
    }
    if (definition instanceof EnumDefinition type) {
      return type.constants().stream().anyMatch(EnumDefinition.Constant::deprecated);
    }
    return definition instanceof UnionDefinition union
        && union.members().stream().anyMatch(UnionDefinition.Member::deprecated);
  }

  /**
   * The simple names that Java would not take for an imported type: those of the types in the same
   * package that the code mentions, or that are called like something of {@code java.lang}, of
   * those that a stub inherits from its interface, and what the front end knows of besides.
   */
  private String[] hidingNames() {
    if (hidingNames == null) {
      hidingNames = findHidingNames();
    }
    return hidingNames;
  }

  private String[] findHidingNames() {
    JavaName self = definition.javaName();
    Stream<JavaName> topLevel =
        Stream.of(
                Stream.of(self),
                Mentions.names(definition).stream(),
                GeneratorOptions.JAVA_LANG_NAMES.stream()
                    .map(name -> JavaName.of(self.packageName(), name)))
            .flatMap(Function.identity())
            .filter(name -> name.packageName().equals(self.packageName()))
            .filter(name -> name.simpleNames().size() == 1 && contract.find(name).isPresent());
    return sorted(
        Stream.concat(topLevel, contract.nestedIn(self).stream()).map(JavaName::simpleName),
        options);
  }

  private static String[] sorted(Stream<String> own, GeneratorOptions options) {
    return Stream.concat(own, options.hiddenNames().stream())
        .sorted()
        .distinct()
        .toArray(String[]::new);
  }
}
