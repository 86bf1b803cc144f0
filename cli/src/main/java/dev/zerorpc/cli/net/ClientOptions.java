package dev.zerorpc.cli.net;

import dev.zerorpc.RpcClient;
import dev.zerorpc.cli.CommandException;
import java.time.Duration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The server that a sub-command calls, and how. */
@SuppressWarnings("NullAway.Init") // The address is required.
public final class ClientOptions {
  @Parameters(
      index = "0",
      paramLabel = "ADDRESS",
      description = "Where the server is: tcp://host:port.")
  private String address;

  @Mixin private final ConnectionOptions connection = new ConnectionOptions();

  /** A mixin; picocli fills it. */
  public ClientOptions() {}

  /** Where the server is. */
  public String address() {
    return address;
  }

  /** How long to wait for an answer. */
  public Duration timeout() {
    return connection.timeout();
  }

  /**
   * A client of that server.
   *
   * @throws CommandException if the keys or the password cannot be used
   * @throws dev.zerorpc.RpcException if the address is malformed
   */
  public RpcClient open() {
    return connection.open(address);
  }
}
