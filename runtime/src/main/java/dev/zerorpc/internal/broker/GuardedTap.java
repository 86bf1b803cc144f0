package dev.zerorpc.internal.broker;

import dev.zerorpc.BrokerTap;
import dev.zerorpc.BrokerTap.Direction;
import dev.zerorpc.internal.transport.Envelope;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The user's tap, kept from doing harm to the broker. Confined to the loop's thread. */
final class GuardedTap {
  private static final Logger LOG = System.getLogger(GuardedTap.class.getName());

  private @Nullable BrokerTap tap;

  GuardedTap(@Nullable BrokerTap tap) {
    this.tap = tap;
  }

  void passes(Direction direction, Envelope client, byte[] payload) {
    BrokerTap current = tap;
    if (current == null) {
      return;
    }
    try {
      current.passes(direction, name(client), payload);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "The broker's tap has failed and is shown nothing more", e);
      tap = null;
    }
  }

  private static String name(Envelope client) {
    return client.frames().stream().map(HexFormat.of()::formatHex).collect(Collectors.joining("."));
  }
}
