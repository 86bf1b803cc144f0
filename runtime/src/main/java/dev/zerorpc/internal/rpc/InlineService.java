package dev.zerorpc.internal.rpc;

import dev.zerorpc.stub.MethodDescriptor;
import dev.zerorpc.stub.ServerCall;
import dev.zerorpc.stub.ServiceDispatcher;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A service of which some handlers run on the I/O thread.
 *
 * @param service the service
 * @param inline the names of their methods
 */
public record InlineService(ServiceDispatcher service, Set<String> inline)
    implements ServiceDispatcher {
  /** Copies the names. */
  public InlineService {
    inline = Set.copyOf(inline);
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
    return service.methods();
  }

  @Override
  public boolean isInline(int method) {
    return inline.contains(methods().get(method).name());
  }

  @Override
  public void dispatch(int method, ServerCall call) throws Exception {
    service.dispatch(method, call);
  }
}
