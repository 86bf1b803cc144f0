package dev.zerorpc.cli.net;

import dev.zerorpc.CurveClient;
import dev.zerorpc.CurveKeys;
import dev.zerorpc.RpcClient;
import dev.zerorpc.Security;
import dev.zerorpc.cli.CommandException;
import dev.zerorpc.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The server that a sub-command calls, and how. */
@SuppressWarnings("NullAway.Init") // The address is required.
public final class ClientOptions {
  @Parameters(
      index = "0",
      paramLabel = "ADDRESS",
      description = "Where the server is: tcp://host:port.")
  private String address;

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

  @Option(
      names = "--server-key",
      paramLabel = "KEY",
      description = "Encrypt with CURVE: the server's public key, or a file that holds it.")
  private @Nullable String serverKey;

  @Option(
      names = "--keys",
      paramLabel = "FILE",
      description = "The file of one's own CURVE keys, see keygen; new ones unless given.")
  private @Nullable Path keys;

  /** A mixin; picocli fills it. */
  public ClientOptions() {}

  /** Where the server is. */
  public String address() {
    return address;
  }

  /** How long to wait for an answer. */
  public Duration timeout() {
    return timeout;
  }

  /**
   * A client of that server.
   *
   * @throws CommandException if the keys cannot be used
   * @throws dev.zerorpc.RpcException if the address is malformed
   */
  public RpcClient open() {
    RpcClient.Builder builder =
        RpcClient.builder().connect(address).timeout(timeout).heartbeat(heartbeat);
    Security security = security();
    if (security != null) {
      builder.security(security);
    }
    return builder.build();
  }

  private @Nullable Security security() {
    if (serverKey == null) {
      if (keys != null) {
        throw new CommandException(
            ExitCode.USAGE,
            "--keys needs --server-key: with CURVE a client must know the server's public key.");
      }
      return null;
    }
    try {
      String publicKey = publicKey(serverKey);
      return keys == null
          ? CurveClient.anonymous(publicKey)
          : CurveClient.of(CurveKeys.read(keys), publicKey);
    } catch (IOException e) {
      throw new CommandException(ExitCode.USAGE, "cannot read the keys: " + e.getMessage());
    } catch (IllegalArgumentException e) {
      throw new CommandException(
          ExitCode.USAGE,
          "'%s' is neither a file nor a public key: %s.".formatted(serverKey, e.getMessage()));
    }
  }

  private static String publicKey(String fileOrKey) throws IOException {
    try {
      Path file = Path.of(fileOrKey);
      return Files.isRegularFile(file) ? CurveKeys.readPublic(file) : fileOrKey;
    } catch (InvalidPathException e) {
      return fileOrKey;
    }
  }
}
