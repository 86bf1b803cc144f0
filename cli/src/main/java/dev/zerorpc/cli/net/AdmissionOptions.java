package dev.zerorpc.cli.net;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What those who connect to a sub-command have to prove. */
public final class AdmissionOptions {
  @Option(
      names = "--clients",
      paramLabel = "PLACE",
      description =
          "Let in with CURVE only those whose public keys are in the file, one a line, or in the"
              + " folder's files *.key; needs --keys.")
  private @Nullable String clients;

  @Option(
      names = "--any-client",
      description =
          "Let in with CURVE everybody who knows the public key of --keys, which keeps nobody out.")
  private boolean anyClient;

  @Option(
      names = "--passwords",
      paramLabel = "FILE",
      description =
          "Let in those who give a name and a password, unencrypted (PLAIN): lines of name:password.")
  private @Nullable String passwords;

  /** A mixin; picocli fills it. */
  public AdmissionOptions() {}

  Credentials credentials(
      @Nullable String serverKey,
      @Nullable String keys,
      @Nullable String user,
      @Nullable String passwordFile,
      Map<String, String> environment) {
    return new Credentials(
        serverKey, keys, user, passwordFile, clients, anyClient, passwords, environment);
  }
}
