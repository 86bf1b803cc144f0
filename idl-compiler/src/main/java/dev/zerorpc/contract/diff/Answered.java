package dev.zerorpc.contract.diff;

import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.Definition;
import dev.zerorpc.contract.JavaName;
import dev.zerorpc.contract.Mentions;
import dev.zerorpc.contract.MethodDefinition;
import dev.zerorpc.contract.ParameterDefinition;
import dev.zerorpc.contract.ServiceDefinition;
import dev.zerorpc.contract.TypeRef;
import dev.zerorpc.contract.TypeRef.Named;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Which types of a contract servers send to clients, as far as its services say. */
final class Answered {
  private final Set<JavaName> answered;
  private final Set<JavaName> asked;

  private Answered(Set<JavaName> answered, Set<JavaName> asked) {
    this.answered = answered;
    this.asked = asked;
  }

  static Answered in(Contract contract) {
    Set<JavaName> answered = new HashSet<>();
    Set<JavaName> asked = new HashSet<>();
    for (Definition definition : contract.definitions()) {
      if (definition instanceof ServiceDefinition service) {
        for (MethodDefinition method : service.methods()) {
          Stream.ofNullable(method.result().type()).forEach(t -> follow(t, contract, answered));
          method.errors().forEach(error -> follow(error.javaName(), contract, answered));
          method.parameters().stream()
              .map(ParameterDefinition::type)
              .forEach(type -> follow(type, contract, asked));
        }
      }
    }
    return new Answered(answered, asked);
  }

  /** Whether it is sent to clients, or no service uses it at all. */
  boolean contains(JavaName type) {
    return answered.contains(type) || !asked.contains(type);
  }

  private static void follow(TypeRef type, Contract contract, Set<JavaName> reached) {
    Mentions.in(type).map(Named::javaName).forEach(name -> follow(name, contract, reached));
  }

  private static void follow(JavaName start, Contract contract, Set<JavaName> reached) {
    Deque<JavaName> waiting = new ArrayDeque<>(Set.of(start));
    while (!waiting.isEmpty()) {
      JavaName name = waiting.remove();
      if (reached.add(name)) {
        contract.find(name).map(Mentions::names).ifPresent(waiting::addAll);
      }
    }
  }
}
