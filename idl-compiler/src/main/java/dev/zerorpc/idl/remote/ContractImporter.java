package dev.zerorpc.idl.remote;

import dev.zerorpc.contract.CallPattern;
import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.ContractPrinter;
import dev.zerorpc.contract.DefaultValue;
import dev.zerorpc.contract.Documentation;
import dev.zerorpc.contract.JavaName;
import dev.zerorpc.contract.MethodDefinition;
import dev.zerorpc.contract.ParameterDefinition;
import dev.zerorpc.contract.ResultDefinition;
import dev.zerorpc.contract.ScalarKind;
import dev.zerorpc.contract.ServiceDefinition;
import dev.zerorpc.contract.TypeRef;
import dev.zerorpc.contract.diagnostic.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes the contract of a running service of any language. Stateless; used by any thread. */
public final class ContractImporter {
  private static final TypeRef ANY = new TypeRef.Scalar(ScalarKind.ANY);

  private ContractImporter() {}

  /**
   * Asks a server and writes down what it says. Types it does not tell: a parameter has that of its
   * default, or is {@code any}, as are all results.
   *
   * @throws InspectionException if the server does not answer, or not like a zerorpc server
   */
  public static ImportedContract importFrom(RemoteInspection server, ImportRequest request)
      throws InspectionException {
    Inspection inspection = Inspection.of(server);
    Notes notes = new Notes();
    if (inspection.refusal() != null) {
      notes.refused(inspection.refusal());
    }
    ImportNames names = new ImportNames();
    List<MethodDefinition> methods = new ArrayList<>();
    for (InspectedMethod method : inspection.methods()) {
      if (ImportNames.isCallable(method.name())) {
        methods.add(method(method, names, notes));
      } else {
        notes.leftOut(method.name());
      }
    }
    ServiceDefinition service = service(inspection, request, methods);
    Contract contract = new Contract(List.of(service), List.of());
    String head =
        "// Imported from " + Notes.oneLine(request.source()) + ", as far as the server tells.\n";
    String body = ContractPrinter.file(contract, request.namespace(), List.of());
    String comments =
        notes.all().stream().map(note -> "// " + note + "\n").collect(Collectors.joining());
    Set<String> withoutParameters =
        inspection.methods().stream()
            .filter(method -> method.parameters() == null)
            .map(InspectedMethod::name)
            .collect(Collectors.toSet());
    return new ImportedContract(
        contract, head + comments + "\n" + body, notes.all(), withoutParameters);
  }

  private static ServiceDefinition service(
      Inspection inspection, ImportRequest request, List<MethodDefinition> methods) {
    String name =
        request.serviceName() == null
            ? ImportNames.service(inspection.name())
            : request.serviceName();
    return new ServiceDefinition(
        JavaName.of(request.namespace(), name),
        ImportNames.isPrintable(inspection.name()) ? inspection.name() : name,
        methods,
        true,
        false,
        Documentation.NONE,
        Origin.UNKNOWN);
  }

  private static MethodDefinition method(InspectedMethod method, ImportNames names, Notes notes) {
    List<InspectedMethod.Parameter> told = method.parameters();
    if (told == null) {
      notes.unknownParameters(method.name());
    }
    return new MethodDefinition(
        names.method(method.name()),
        method.name(),
        told == null ? List.of() : parameters(method.name(), told, notes),
        new ResultDefinition(ANY, ResultDefinition.Form.DIRECT),
        CallPattern.UNARY,
        List.of(),
        false,
        null,
        false,
        new Documentation(ImportedText.documentation(method.documentation())),
        Origin.UNKNOWN);
  }

  private static List<ParameterDefinition> parameters(
      String method, List<InspectedMethod.Parameter> told, Notes notes) {
    int firstDefault = firstDefault(told);
    ImportNames names = new ImportNames();
    List<ParameterDefinition> parameters = new ArrayList<>();
    for (int i = 0; i < told.size(); i++) {
      InspectedMethod.Parameter parameter = told.get(i);
      Optional<ImportedDefault> stated =
          parameter.hasDefault() ? ImportedDefault.of(parameter.defaultValue()) : Optional.empty();
      boolean mayBeLeftOut = i >= firstDefault;
      if (parameter.hasDefault() && !mayBeLeftOut) {
        notes.lostDefault(method, parameter.name());
      }
      DefaultValue value = mayBeLeftOut ? stated.map(ImportedDefault::value).orElse(null) : null;
      String name = names.unique(parameter.name());
      parameters.add(
          new ParameterDefinition(
              name,
              ImportNames.isPrintable(parameter.name()) ? parameter.name() : name,
              stated.map(ImportedDefault::type).orElse(ANY),
              value,
              false,
              Origin.UNKNOWN));
    }
    return parameters;
  }

  /** From where on all parameters have defaults that a contract can state. */
  private static int firstDefault(List<InspectedMethod.Parameter> told) {
    int first = told.size();
    while (first > 0
        && told.get(first - 1).hasDefault()
        && ImportedDefault.of(told.get(first - 1).defaultValue()).isPresent()) {
      first--;
    }
    return first;
  }
}
