package dev.zerorpc;

/**
 * Stands around every call that a server executes, introspection included: for permissions,
 * tracing, measuring. Several are nested in the order in which they were added, the first
 * outermost. Used by any number of threads.
 */
@FunctionalInterface
public interface ServerInterceptor {
  /** What comes next: the following interceptor, or the handler. */
  @FunctionalInterface
  interface Next {
    /**
     * Goes on with the call. When it returns, the handler has returned; that it has answered, too,
     * is only so when it is neither asynchronous nor a stream.
     *
     * @throws Exception what the handler, or a following interceptor, throws
     */
    void proceed() throws Exception;
  }

  /**
   * A call is to be executed; runs on the handler's thread, with {@link CallContext#current()} set,
   * before the arguments are decoded.
   *
   * @param call what is called; {@link CallContext#onEnd} tells how it ended, also when it answers
   *     later
   * @param next to be called once, on this thread, unless the call is refused
   * @throws Exception to refuse the call, or to answer with another error than the handler's
   */
  void intercept(CallContext call, Next next) throws Exception;
}
