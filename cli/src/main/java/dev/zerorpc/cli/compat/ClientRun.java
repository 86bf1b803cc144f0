package dev.zerorpc.cli.compat;

import dev.zerorpc.RemoteException;
import dev.zerorpc.RpcAnswer;
import dev.zerorpc.RpcClient;
import dev.zerorpc.RpcException;
import dev.zerorpc.RpcStream;
import dev.zerorpc.Security;
import dev.zerorpc.cli.CommandException;
import dev.zerorpc.cli.Console;
import dev.zerorpc.cli.ExitCode;
import dev.zerorpc.cli.compat.MethodListing.Method;
import dev.zerorpc.cli.contract.CallContract;
import dev.zerorpc.cli.python.JsonReader;
import dev.zerorpc.cli.python.JsonText;
import dev.zerorpc.cli.python.PrettyPrinter;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The command as a client: it calls, or lists what can be called. */
final class ClientRun {
  private final Arguments arguments;
  private final Console console;

  private ClientRun(Arguments arguments, Console console) {
    this.arguments = arguments;
    this.console = console;
  }

  static void run(Arguments arguments, Console console) {
    new ClientRun(arguments, console).run();
  }

  private void run() {
    try (RpcClient client = open()) {
      String method = arguments.command;
      if (method == null || method.isEmpty()) {
        list(client);
      } else if (arguments.inspect) {
        inspect(client, method);
      } else {
        call(client, method);
      }
    } catch (RemoteException e) {
      String traceback = e.remoteTraceback();
      throw failed(traceback != null ? traceback.stripTrailing() : e.getMessage());
    } catch (RpcException | IllegalArgumentException | IllegalStateException e) {
      throw failed(e.getMessage());
    }
  }

  private static CommandException failed(@Nullable String message) {
    return new CommandException(ExitCode.FAILED, String.valueOf(message));
  }

  private RpcClient open() {
    RpcClient.Builder builder =
        RpcClient.builder().passiveHeartbeat(!arguments.activeHeartbeat).timeout(timeout());
    Duration heartbeat = Endpoints.seconds("heartbeat", arguments.heartbeat);
    builder.heartbeat(heartbeat);
    Security security = arguments.security();
    if (security != null) {
      builder.security(security);
    }
    for (String endpoint : arguments.binds) {
      Endpoints.announce(console, "binding", endpoint);
      builder.bind(endpoint);
    }
    for (String endpoint : arguments.endpoints()) {
      Endpoints.announce(console, "connecting", endpoint);
      builder.connect(endpoint);
    }
    return builder.build();
  }

  private Duration timeout() {
    // The Python command gives up at once then, without having sent anything.
    return arguments.timeout.signum() <= 0
        ? Duration.ofMillis(1)
        : Endpoints.seconds("timeout", arguments.timeout);
  }

  private void list(RpcClient client) {
    MethodListing listing = MethodListing.ask(client, null, false, arguments.inspect);
    console.out().print("[" + listing.service() + "]\n");
    int width = listing.width();
    for (Method method : listing.methods()) {
      String signature = method.signature();
      console
          .out()
          .print(
              arguments.inspect
                  ? signature + "\n"
                  : MethodListing.padded(signature, width) + " " + method.documentation() + "\n");
    }
  }

  private void inspect(RpcClient client, String name) {
    MethodListing listing = MethodListing.ask(client, name, true, true);
    console.out().print("[" + listing.service() + "]\n");
    if (listing.methods().isEmpty()) {
      console.out().print("No documentation for \"" + name + "\".\n");
    } else {
      Method method = listing.methods().get(0);
      console.out().print(method.signature() + "\n\n" + method.documentation() + "\n\n");
    }
  }

  private void call(RpcClient client, String method) {
    RpcAnswer<@Nullable Object> answer = client.ask(method, values(client, method));
    if (!answer.isStream()) {
      console.out().print(text(answer.value()));
      return;
    }
    try (RpcStream<@Nullable Object> items = answer.stream()) {
      printItems(items);
    }
  }

  /** Each item is handed over before the next is waited for. */
  private void printItems(RpcStream<@Nullable Object> items) {
    String separator = "";
    if (arguments.printJson) {
      console.out().print("[");
      console.flush();
    }
    for (Object item : items) {
      console.out().print(separator + text(item));
      console.flush();
      separator = arguments.printJson ? "," : "";
    }
    if (arguments.printJson) {
      console.out().print("]");
    }
  }

  private String text(@Nullable Object value) {
    return arguments.printJson ? JsonText.of(value) : PrettyPrinter.format(value) + "\n";
  }

  private @Nullable Object[] values(RpcClient client, String method) {
    List<String> params = arguments.params;
    if (arguments.contract != null) {
      return CallContract.read(arguments.contract, client)
          .arguments(method)
          .of(params, arguments.json);
    }
    @Nullable Object[] values = new @Nullable Object[params.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = arguments.json ? json(i + 1, params.get(i)) : params.get(i);
    }
    return values;
  }

  private static @Nullable Object json(int place, String text) {
    try {
      return JsonReader.read(text);
    } catch (IllegalArgumentException e) {
      throw failed(
          "argument %d is not JSON: %s. Quote it for JSON and for the shell, or leave -j out: %s"
              .formatted(place, e.getMessage(), text));
    }
  }
}
