package dev.zerorpc;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Warns of endpoints that anybody on the network can read and call. */
final class PublicBinds {
  private static final Logger LOG = System.getLogger("dev.zerorpc.security");

  private PublicBinds() {}

  /** Logs one warning for all of the endpoints that other machines can reach unencrypted. */
  static void warn(List<String> bound, @Nullable Security security) {
    if (security != null && security.isEncrypted()) {
      return;
    }
    List<String> reachable = bound.stream().filter(PublicBinds::isPublic).toList();
    if (!reachable.isEmpty()) {
      LOG.log(
          Level.WARNING,
          "{0} can be reached from other machines and is not encrypted{1}; bind"
              + " tcp://127.0.0.1:port, or protect it with security(CurveServer.of(...))",
          String.join(", ", reachable),
          security == null ? ", and everybody is served" : "");
    }
  }

  private static boolean isPublic(String endpoint) {
    if (!endpoint.startsWith("tcp://")) {
      return false;
    }
    String host = endpoint.substring("tcp://".length(), endpoint.lastIndexOf(':'));
    if (host.equals("*")) {
      return true;
    }
    try {
      return !InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      // It was resolved a moment ago, to be bound; who knows what it is.
      return true;
    }
  }
}
