package dev.zerorpc.internal.transport;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Finds the addresses that a host's name stands for. May block; never called on a loop's thread.
 */
@FunctionalInterface
interface HostLookup {
  /** The name service of the machine, through the virtual machine's cache. */
  HostLookup SYSTEM = host -> List.of(InetAddress.getAllByName(host));

  /**
   * Finds the addresses of a name, at least one.
   *
   * @throws UnknownHostException if there are none, or none could be found out now
   */
  List<InetAddress> addresses(String host) throws UnknownHostException;
}
