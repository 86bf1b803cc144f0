package dev.zerorpc.contract;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which methods of a service are its own, and not only inherited. */
public final class OwnMethods {
  private OwnMethods() {}

  /** Those that no parent which the contract knows has in the same way. */
  public static List<MethodDefinition> of(ServiceDefinition service, Contract contract) {
    Set<String> inherited = new HashSet<>();
    for (JavaName parent : service.parents()) {
      if (contract.find(parent).orElse(null) instanceof ServiceDefinition known) {
        known.methods().forEach(method -> inherited.add(inheritance(method)));
      }
    }
    return service.methods().stream().filter(m -> !inherited.contains(inheritance(m))).toList();
  }

  /** What an inherited method and the one that is inherited have in common, places included. */
  private static String inheritance(MethodDefinition method) {
    return method.origin().describe() + new MemberText("", true).method(method);
  }
}
