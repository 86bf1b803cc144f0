package dev.zerorpc;

/**
 * Sees every call of a client, before it is sent and when it has ended: for tracing, measuring,
 * credentials. A call that is repeated or made at a second endpoint as well is one call: it begins
 * and ends once, and all its requests carry the same headers. Several are called in the order in
 * which they were added, and told of the end in the opposite order. Used by any number of threads.
 */
@FunctionalInterface
public interface ClientInterceptor {
  /**
   * A call begins; runs on the caller's thread, before anything of the call is encoded. What it
   * throws the caller gets instead of a result, and nothing is sent.
   *
   * @param call what is called; to add headers, and to ask to be told of the end
   */
  void begin(ClientInvocation call);
}
