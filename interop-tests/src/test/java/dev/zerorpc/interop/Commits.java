package dev.zerorpc.interop;

import dev.zerorpc.annotation.RpcService;

/**
 * A service that counts its calls: what {@link CommitIT} and {@code peers/python/commits.py} use.
 */
@RpcService
public interface Commits {
  /** Takes an id and answers with a number that only this id has: {@code 2 * id + 1}. */
  long commit(long id);

  /** How many different ids were taken. */
  long distinct();

  /** How many calls of {@link #commit} there were. */
  long total();
}
