package dev.zerorpc.idl.remote;

import org.jspecify.annotations.Nullable;

/**
 * Asks a running server. Who has a client supplies it: the contract compiler itself knows no
 * network.
 */
@FunctionalInterface
public interface RemoteInspection {
  /**
   * Calls one of the methods that every server has.
   *
   * @param method its name, such as {@code _zerorpc_inspect}
   * @param arguments its arguments
   * @return the answer as plain Java: null, {@code Boolean}, numbers, {@code String}, {@code
   *     byte[]}, {@code List}, {@code Map}; anything else is told apart from these and nothing more
   * @throws InspectionException if the server answers with an error, or not at all
   */
  @Nullable Object call(String method, Object... arguments) throws InspectionException;
}
