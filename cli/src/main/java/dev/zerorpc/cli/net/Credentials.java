package dev.zerorpc.cli.net;

import dev.zerorpc.AllowedKeys;
import dev.zerorpc.CurveClient;
import dev.zerorpc.CurveKeys;
import dev.zerorpc.CurveServer;
import dev.zerorpc.PlainClient;
import dev.zerorpc.PlainServer;
import dev.zerorpc.RpcBroker;
import dev.zerorpc.Security;
import dev.zerorpc.cli.CommandException;
import dev.zerorpc.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a command line says about security. Secrets are in files or in the environment: what stands
 * on the line itself every user of the machine can read.
 *
 * @param serverKey the public key of the peer that is connected to, or a file that holds it
 * @param keys the file of one's own CURVE keys
 * @param user the name for PLAIN
 * @param passwordFile where the password of the user is
 * @param clients a file or folder of the public keys that are let in
 * @param anyClient whether every key is let in
 * @param passwords a file of names and passwords that are let in
 * @param environment where the password may be instead
 */
public record Credentials(
    @Nullable String serverKey,
    @Nullable String keys,
    @Nullable String user,
    @Nullable String passwordFile,
    @Nullable String clients,
    boolean anyClient,
    @Nullable String passwords,
    Map<String, String> environment) {
  /** The variable of the environment that holds the password of {@code --user}. */
  public static final String PASSWORD_VARIABLE = "ZERORPC_PASSWORD";

  /** Leaves the secrets of the environment out. */
  @Override
  public String toString() {
    return "Credentials";
  }

  /**
   * The security of a side that is either: one that proves itself, or one that asks for proof; null
   * if nothing was said.
   *
   * @throws CommandException if the options do not fit together, or a file cannot be used
   */
  public @Nullable Security either() {
    if (provesItself() && admits()) {
      throw usage(
          "--server-key and --user are for who proves itself, --clients, --any-client and"
              + " --passwords for who asks for proof. Give those of one side.");
    }
    checkKeys();
    return admits() ? bound() : connecting();
  }

  /**
   * The security of the side that connects; null if nothing was said.
   *
   * @throws CommandException if the options do not fit together, or a file cannot be used
   */
  public @Nullable Security connecting() {
    if (serverKey != null && user != null) {
      throw usage("--server-key is CURVE and --user is PLAIN. Give one of them.");
    }
    if (user == null && passwordFile != null) {
      throw usage("--password-file needs --user.");
    }
    checkKeys();
    if (user != null) {
      String password = password();
      return checked("--user", () -> PlainClient.of(user, password));
    }
    return serverKey == null ? null : curve(serverKey);
  }

  private Security curve(String key) {
    String publicKey = reading("the server's key", () -> publicKey(key));
    CurveKeys own = keys == null ? null : ownKeys(keys);
    try {
      return own == null ? CurveClient.anonymous(publicKey) : CurveClient.of(own, publicKey);
    } catch (IllegalArgumentException e) {
      throw usage(
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

  /**
   * The security of the side that others connect to; null if nothing was said.
   *
   * @throws CommandException if the options do not fit together, or a file cannot be used
   */
  public @Nullable Security bound() {
    if (passwords != null && (clients != null || anyClient)) {
      throw usage("--clients and --any-client are CURVE and --passwords is PLAIN. Give one.");
    }
    if (clients != null && anyClient) {
      throw usage("--clients lets in some, --any-client everybody. Give one of them.");
    }
    checkKeys();
    if (passwords != null) {
      Map<String, String> all = reading("the passwords", () -> passwords(passwords));
      return checked("--passwords", () -> PlainServer.of(all));
    }
    if (clients == null && !anyClient) {
      return null;
    }
    if (keys == null) {
      throw usage(
          "--clients and --any-client need --keys: with CURVE a server has a pair of keys, see"
              + " 'zerorpc help keygen'.");
    }
    CurveKeys own = ownKeys(keys);
    return clients == null ? CurveServer.anyClient(own) : CurveServer.of(own, allowed(clients));
  }

  /**
   * Gives a broker both sides.
   *
   * @throws CommandException if the options do not fit together, or a file cannot be used
   */
  public void applyTo(RpcBroker.Builder broker) {
    Security bound = bound();
    if (bound != null) {
      broker.security(bound);
    }
    Security connecting = connecting();
    if (connecting != null) {
      broker.workerSecurity(connecting);
    }
  }

  private static AllowedKeys allowed(String place) {
    Path path = path(place);
    if (!Files.exists(path)) {
      throw usage("cannot read the clients' keys: there is no " + place + ".");
    }
    return Files.isDirectory(path) ? AllowedKeys.directory(path) : AllowedKeys.file(path);
  }

  private boolean provesItself() {
    return serverKey != null || user != null || passwordFile != null;
  }

  private boolean admits() {
    return clients != null || anyClient || passwords != null;
  }

  private void checkKeys() {
    if (keys != null && serverKey == null && clients == null && !anyClient) {
      throw usage(
          "--keys needs --server-key, for with CURVE a client must know the server's public key;"
              + " or, where others connect, --clients or --any-client.");
    }
  }

  private static CurveKeys ownKeys(String file) {
    return reading("the keys", () -> CurveKeys.read(path(file)));
  }

  private String password() {
    if (passwordFile != null) {
      List<String> lines = reading("the password", () -> Files.readAllLines(path(passwordFile)));
      if (lines.isEmpty()) {
        throw usage("the first line of " + passwordFile + " must be the password.");
      }
      return lines.get(0);
    }
    String password = environment.get(PASSWORD_VARIABLE);
    if (password == null) {
      throw usage(
          "--user needs a password: in a file, --password-file, or in the variable "
              + PASSWORD_VARIABLE
              + " of the environment.");
    }
    return password;
  }

  private static Map<String, String> passwords(String file) throws IOException {
    Map<String, String> result = new LinkedHashMap<>();
    int number = 0;
    for (String line : Files.readAllLines(path(file))) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw usage("%s: line %d must be name:password.".formatted(file, number));
      }
      result.put(line.substring(0, colon), line.substring(colon + 1));
    }
    return result;
  }

  private static Path path(String file) {
    try {
      return Path.of(file);
    } catch (InvalidPathException e) {
      throw usage("'" + file + "' is no name of a file.");
    }
  }

  private interface Reading<T> {
    T read() throws IOException;
  }

  private static <T> T reading(String what, Reading<T> reading) {
    try {
      return reading.read();
    } catch (IOException e) {
      throw usage("cannot read " + what + ": " + e + ".");
    }
  }

  private static Security checked(String option, Supplier<Security> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException e) {
      throw usage(option + ": " + e.getMessage());
    }
  }

  private static CommandException usage(String message) {
    return new CommandException(ExitCode.USAGE, message);
  }
}
