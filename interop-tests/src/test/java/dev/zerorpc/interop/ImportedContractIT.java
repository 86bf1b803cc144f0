package dev.zerorpc.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.RemoteException;
import dev.zerorpc.RpcClient;
import dev.zerorpc.RpcException;
import dev.zerorpc.idl.CompilationRequest;
import dev.zerorpc.idl.CompilationResult;
import dev.zerorpc.idl.ZrpcCompiler;
import dev.zerorpc.idl.remote.ContractImporter;
import dev.zerorpc.idl.remote.ImportRequest;
import dev.zerorpc.idl.remote.InspectionException;
import dev.zerorpc.idl.syntax.SourceText;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a user does with a service that has no contract: import one from the running server,
 * complete it by hand, generate, and call the server by the generated stub.
 */
class ImportedContractIT {
  private static final String NAMESPACE = "com.example.warehouse";

  /** What no server tells, as its user writes it below the service. */
  private static final String TYPES =
      """

      struct Item {
        name: string;
        price: f64;
        tags: list<string> = [];
        note: string?;
        amount: i64 = 0;
      }

      error OutOfStock { message: string; }
      """;

  @TempDir private Path folder;

  @Test
  void aPythonServersContractIsImportedCompletedAndUsed() throws Exception {
    try (PeerProcess server = PeerProcess.python("warehouse.py")) {
      String imported = imported(server);
      assertThat(imported)
          .isEqualTo(
              """
              // Imported from the warehouse, as far as the server tells.
              // No server tells types, or whether a result is a stream: replace any by what you know.

              namespace com.example.warehouse;

              service Warehouse {
                /// The item of that name, or nothing.
                find(name: any) -> any;
                /// The items whose names begin so.
                search(prefix: string = "", cheapest_first: bool = false, limit: i64 = 100) -> any;
                /// Stores some of an item and answers with how many there are.
                ///
                /// An item has a name, a price, tags, and perhaps a note.
                store(item: any, amount: i64 = 1) -> any;
                /// Takes some of an item away.
                take(name: any, amount: any) -> any;
                /// What all of it is worth.
                worth(discount: f64 = 0.0, currency: any? = null) -> any;
              }
              """);
      String completed = imported;
      completed = edited(completed, "find(name: any) -> any;", "find(name: string) -> Item?;");
      completed =
          edited(completed, "limit: i64 = 100) -> any;", "limit: i64 = 100) -> stream<Item>;");
      completed =
          edited(
              completed,
              "item: any, amount: i64 = 1) -> any;",
              "item: Item, amount: i64 = 1) -> i64;");
      completed =
          edited(
              completed,
              "take(name: any, amount: any) -> any;",
              "take(name: string, amount: i64) throws OutOfStock;");
      completed =
          edited(
              completed, "currency: any? = null) -> any;", "currency: string? = null) -> Worth;");
      completed += TYPES + "struct Worth { total: f64; currency: string; }";
      assertThat(calls(server, completed, "PythonCalls")).isEqualTo(PYTHON_SEEN);
    }
  }

  /** Python from 3.11 on, where nothing helps it. */
  @Test
  void aPythonServerThatCannotInspectItselfIsImportedByNames() throws Exception {
    try (PeerProcess server = PeerProcess.python("warehouse.py", "--without-getargspec")) {
      String imported = imported(server);
      assertThat(imported)
          .isEqualTo(
              """
              // Imported from the warehouse, as far as the server tells.
              // No server tells types, or whether a result is a stream: replace any by what you know.
              // This one answers _zerorpc_inspect with an error (AttributeError: module 'inspect' has no attribute 'getargspec'), so this is from _zerorpc_list and _zerorpc_help.
              // The parameters of these methods are not known, write them yourself: find, search, store, take, worth.

              namespace com.example.warehouse;

              service Warehouse {
                /// The item of that name, or nothing.
                find() -> any;
                /// The items whose names begin so.
                search() -> any;
                /// Stores some of an item and answers with how many there are.
                ///
                /// An item has a name, a price, tags, and perhaps a note.
                store() -> any;
                /// Takes some of an item away.
                take() -> any;
                /// What all of it is worth.
                worth() -> any;
              }
              """);
      String completed = imported;
      completed = edited(completed, "find() -> any;", "find(name: string) -> Item?;");
      completed =
          edited(
              completed,
              "search() -> any;",
              "search(prefix: string, cheapest_first: bool, limit: u16) -> stream<Item>;");
      completed = edited(completed, "store() -> any;", "store(item: Item, amount: i32) -> i64;");
      completed =
          edited(completed, "take() -> any;", "take(name: string, amount: i32) throws OutOfStock;");
      completed =
          edited(completed, "worth() -> any;", "worth(discount: f64, currency: string?) -> Worth;");
      completed += TYPES + "struct Worth { total: f64; currency: string; }";
      assertThat(calls(server, completed, "PythonCalls")).isEqualTo(PYTHON_SEEN);
    }
  }

  /** Node has neither documentation nor defaults to tell. */
  @Test
  void aNodeServersContractIsImportedCompletedAndUsed() throws Exception {
    try (PeerProcess server = PeerProcess.node("warehouse.js")) {
      String imported = imported(server);
      assertThat(imported)
          .isEqualTo(
              """
              // Imported from the warehouse, as far as the server tells.
              // No server tells types, or whether a result is a stream: replace any by what you know.

              namespace com.example.warehouse;

              service Warehouse {
                store(item: any, amount: any) -> any;
                find(name: any) -> any;
                search(prefix: any) -> any;
                take(name: any, amount: any) -> any;
              }
              """);
      String completed = imported;
      completed =
          edited(
              completed,
              "store(item: any, amount: any) -> any;",
              "store(item: Item, amount: i32) -> i64;");
      completed = edited(completed, "find(name: any) -> any;", "find(name: string) -> Item?;");
      completed =
          edited(
              completed, "search(prefix: any) -> any;", "search(prefix: string) -> stream<Item>;");
      completed =
          edited(
              completed,
              "take(name: any, amount: any) -> any;",
              "take(name: string, amount: i32) throws OutOfStock;");
      assertThat(calls(server, completed + TYPES, "NodeCalls"))
          .containsExactly(
              "stored 42",
              "stored 3",
              "42 of bolt [m8, steel]",
              "nut null",
              "found board 12.5 höchstens 2 m",
              "found bolt 0.25 null",
              "out of stock: only 40 left");
    }
  }

  private static final List<String> PYTHON_SEEN =
      List.of(
          "stored 40",
          "stored 42",
          "stored 3",
          "42 of bolt [m8, steel]",
          "nut null",
          "found bolt 0.25 null",
          "found board 12.5 höchstens 2 m",
          "out of stock: only 40 left",
          "remote KeyError",
          "worth Worth[total=23.75, currency=EUR]");

  /** The contract as a file, asked for as the goal {@code import} asks. */
  private static String imported(PeerProcess server) throws InspectionException {
    try (RpcClient client = RpcClient.connect(server.endpoint())) {
      return ContractImporter.importFrom(
              (method, arguments) -> {
                try {
                  return client.call(method, arguments);
                } catch (RemoteException e) {
                  throw InspectionException.refused(e.name() + ": " + e.remoteMessage(), e);
                } catch (RpcException e) {
                  throw InspectionException.unreachable(String.valueOf(e.getMessage()), e);
                }
              },
              new ImportRequest("the warehouse", NAMESPACE, null))
          .text();
    }
  }

  private static String edited(String text, String before, String after) {
    assertThat(text).containsOnlyOnce(before);
    return text.replace(before, after);
  }

  /** Compiles the contract, and what it comes to together with a user's class, and runs that. */
  private List<String> calls(PeerProcess server, String contract, String user) throws Exception {
    CompilationResult result =
        ZrpcCompiler.compile(CompilationRequest.ofTexts(SourceText.of("warehouse.zrpc", contract)));
    assertThat(result.diagnostics()).isEmpty();
    return GeneratedProgram.compile(result.contract(), NAMESPACE + "." + user, folder)
        .run(server.endpoint());
  }
}
