package dev.zerorpc.cli.net;

import dev.zerorpc.RpcClient;
import dev.zerorpc.Security;
import dev.zerorpc.cli.CommandException;
import java.time.Duration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a sub-command calls a server, wherever that is. */
@SuppressWarnings("NullAway.Init") // The options have defaults.
public final class ConnectionOptions {
  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "30s",
      converter = TimeConverter.class,
      description =
          "How long to wait for an answer: 250ms, 2s, or seconds; ${DEFAULT-VALUE} unless"
              + " given.")
  private Duration timeout;

  @Option(
      names = "--heartbeat",
      paramLabel = "TIME",
      defaultValue = "5s",
      converter = TimeConverter.class,
      description =
          "The interval of the signs of life, which must be the server's; ${DEFAULT-VALUE}"
              + " unless given.")
  private Duration heartbeat;

  @Mixin private final SecurityOptions security = new SecurityOptions();

  /** A mixin; picocli fills it. */
  public ConnectionOptions() {}

  /** How long to wait for an answer. */
  public Duration timeout() {
    return timeout;
  }

  /**
   * A client of the server at that address.
   *
   * @throws CommandException if the keys or the password cannot be used
   * @throws dev.zerorpc.RpcException if the address is malformed
   */
  public RpcClient open(String address) {
    RpcClient.Builder builder =
        RpcClient.builder().connect(address).timeout(timeout).heartbeat(heartbeat);
    Security proof = security.credentials().connecting();
    if (proof != null) {
      builder.security(proof);
    }
    return builder.build();
  }
}
