package dev.zerorpc.processor;

import dev.zerorpc.codegen.ContractGenerator;
import dev.zerorpc.codegen.GeneratedSource;
import dev.zerorpc.codegen.GeneratorOptions;
import dev.zerorpc.codegen.SkeletonGenerator;
import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.ContractFingerprint;
import dev.zerorpc.contract.Definition;
import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import dev.zerorpc.contract.validation.ContractValidator;
import java.io.IOException;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Takes one annotated type all the way: read, validate, generate, write. */
final class ContractCompiler {
  private final ProcessingEnvironment environment;
  private final SourceTypes sources;
  private final MessagerReporter reporter;

  ContractCompiler(ProcessingEnvironment environment, SourceTypes sources) {
    this.environment = environment;
    this.sources = sources;
    this.reporter = new MessagerReporter(environment.getMessager(), sources);
  }

  /** What became of a type in a round. */
  enum Outcome {
    /** Nothing more is to be done. */
    DONE,
    /** It names types that do not exist yet, and has to be compiled in the next round. */
    UNRESOLVED,
    /** It has errors, which are still to be reported: in the last round. */
    BROKEN
  }

  /**
   * Compiles a type. Its errors are reported in the last round only: a compiler that has seen an
   * error has no other rounds any more, and contracts that wait for one would be missed by their
   * users.
   *
   * @param lastRound whether types that do not exist now never will
   * @param failed whether the compilation has failed already, so that missing types prove nothing
   */
  // Whatever is thrown must become a diagnostic: a compiler shows a stack trace instead of a place.
  @SuppressWarnings("CatchingUnchecked")
  Outcome compile(TypeElement type, boolean lastRound, boolean failed) {
    try {
      return compileContract(type, lastRound, failed);
    } catch (RuntimeException | IOException failure) {
      reporter.report(
          DiagnosticCode.INTERNAL_FAILURE, new ElementOrigin(type, type), type, failure);
      return Outcome.DONE;
    }
  }

  private Outcome compileContract(TypeElement type, boolean lastRound, boolean failed)
      throws IOException {
    Optional<ContractKind> kind = ContractKind.of(type);
    if (kind.isEmpty()) {
      return Outcome.DONE;
    }
    Elements elements = environment.getElementUtils();
    ReadingScope scope = new ReadingScope(type, elements, environment.getTypeUtils(), sources);
    Optional<Contract> contract = new ContractReader(scope).read(kind.get());
    if (scope.unresolved().isEmpty()) {
      contract.ifPresent(present -> new ContractValidator().validate(present, scope));
    }
    if (lastRound) {
      if (!failed) {
        reportUnresolved(type, scope);
      }
    } else if (contract.isEmpty() || scope.hasErrors()) {
      writeSkeletons(kind.get(), type);
      return Outcome.BROKEN;
    } else if (!scope.unresolved().isEmpty()) {
      return Outcome.UNRESOLVED;
    } else {
      writeSources(contract.get(), type);
    }
    scope.diagnostics().forEach(reporter::report);
    return Outcome.DONE;
  }

  private static void reportUnresolved(TypeElement type, ReadingScope scope) {
    scope
        .unresolved()
        .forEach(
            (name, origin) ->
                scope.report(DiagnosticCode.UNRESOLVED_TYPE, origin, name, type.getSimpleName()));
  }

  private void writeSources(Contract contract, TypeElement type) throws IOException {
    Definition definition = contract.definitions().get(0);
    for (GeneratedSource source : new ContractGenerator().generate(contract, options(type))) {
      if (!sources.contains(source.type())) {
        write(source, type);
      } else {
        checkExisting(source, ContractFingerprint.of(definition, contract), type);
      }
    }
  }

  /** A source of that name is compiled already: it must be what would be generated now. */
  private void checkExisting(GeneratedSource source, String fingerprint, TypeElement type) {
    Optional<String> existing = sources.fingerprintOf(source.type());
    ElementOrigin origin = new ElementOrigin(type, type);
    if (existing.isEmpty()) {
      reporter.report(
          DiagnosticCode.GENERATED_NAME,
          origin,
          source.type().simpleName(),
          "a class among the sources");
    } else if (!existing.get().equals(fingerprint)) {
      reporter.report(
          DiagnosticCode.STALE_GENERATED, origin, source.type().simpleName(), type.getSimpleName());
    }
  }

  /** So that users of the generated classes compile, and only the contract's own errors show. */
  private void writeSkeletons(ContractKind kind, TypeElement type) throws IOException {
    SkeletonGenerator.Kind skeleton =
        switch (kind) {
          case SERVICE -> SkeletonGenerator.Kind.SERVICE;
          case STRUCT -> SkeletonGenerator.Kind.STRUCT;
          case UNION -> SkeletonGenerator.Kind.UNION;
          case ERROR -> SkeletonGenerator.Kind.ERROR;
        };
    boolean implementable =
        type.getKind() == ElementKind.INTERFACE && type.getTypeParameters().isEmpty();
    ElementOrigin origin = new ElementOrigin(type, type);
    for (GeneratedSource source :
        SkeletonGenerator.generate(
            skeleton,
            JavaNames.of(type),
            implementable,
            JavaNames.isPublic(type),
            origin,
            options(type))) {
      if (!JavaNames.isPrivate(type) && !sources.contains(source.type())) {
        write(source, type);
      }
    }
  }

  private void write(GeneratedSource source, TypeElement type) throws IOException {
    SourceFiles.write(environment.getFiler(), source, type);
  }

  private GeneratorOptions options(TypeElement type) {
    Elements elements = environment.getElementUtils();
    boolean generated =
        elements.getTypeElement(elements.getModuleOf(type), ContractTypes.GENERATED) != null;
    return new GeneratorOptions(generated, HiddenNames.of(type, elements));
  }
}
