package dev.zerorpc.cli;

import dev.zerorpc.RpcServer;
import dev.zerorpc.stub.ServiceDispatcher;
import java.time.Duration;
import java.util.List;

/** A server that the command is run against. */
public final class CommandServer implements AutoCloseable {
  private final RpcServer server;

  /** Serves at a free port. */
  public CommandServer(List<ServiceDispatcher> services) {
    RpcServer.Builder builder =
        RpcServer.builder().bind("tcp://127.0.0.1:*").gracePeriod(Duration.ZERO);
    services.forEach(builder::service);
    server = builder.start();
  }

  /** Where it is. */
  public String endpoint() {
    return server.endpoints().get(0);
  }

  /** The command's run with these arguments; {@code @} stands for the server's address. */
  public CommandRun run(String... arguments) {
    String[] line = arguments.clone();
    for (int i = 0; i < line.length; i++) {
      line[i] = line[i].equals("@") ? endpoint() : line[i];
    }
    return CommandRun.of(line);
  }

  @Override
  public void close() {
    server.close();
  }
}
