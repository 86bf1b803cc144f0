package dev.zerorpc.cli.mock;

import dev.zerorpc.cli.CommandException;
import dev.zerorpc.cli.ExitCode;
import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.ServiceDefinition;
import dev.zerorpc.contract.diagnostic.DiagnosticText;
import dev.zerorpc.idl.CompilationRequest;
import dev.zerorpc.idl.CompilationResult;
import dev.zerorpc.idl.ZrpcCompiler;
import dev.zerorpc.idl.link.FileImports;
import dev.zerorpc.stub.ServiceDispatcher;
import java.nio.file.Path;
import java.util.List;

/** The services of a contract file, as mocks. */
public final class MockServices {
  private MockServices() {}

  /**
   * A service for each that the file defines.
   *
   * @throws CommandException if the file has errors, or defines none
   */
  public static List<ServiceDispatcher> of(Path file) {
    CompilationResult result =
        ZrpcCompiler.compile(CompilationRequest.ofFiles(List.of(file), new FileImports(List.of())));
    if (result.hasErrors()) {
      throw failed(
          "'"
              + file
              + "' cannot be served\n"
              + DiagnosticText.of(result.diagnostics()).stripTrailing());
    }
    Contract contract = result.contract();
    List<ServiceDispatcher> services =
        contract.definitions().stream()
            .filter(ServiceDefinition.class::isInstance)
            .map(
                definition ->
                    new MockService(contract, (ServiceDefinition) definition).dispatcher())
            .toList();
    if (services.isEmpty()) {
      throw failed("'" + file + "' defines no service, so there is nothing to serve");
    }
    return services;
  }

  private static CommandException failed(String message) {
    return new CommandException(ExitCode.FAILED, message);
  }
}
