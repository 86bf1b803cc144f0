package dev.zerorpc.stub;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One service as a server sees it: what it offers, and how a call reaches the user's
 * implementation.
 */
public interface ServiceDispatcher {
  /** The service's name, as introspection reports it. */
  String name();

  /** What the service's contract says about it, or null. */
  @Nullable String documentation();

  /** The methods; a method's place in this list is its index. */
  List<MethodDescriptor<?>> methods();

  /**
   * Whether a method's handler never waits and so may run on the I/O thread of a server, puller or
   * subscriber, between two messages; see {@link dev.zerorpc.InlineHandlers}. Asked once for each
   * method, when the server starts.
   *
   * @param method the index of the method
   */
  default boolean isInline(int method) {
    return false;
  }

  /**
   * Decodes the arguments, calls the implementation and hands its answer to {@code call}. Runs on a
   * thread of the server's executor, or on its I/O thread if {@link #isInline} says so; the number
   * of arguments has been checked.
   *
   * @param method the index of the method called
   * @throws Exception whatever the implementation throws; the server makes one error answer of it
   */
  void dispatch(int method, ServerCall call) throws Exception;
}
