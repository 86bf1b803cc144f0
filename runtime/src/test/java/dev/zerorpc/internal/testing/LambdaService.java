package dev.zerorpc.internal.testing;

import dev.zerorpc.stub.MethodDescriptor;
import dev.zerorpc.stub.ServerCall;
import dev.zerorpc.stub.ServiceDispatcher;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A dispatcher put together by a test, method by method. */
public final class LambdaService implements ServiceDispatcher {
  /** Answers one method. */
  public interface Handler {
    /** Answers one call. */
    void handle(ServerCall call) throws Exception;
  }

  private final List<MethodDescriptor<?>> methods = new ArrayList<>();
  private final List<Handler> handlers = new ArrayList<>();

  /** Adds a method; its index is the number of those before it. */
  public LambdaService add(MethodDescriptor<?> method, Handler handler) {
    methods.add(method);
    handlers.add(handler);
    return this;
  }

  @Override
  public String name() {
    return "Test";
  }

  @Override
  public @Nullable String documentation() {
    return "A service for tests.";
  }

  @Override
  public List<MethodDescriptor<?>> methods() {
    return methods;
  }

  @Override
  public void dispatch(int method, ServerCall call) throws Exception {
    handlers.get(method).handle(call);
  }
}
