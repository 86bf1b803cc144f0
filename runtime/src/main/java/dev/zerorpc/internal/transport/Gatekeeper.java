package dev.zerorpc.internal.transport;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides which peers a server talks to. */
public interface Gatekeeper extends AutoCloseable {
  /**
   * Decides about a peer that has just connected, on the loop's thread; must neither block nor
   * throw.
   *
   * @param mechanism {@code CURVE} or {@code PLAIN}
   * @param credentials with CURVE the client's public key, proven to be its own; with PLAIN user
   *     and password
   * @return the name that calls of the peer carry, or null to refuse it
   */
  @Nullable String admit(String mechanism, List<byte[]> credentials);

  /** Whether a peer that was admitted under that name still would be; any thread, at once. */
  boolean stillAdmits(String identity);

  /** Says what to run, on any thread, when fewer peers are admitted than before. */
  void onWithdrawal(Runnable action);

  /** Nobody asks any more. */
  @Override
  void close();
}
