package dev.zerorpc.idl.remote;

import org.jspecify.annotations.Nullable;

/**
 * What to import as what.
 *
 * @param source where the server is, as a comment of the written file says it: an endpoint
 * @param namespace the namespace of the contract, which is its Java package, too; names with dots
 * @param serviceName the name of the service, or null for the one that the server has
 */
public record ImportRequest(String source, String namespace, @Nullable String serviceName) {
  /** Checks the names. */
  public ImportRequest {
    if (!ImportNames.isPath(namespace)) {
      throw new IllegalArgumentException(
          "the namespace '%s' is none: write names with dots between them, such as metrics.v1"
              .formatted(namespace));
    }
    if (serviceName != null && !ImportNames.isIdentifier(serviceName)) {
      throw new IllegalArgumentException(
          "the service name '%s' is none: write letters, digits and underscores, such as Metrics"
              .formatted(serviceName));
    }
  }
}
