package dev.zerorpc;

import dev.zerorpc.internal.rpc.InlineService;
import dev.zerorpc.stub.MethodDescriptor;
import dev.zerorpc.stub.ServiceDispatcher;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Runs handlers on the I/O thread of a server, puller or subscriber, as soon as their request or
 * message is there, instead of handing them to a thread of the executor: two changes of threads
 * less for a call, one for a message, which is a good part of what a short one takes.
 *
 * <pre>{@code
 * RpcServer.builder().service(InlineHandlers.of(GreeterDispatcher.of(new HelloServer())))
 * }</pre>
 *
 * <p>Meant for handlers that never wait: for a lock, a disk, a database, another server, or a
 * computation of more than some microseconds. While one runs, nothing else of this server goes on:
 * no other call or message, no heartbeat. One that takes more than 50 ms is named in the log, as
 * are messages for one method that come together and take that long. A blocking call of a client
 * inside of one throws an {@link IllegalStateException}; futures may be used and returned. A stream
 * that a handler returns is read on the executor's threads as usual.
 *
 * <p>Such a handler is never interrupted, and neither {@linkplain RpcServer.Builder#queueLimit the
 * limit of waiting calls} nor that of their bytes applies, since it never waits. Interceptors run
 * on the I/O thread too. At a {@link Puller} or {@link Subscriber}, messages for such handlers
 * overtake those that wait for a thread; a message whose handler has returned a future counts as
 * waiting until that is complete.
 */
public final class InlineHandlers {
  private InlineHandlers() {}

  /**
   * All methods of a service.
   *
   * @param service what is to be given to {@link RpcServer.Builder#service(ServiceDispatcher)}, or
   *     to the method of that name of a puller or subscriber, which refuse it if a method takes a
   *     stream from its caller
   */
  public static ServiceDispatcher of(ServiceDispatcher service) {
    return new InlineService(service, names(service));
  }

  /**
   * Some methods of a service; the others run on the executor's threads.
   *
   * @param service the service
   * @param methods their names on the wire
   * @throws IllegalArgumentException if the service has no method of that name
   */
  public static ServiceDispatcher of(ServiceDispatcher service, String... methods) {
    Set<String> names = names(service);
    for (String method : methods) {
      if (!names.contains(method)) {
        throw new IllegalArgumentException(
            service.name() + " has no method '" + method + "'; it has " + names);
      }
    }
    return new InlineService(service, new LinkedHashSet<>(Arrays.asList(methods)));
  }

  private static Set<String> names(ServiceDispatcher service) {
    return service.methods().stream()
        .map(MethodDescriptor::name)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
