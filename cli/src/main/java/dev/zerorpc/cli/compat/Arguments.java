package dev.zerorpc.cli.compat;

import dev.zerorpc.Security;
import dev.zerorpc.cli.net.Credentials;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the command line said, as the Python command understands it. */
final class Arguments {
  boolean help;
  boolean version;
  boolean client = true;
  boolean json;
  boolean printJson;
  boolean inspect;
  boolean activeHeartbeat;
  boolean debug;
  BigInteger timeout = BigInteger.valueOf(30);
  BigInteger heartbeat = BigInteger.valueOf(5);
  @Nullable BigInteger poolSize;
  @Nullable String classPath;
  @Nullable String contract;
  @Nullable String serverKey;
  @Nullable String keys;
  @Nullable String clients;
  boolean anyClient;
  @Nullable String user;
  @Nullable String passwordFile;
  @Nullable String passwords;
  final List<String> connects = new ArrayList<>();
  final List<String> binds = new ArrayList<>();
  @Nullable String address;
  @Nullable String command;
  final List<String> params = new ArrayList<>();

  /** With an address among the options, the first word is the command and not the address. */
  void shift() {
    if (binds.isEmpty() && connects.isEmpty()) {
      return;
    }
    if (command != null) {
      params.add(0, command);
    }
    command = address;
    address = null;
  }

  /**
   * How this side proves itself, or what it asks others to prove; null if nothing was said.
   *
   * @throws dev.zerorpc.cli.CommandException if the options do not fit together, or a file cannot
   *     be used
   */
  @Nullable Security security() {
    return new Credentials(
            serverKey, keys, user, passwordFile, clients, anyClient, passwords, System.getenv())
        .either();
  }

  boolean hasEndpoint() {
    return address != null || !binds.isEmpty() || !connects.isEmpty();
  }

  /** All that is connected to, in the order in which the Python command does it. */
  List<String> endpoints() {
    List<String> all = new ArrayList<>();
    if (address != null) {
      all.add(address);
    }
    all.addAll(connects);
    return all;
  }
}
