package dev.zerorpc.processor;

import dev.zerorpc.contract.diagnostic.Diagnostic;
import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import dev.zerorpc.contract.diagnostic.DiagnosticReporter;
import dev.zerorpc.contract.diagnostic.Severity;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Hands diagnostics to the compiler, placed as exactly as it can: on the annotation's value if the
 * diagnostic is about one, else on the element, else, if that comes from a class file, on the
 * contract that mentions it. The same diagnostic at the same place is reported once.
 */
final class MessagerReporter implements DiagnosticReporter {
  private static final Map<DiagnosticCode, String> ABOUT_ANNOTATION =
      Map.ofEntries(
          Map.entry(DiagnosticCode.EMPTY_NAME, ContractTypes.NAME),
          Map.entry(DiagnosticCode.INVALID_NAME, ContractTypes.NAME),
          Map.entry(DiagnosticCode.RESERVED_NAME, ContractTypes.NAME),
          Map.entry(DiagnosticCode.BAD_DEFAULT, ContractTypes.DEFAULT),
          Map.entry(DiagnosticCode.DEFAULT_OUT_OF_RANGE, ContractTypes.DEFAULT),
          Map.entry(DiagnosticCode.DEFAULT_NOT_SUPPORTED, ContractTypes.DEFAULT),
          Map.entry(DiagnosticCode.UNKNOWN_CONSTANT, ContractTypes.DEFAULT),
          Map.entry(DiagnosticCode.SEVERAL_DEFAULT_CONSTANTS, ContractTypes.DEFAULT),
          Map.entry(DiagnosticCode.BAD_TIMEOUT, ContractTypes.TIMEOUT),
          Map.entry(DiagnosticCode.ONE_WAY_TIMEOUT, ContractTypes.TIMEOUT),
          Map.entry(DiagnosticCode.NOT_AN_INTERFACE, ContractTypes.RPC_SERVICE),
          Map.entry(DiagnosticCode.UNEXPECTED_NUMBER, ContractTypes.WIRE_NUMBER),
          Map.entry(DiagnosticCode.NUMBER_OUT_OF_RANGE, ContractTypes.WIRE_NUMBER),
          Map.entry(DiagnosticCode.DUPLICATE_NUMBER, ContractTypes.WIRE_NUMBER),
          Map.entry(DiagnosticCode.ENUM_TYPE, ContractTypes.RPC_ENUM),
          Map.entry(DiagnosticCode.NOT_A_UNION, ContractTypes.RPC_UNION),
          Map.entry(DiagnosticCode.NOT_A_RECORD, ContractTypes.RPC_STRUCT),
          Map.entry(DiagnosticCode.NOT_AN_ERROR, ContractTypes.RPC_ERROR));

  private final Messager messager;
  private final SourceTypes sources;
  private final Set<Key> reported = new HashSet<>();

  MessagerReporter(Messager messager, SourceTypes sources) {
    this.messager = messager;
    this.sources = sources;
  }

  @Override
  public void report(Diagnostic diagnostic) {
    if (!reported.add(key(diagnostic))) {
      return;
    }
    Kind kind = diagnostic.code().severity() == Severity.ERROR ? Kind.ERROR : Kind.WARNING;
    if (!(diagnostic.origin() instanceof ElementOrigin origin)) {
      messager.printMessage(kind, diagnostic.origin().describe() + ": " + diagnostic.describe());
    } else if (sources.contains(origin.element())) {
      print(kind, diagnostic, origin.element());
    } else {
      messager.printMessage(
          kind, origin.describe() + ": " + diagnostic.describe(), origin.contract());
    }
  }

  private void print(Kind kind, Diagnostic diagnostic, Element element) {
    Optional<AnnotationMirror> annotation =
        Optional.ofNullable(ABOUT_ANNOTATION.get(diagnostic.code()))
            .flatMap(name -> Annotations.find(element, name));
    if (annotation.isEmpty()) {
      messager.printMessage(kind, diagnostic.describe(), element);
      return;
    }
    @Nullable AnnotationValue value = Annotations.writtenValue(annotation.get(), "value");
    messager.printMessage(kind, diagnostic.describe(), element, annotation.get(), value);
  }

  private static Key key(Diagnostic diagnostic) {
    Object place =
        diagnostic.origin() instanceof ElementOrigin origin
            ? origin.element()
            : diagnostic.origin();
    return new Key(place, diagnostic.describe());
  }

  private record Key(Object place, String text) {}
}
