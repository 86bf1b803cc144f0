package dev.zerorpc.cli.net;

import dev.zerorpc.RemoteException;
import dev.zerorpc.RpcClient;
import dev.zerorpc.RpcException;
import dev.zerorpc.idl.remote.InspectionException;
import dev.zerorpc.idl.remote.RemoteInspection;
import org.jspecify.annotations.Nullable;

/**
 * Asks a client's server about itself.
 *
 * @param client the client
 */
public record ServerInspection(RpcClient client) implements RemoteInspection {
  @Override
  public @Nullable Object call(String method, Object... arguments) throws InspectionException {
    try {
      return client.call(method, arguments);
    } catch (RemoteException e) {
      throw InspectionException.refused(e.name() + ": " + e.remoteMessage(), e);
    } catch (RpcException e) {
      throw InspectionException.unreachable(String.valueOf(e.getMessage()), e);
    }
  }
}
