package dev.zerorpc.cli.compat;

import dev.zerorpc.RpcException;
import dev.zerorpc.RpcServer;
import dev.zerorpc.Security;
import dev.zerorpc.cli.CommandException;
import dev.zerorpc.cli.Console;
import dev.zerorpc.cli.ExitCode;
import dev.zerorpc.cli.mock.MockServices;
import dev.zerorpc.cli.service.ClassPathServices;
import dev.zerorpc.cli.service.TimeService;
import dev.zerorpc.stub.ServiceDispatcher;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;

/** The command as a server; it ends when the process is stopped. */
final class ServerRun {
  private static final BigInteger MOST_THREADS = BigInteger.valueOf(10_000);

  private ServerRun() {}

  static void run(Arguments arguments, String name, Console console) {
    RpcServer.Builder builder = RpcServer.builder();
    for (ServiceDispatcher service : services(arguments, name)) {
      builder.service(service);
    }
    builder.heartbeat(Endpoints.seconds("heartbeat", arguments.heartbeat));
    Security security = arguments.security();
    if (security != null) {
      builder.security(security);
    }
    BigInteger threads = arguments.poolSize;
    if (threads != null) {
      if (threads.signum() <= 0) {
        throw failed("--pool-size must be at least 1, but is " + threads);
      }
      builder.threads(threads.min(MOST_THREADS).intValue());
    }
    for (String endpoint : arguments.binds) {
      Endpoints.announce(console, "binding", endpoint);
      builder.bind(endpoint);
    }
    for (String endpoint : arguments.endpoints()) {
      Endpoints.announce(console, "connecting", endpoint);
      builder.connect(endpoint);
    }
    serve(builder, name, console);
  }

  private static void serve(RpcServer.Builder builder, String name, Console console) {
    try (RpcServer server = builder.start()) {
      Thread end = new Thread(server::close, "end of the server");
      Runtime.getRuntime().addShutdownHook(end);
      console.err().print("serving \"" + name + "\"\n");
      console.err().flush();
      server.awaitTermination();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandException(ExitCode.INTERRUPTED, "stopped");
    } catch (RpcException | IllegalArgumentException e) {
      throw failed(String.valueOf(e.getMessage()));
    }
  }

  private static List<ServiceDispatcher> services(Arguments arguments, String name) {
    if (name.equals("time")) {
      return List.of(TimeService.ofSystem());
    }
    if (name.endsWith(".zrpc")) {
      return MockServices.of(Path.of(name));
    }
    String classPath = arguments.classPath == null ? "." : arguments.classPath;
    return List.of(ClassPathServices.of(classPath).find(name));
  }

  private static CommandException failed(String message) {
    return new CommandException(ExitCode.FAILED, message);
  }
}
