package dev.zerorpc.cli.contract;

import dev.zerorpc.RpcClient;
import dev.zerorpc.cli.CommandException;
import dev.zerorpc.cli.ExitCode;
import dev.zerorpc.cli.net.ServerInspection;
import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.diagnostic.DiagnosticText;
import dev.zerorpc.idl.CompilationResult;
import dev.zerorpc.idl.link.ImportResolver;
import dev.zerorpc.idl.remote.ContractImporter;
import dev.zerorpc.idl.remote.ImportRequest;
import dev.zerorpc.idl.remote.ImportedContract;
import dev.zerorpc.idl.remote.InspectionException;
import dev.zerorpc.idl.source.ContractSource;
import dev.zerorpc.idl.source.ContractSourceException;
import java.nio.file.Path;
import java.util.Set;

/**
 * The contract that calls go by.
 *
 * @param contract the contract
 * @param withoutParameters the methods of which it does not tell what they take
 */
public record CallContract(Contract contract, Set<String> withoutParameters) {
  /** What stands for the server's own description of itself. */
  public static final String SERVER = "server";

  /** Copies the set. */
  public CallContract {
    withoutParameters = Set.copyOf(withoutParameters);
  }

  /**
   * Reads it.
   *
   * @param place a {@code .zrpc} file, a folder, a jar, {@code git:REVISION}, or {@link #SERVER}
   * @param client asks the server
   * @throws CommandException if there is no contract, or one with errors
   */
  public static CallContract read(String place, RpcClient client) {
    if (place.equals(SERVER)) {
      return ask(client);
    }
    try {
      CompilationResult result = ContractSource.compile(place, Path.of("."), ImportResolver.NONE);
      if (result.hasErrors()) {
        throw new CommandException(
            ExitCode.USAGE,
            "the contract "
                + place
                + " has errors\n"
                + DiagnosticText.of(result.diagnostics()).stripTrailing());
      }
      return new CallContract(result.contract(), Set.of());
    } catch (ContractSourceException e) {
      throw new CommandException(ExitCode.USAGE, String.valueOf(e.getMessage()));
    }
  }

  private static CallContract ask(RpcClient client) {
    try {
      ImportedContract told =
          ContractImporter.importFrom(
              new ServerInspection(client), new ImportRequest(client.endpoint(), SERVER, null));
      return new CallContract(told.contract(), told.withoutParameters());
    } catch (InspectionException e) {
      throw new CommandException(
          ExitCode.FAILED,
          "%s does not tell its methods: %s".formatted(client.endpoint(), e.getMessage()));
    }
  }

  /**
   * The arguments of a method; see {@link ContractArguments#of(Contract, String)}.
   *
   * @throws CommandException if the contract has no such method, or does not tell what it takes
   */
  public ContractArguments arguments(String method) {
    if (withoutParameters.contains(method)) {
      throw new CommandException(
          ExitCode.USAGE,
          "the server does not tell what '%s' takes. Give its contract as a .zrpc file, or leave --contract out."
              .formatted(method));
    }
    return ContractArguments.of(contract, method);
  }
}
