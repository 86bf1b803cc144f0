package dev.zerorpc.contract.diff;

import dev.zerorpc.contract.Definition;
import dev.zerorpc.contract.MethodDefinition;
import dev.zerorpc.contract.ServiceDefinition;
import java.util.Set;
import java.util.stream.Collectors;

/** A definition that the new contract does not have. */
final class RemovedDefinition {
  private RemovedDefinition() {}

  static void report(Definition old, Comparison comparison) {
    String name = Comparison.name(old);
    String hint =
        Likeness.hint(
            name,
            comparison.added(),
            now -> now.kind().equals(old.kind()) && isAlike(old, now, comparison),
            Comparison::name,
            "");
    if (old instanceof ServiceDefinition) {
      comparison.reportHinting(hint, ChangeCode.SERVICE_REMOVED, old.origin(), null, name);
    } else {
      comparison.reportHinting(hint, ChangeCode.TYPE_REMOVED, old.origin(), null, old.kind(), name);
    }
  }

  private static boolean isAlike(Definition old, Definition now, Comparison comparison) {
    if (old instanceof ServiceDefinition service && now instanceof ServiceDefinition other) {
      Set<String> names = methods(service);
      names.retainAll(methods(other));
      return names.size() * 2 > Math.max(service.methods().size(), 1);
    }
    return old.wireName().equals(now.wireName())
        || WireShape.of(old, comparison.before()).equals(WireShape.of(now, comparison.after()));
  }

  private static Set<String> methods(ServiceDefinition service) {
    return service.methods().stream().map(MethodDefinition::wireName).collect(Collectors.toSet());
  }
}
