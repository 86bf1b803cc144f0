package dev.zerorpc.internal.rpc;

import dev.zerorpc.stub.MethodDescriptor;
import dev.zerorpc.stub.ServiceDispatcher;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which method of which service a name on the wire means. Immutable. */
final class MethodTable {
  /**
   * A method and who answers it.
   *
   * @param dispatcher the service
   * @param index the method's index there
   * @param descriptor what is known of it
   * @param inline whether its handler runs on the loop's thread
   */
  record Entry(
      ServiceDispatcher dispatcher, int index, MethodDescriptor<?> descriptor, boolean inline) {
    /** Why a call with that many arguments cannot be made, as Python says it, or null. */
    @Nullable String arityMistake(int given) {
      int least = descriptor.requiredParameters();
      int most = descriptor.parameters().size();
      if (given >= least && given <= most) {
        return null;
      }
      String takes = least == most ? Integer.toString(most) : "from " + least + " to " + most;
      return descriptor.name()
          + "() takes "
          + takes
          + (most == 1 ? " argument" : " arguments")
          + " but "
          + given
          + (given == 1 ? " was given" : " were given");
    }
  }

  private final Map<String, Entry> entries;

  private MethodTable(Map<String, Entry> entries) {
    this.entries = Collections.unmodifiableMap(entries);
  }

  /**
   * The methods of all these services.
   *
   * @throws IllegalArgumentException if two of them have the same name
   */
  static MethodTable of(List<ServiceDispatcher> services) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (ServiceDispatcher service : services) {
      List<MethodDescriptor<?>> methods = service.methods();
      for (int i = 0; i < methods.size(); i++) {
        Entry entry = new Entry(service, i, methods.get(i), isInline(service, i));
        Entry earlier = entries.putIfAbsent(entry.descriptor().name(), entry);
        if (earlier != null) {
          throw new IllegalArgumentException(
              "both "
                  + earlier.descriptor()
                  + " and "
                  + entry.descriptor()
                  + " are called '"
                  + entry.descriptor().name()
                  + "' on the wire; rename one with @Name, or give one service a prefix:"
                  + " service(\"prefix\", dispatcher)");
        }
      }
    }
    return new MethodTable(entries);
  }

  private static boolean isInline(ServiceDispatcher service, int method) {
    if (!service.isInline(method)) {
      return false;
    }
    MethodDescriptor<?> descriptor = service.methods().get(method);
    if (descriptor.streamParameter() != null) {
      throw new IllegalArgumentException(
          descriptor
              + " takes a stream from its caller, and whoever reads a stream waits for it; its"
              + " handler cannot run on the I/O thread: leave it out of InlineHandlers.of");
    }
    return true;
  }

  @Nullable Entry find(String name) {
    return entries.get(name);
  }

  /** All methods in order, services in the order in which they were added. */
  List<Entry> all() {
    return new ArrayList<>(entries.values());
  }
}
