package dev.zerorpc.internal.rpc;

import dev.zerorpc.stub.MethodDescriptor;
import dev.zerorpc.stub.ServerCall;
import dev.zerorpc.stub.ServiceDispatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A service whose methods have a prefix on the wire. */
public final class PrefixedService implements ServiceDispatcher {
  private final ServiceDispatcher service;
  private final List<MethodDescriptor<?>> methods = new ArrayList<>();

  /** Offers all methods of the service under the prefix. */
  public PrefixedService(String prefix, ServiceDispatcher service) {
    this.service = Objects.requireNonNull(service, "service");
    for (MethodDescriptor<?> method : service.methods()) {
      methods.add(method.withPrefix(prefix));
    }
  }

  @Override
  public String name() {
    return service.name();
  }

  @Override
  public @Nullable String documentation() {
    return service.documentation();
  }

  @Override
  public List<MethodDescriptor<?>> methods() {
    return methods;
  }

  @Override
  public boolean isInline(int method) {
    return service.isInline(method);
  }

  @Override
  public void dispatch(int method, ServerCall call) throws Exception {
    service.dispatch(method, call);
  }
}
