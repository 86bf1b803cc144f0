package dev.zerorpc.cli.net;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a sub-command proves who it is to the server that it connects to. */
public final class SecurityOptions {
  @Option(
      names = "--server-key",
      paramLabel = "KEY",
      description = "Encrypt with CURVE: the server's public key, or a file that holds it.")
  private @Nullable String serverKey;

  @Option(
      names = "--keys",
      paramLabel = "FILE",
      description = "The file of one's own CURVE keys, see keygen; new ones unless given.")
  private @Nullable String keys;

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description =
          "Give the server a name and a password, unencrypted (PLAIN). The password is in"
              + " ZERORPC_PASSWORD, or in --password-file.")
  private @Nullable String user;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "The file whose first line is the password of --user.")
  private @Nullable String passwordFile;

  /** A mixin; picocli fills it. */
  public SecurityOptions() {}

  /** What was said. */
  public Credentials credentials() {
    return new Credentials(serverKey, keys, user, passwordFile, null, false, null, System.getenv());
  }

  /** What was said, together with what those who connect have to prove. */
  public Credentials credentials(AdmissionOptions admission) {
    return admission.credentials(serverKey, keys, user, passwordFile, System.getenv());
  }
}
